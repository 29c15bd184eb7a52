#pragma once

#include <string>
#include <string_view>

#include "aws/error.hpp"
#include "protocol/errors.hpp"

namespace groundwork::protocol::json {

/// `{"__type":CODE,"message":...,further members}`; `__type` only where `with_type`.
std::string error_body(const WireError& wire, const aws::ApiError& error, bool with_type);

/// The refusal in a JSON error body: `named_code` (of a header) wins over `__type`, `code` and `Code`.
aws::ApiError read_error_body(std::string_view body, std::string_view named_code, int http_status);

}  // namespace groundwork::protocol::json
