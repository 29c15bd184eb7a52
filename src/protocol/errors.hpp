#pragma once

#include <string>
#include <string_view>

#include "aws/error.hpp"
#include "shape/model.hpp"

namespace groundwork::protocol {

/// An ApiError as one service's protocol spells it.
struct WireError {
  std::string_view code;  ///< refers to the error, the service or a constant
  int http_status;
  std::string_view message_member;  ///< of a JSON body: `message` or `Message`
};

/// Spells a refusal that every service knows (`AccessDenied`, `ValidationError`, `ExpiredToken`, ...) as the
/// service's protocol does, then takes status and message member from the service's model where it models the
/// code; an unknown code stays as it is with the status that the error carries.
WireError wire_error(const shape::Service& service, const aws::ApiError& error);

}  // namespace groundwork::protocol
