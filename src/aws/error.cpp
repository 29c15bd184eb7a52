#include "aws/error.hpp"

#include <fmt/format.h>

namespace groundwork::aws {

ApiError access_denied(std::string message) { return {"AccessDenied", std::move(message), 403}; }

ApiError validation_error(std::string message) { return {"ValidationError", std::move(message), 400}; }

ApiError not_implemented(std::string_view service, std::string_view operation) {
  return {"NotImplemented",
          fmt::format("{}:{} is an operation of AWS that Groundwork knows and does not carry out yet.",
                      service, operation),
          501};
}

ApiError internal_failure() {
  return {"InternalFailure", "The request processing has failed because of an unknown error.", 500};
}

}  // namespace groundwork::aws
