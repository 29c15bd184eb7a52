#pragma once

#include <span>
#include <string>
#include <vector>

#include "shape/descriptor.hpp"

/// What a model says about values beyond their type: required, length, range, pattern, enumeration.
namespace groundwork::shape {

enum class ConstraintKind : std::uint8_t {
  required,
  enum_value,
  pattern,
  length_max,
  length_min,
  range_max,
  range_min,
};

/// One broken constraint. `message` is one clause of AWS's text:
/// "Value 'x' at 'userName' failed to satisfy constraint: Member must have length less than or equal to 64".
struct Violation {
  std::string path;  ///< lower camel, with list positions from 1: `tags.1.member.key`
  ConstraintKind kind;
  std::string message;
  const Shape*
      shape;  ///< whose constraint is broken: of the element or key where a list's element or map's key is
  bool in_list = false;  ///< it is a list's element that breaks it; `path` is the list's
};

/// Every violation in `object`, which is of `shape`, in the order of the model's members; empty where all is
/// well. `missing` are the paths of required members that the wire did not carry: a required member is a
/// plain value in C++, so only the reader of the wire can tell.
std::vector<Violation> check_constraints(const Shape& shape, const void* object,
                                         std::span<const std::string> missing = {});

/// "2 validation errors detected: ...; ..." in AWS's form.
std::string validation_message(const std::vector<Violation>& violations);

}  // namespace groundwork::shape
