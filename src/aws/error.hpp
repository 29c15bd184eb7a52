#pragma once

#include <concepts>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/json/value.hpp>

namespace groundwork::aws {

/// A refusal in AWS's own terms. Thrown by whoever refuses, caught once in the gateway, which spells it in
/// the caller's protocol. `code` is the code of the error shape as the model names it for that service's
/// protocol
/// (`NoSuchEntity` for IAM, `AccountNotFoundException` for Organizations).
class ApiError : public std::exception {
 public:
  ApiError(std::string error_code, std::string error_message, int status = 400)
      : code(std::move(error_code)), message(std::move(error_message)), http_status(status) {}

  /// Adds a further member of the error shape, such as Organizations' `Reason`.
  template <std::convertible_to<std::string_view> Text>
  ApiError& with(std::string name, const Text& value) & {
    members.emplace_back(std::move(name), boost::json::string(std::string_view(value)));
    return *this;
  }
  template <std::convertible_to<std::string_view> Text>
  ApiError&& with(std::string name, const Text& value) && {
    return std::move(this->with(std::move(name), value));
  }
  /// The same for a member that is more than a text, such as account's `fieldList`.
  ApiError& with(std::string name, boost::json::value value) & {
    members.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  ApiError&& with(std::string name, boost::json::value value) && {
    return std::move(this->with(std::move(name), std::move(value)));
  }
  /// For a refusal that was counted: what the unit of work has written is kept all the same.
  ApiError&& keeping_changes() && {
    keeps_changes = true;
    return std::move(*this);
  }
  const char* what() const noexcept override { return message.c_str(); }

  std::string code;
  std::string message;
  int http_status;
  bool keeps_changes = false;
  std::vector<std::pair<std::string, boost::json::value>> members;
};

/// Refusals that every service knows, spelled without a protocol: the gateway adds `Exception` and picks the
/// status where the protocol asks for it (facts of AWS's common errors page).
ApiError access_denied(std::string message);
ApiError validation_error(std::string message);
ApiError not_implemented(std::string_view service, std::string_view operation);
ApiError internal_failure();

}  // namespace groundwork::aws
