#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace groundwork::aws {

/// A refusal in AWS's own terms. Thrown by whoever refuses, caught once in the gateway, which spells it in the
/// caller's protocol. `code` is the code of the error shape as the model names it for that service's protocol
/// (`NoSuchEntity` for IAM, `AccountNotFoundException` for Organizations).
class ApiError : public std::exception {
 public:
  ApiError(std::string error_code, std::string error_message, int status = 400)
      : code(std::move(error_code)), message(std::move(error_message)), http_status(status) {}

  /// Adds a further member of the error shape, such as Organizations' `Reason`.
  ApiError& with(std::string name, std::string value) & {
    members.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  ApiError&& with(std::string name, std::string value) && {
    return std::move(this->with(std::move(name), std::move(value)));
  }
  const char* what() const noexcept override { return message.c_str(); }

  std::string code;
  std::string message;
  int http_status;
  std::vector<std::pair<std::string, std::string>> members;
};

/// Refusals that every service knows, spelled without a protocol: the gateway adds `Exception` and picks the status
/// where the protocol asks for it (facts of AWS's common errors page).
ApiError access_denied(std::string message);
ApiError validation_error(std::string message);
ApiError not_implemented(std::string_view service, std::string_view operation);
ApiError internal_failure();

}  // namespace groundwork::aws
