#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sigv4/canonical.hpp"
#include "sigv4/fault.hpp"
#include "sigv4/request_view.hpp"

namespace groundwork::sigv4 {

/// What a signed request says of its signature, as text.
struct AuthorizationParts {
  std::string credential, signature, date;
  std::vector<std::string> signed_headers;  ///< lower case, sorted
  std::optional<std::string> session_token;
  std::optional<std::int64_t> expires_seconds;  ///< of a presigned request that has it
  bool presigned = false;
};

/// Reads the Authorization header, with the date and token headers that belong to it.
std::optional<Fault> read_authorization_header(const RequestView& request, std::string_view authorization,
                                               AuthorizationParts& parts);
/// Reads the X-Amz-* parameters of a presigned request.
std::optional<Fault> read_authorization_query(const QueryParameters& parameters, AuthorizationParts& parts);

/// The first value of a parameter.
const std::string* find_parameter(const QueryParameters& parameters, std::string_view name);

}  // namespace groundwork::sigv4
