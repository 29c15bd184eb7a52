#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "organizations/rules.hpp"
#include "plane/testing.hpp"

namespace groundwork::organizations_model {

struct Answer {
  json::object output;
  std::optional<Refusal> refusal;
  std::string message;  ///< of the refusal
};

/// The service as a client sees it, without network and signatures: JSON in, JSON out, in between what the
/// gateway does once it has decided that the caller may.
class Api {
 public:
  explicit Api(plane::TestPlane& plane) : plane_(plane) {}

  Answer ask(const Id& caller, std::string_view operation, const json::object& input);
  /// What must not be refused; throws std::runtime_error where it is.
  json::object get(const Id& caller, std::string_view operation, const json::object& input);
  /// The member `items` of every page of a listing, the pages being small.
  std::vector<json::object> list(const Id& caller, std::string_view operation, json::object input,
                                 std::string_view items);

 private:
  plane::TestPlane& plane_;
};

}  // namespace groundwork::organizations_model
