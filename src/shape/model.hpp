#pragma once

#include <algorithm>
#include <span>
#include <string_view>

#include "shape/descriptor.hpp"

namespace groundwork::shape {

enum class Protocol : std::uint8_t { aws_query, aws_json_1_0, aws_json_1_1, rest_json };

/// How a listing goes on; empty where the operation does not list.
struct Pagination {
  std::string_view input_token, output_token, items, page_size;
};

struct Operation {
  std::string_view name;
  const Shape* input;            ///< shape_of<Unit>() where the model has none
  const Shape* output;           ///< likewise
  bool readonly = false;         ///< by the model's trait, or by its name (Get, List, Describe)
  bool unauthenticated = false;  ///< the model's @auth([])
  Pagination pagination = {};
  std::string_view http_method = "POST";
  std::string_view http_uri = "/";  ///< with {labels} and fixed query parameters
  int http_code = 200;
};

struct Service {
  std::string_view name;             ///< our folder and the model's file, for example organizations
  std::string_view sdk_id;           ///< for example Organizations
  std::string_view signing_name;     ///< in the credential scope
  std::string_view endpoint_prefix;  ///< of the host name
  std::string_view target_prefix;    ///< of X-Amz-Target, for example AWSOrganizationsV20161128
  std::string_view version;
  std::string_view xml_namespace;
  Protocol protocol;
  std::span<const Operation> operations;  // INVARIANT: sorted by name, so that `find` can bisect
  std::span<const ErrorFacts> errors;

  const Operation* find(std::string_view operation_name) const {
    const auto at = std::lower_bound(operations.begin(), operations.end(), operation_name,
                                     [](const Operation& o, std::string_view n) { return o.name < n; });
    return at != operations.end() && at->name == operation_name ? &*at : nullptr;
  }
};

}  // namespace groundwork::shape
