#include "portal/errors.hpp"

#include <fmt/format.h>

namespace groundwork::portal {
namespace {

using api::portal::Problem;
using api::portal::ProblemCode;

boost::json::value field(std::string_view name, std::string_view message) {
  return boost::json::object{{"name", name}, {"message", message}};
}

aws::ApiError validation_exception(std::string message, boost::json::array fields) {
  return aws::ApiError("ValidationException", std::move(message))
      .with("fieldList", boost::json::value(std::move(fields)));
}

}  // namespace

aws::ApiError invalid_field(std::string_view name, std::string_view message) {
  return validation_exception(fmt::format("{}: {}", name, message), {field(name, message)});
}

aws::ApiError invalid_fields(const std::vector<shape::Violation>& violations) {
  boost::json::array fields;
  for (const shape::Violation& violation : violations)
    fields.push_back(field(violation.path, violation.message));
  return validation_exception(shape::validation_message(violations), std::move(fields));
}

// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-creating.html
aws::ApiError weak_root_password(std::string_view name) {
  return invalid_field(name,
                       "The password must have 8 to 128 characters, of at least three of these kinds: upper "
                       "case, lower case, digits, symbols. It must be neither the account's name nor its "
                       "e-mail address.");
}

aws::ApiError email_in_use() {
  return {"EmailInUseException",
          "An AWS account with this e-mail address exists. Sign in to it, or use another address.", 409};
}

aws::ApiError too_many_codes() {
  return {"TooManyCodesException", "Too many codes were sent. Use the last one, or try again in an hour.",
          429};
}

aws::ApiError sign_up_not_found() {
  return {"SignUpNotFoundException", "There is no such sign-up, or it was given up long ago. Start anew.",
          404};
}

aws::ApiError sign_up_step(plane::signup::Step due) {
  const std::string_view name = plane::signup::step_name(due);
  std::string message = due == plane::signup::Step::complete
                            ? "The sign-up is complete and cannot be changed any more."
                            : fmt::format("The step {} of the sign-up is due.", name);
  return aws::ApiError("SignUpStepException", std::move(message), 409).with("nextStep", name);
}

aws::ApiError sign_in_not_found() {
  return {"SignInNotFoundException", "The sign-in took too long, or has ended. Start anew.", 404};
}

aws::ApiError sign_in_step(plane::signin::Step due) {
  const std::string_view name = plane::signin::step_name(due);
  return aws::ApiError("SignInStepException", fmt::format("The step {} of the sign-in is due.", name), 409)
      .with("nextStep", name);
}

aws::ApiError session_not_found() {
  return {"SessionNotFoundException", "The session has ended. Sign in again.", 404};
}

aws::ApiError root_user_alone() {
  return {"AccessDeniedException", "Only the root user of the account can do this.", 403};
}

aws::ApiError passkey_address(std::string message) {
  return {"PasskeyAddressException", std::move(message), 400};
}

aws::ApiError conflict(std::string message) { return {"ConflictException", std::move(message), 409}; }

aws::ApiError access_denied(std::string_view message) {
  return {"AccessDeniedException", std::string(message), 403};
}

std::optional<Problem> problem_of(plane::CodeCheck check) {
  switch (check) {
    case plane::CodeCheck::right:
      return std::nullopt;
    case plane::CodeCheck::wrong:
      return Problem{ProblemCode::kWrongCode, "The code is wrong. Enter the code of the newest message.", {}};
    case plane::CodeCheck::spent:
      return Problem{ProblemCode::kCodeSpent, "Too many wrong codes. Ask for a new one.", {}};
    case plane::CodeCheck::expired:
      return Problem{ProblemCode::kCodeExpired, "The code is no longer good. Ask for a new one.", {}};
  }
  return std::nullopt;
}

std::optional<Problem> problem_of(const plane::signin::Attempt& attempt, const char* wrong) {
  using plane::signin::Outcome;
  switch (attempt.outcome) {
    case Outcome::passed:
      return std::nullopt;
    case Outcome::wrong:
      return Problem{wrong, "Your authentication information is incorrect. Please try again.", {}};
    case Outcome::locked:
      return Problem{
          ProblemCode::kLocked,
          fmt::format("Too many failed attempts. Try again after {}.", base::iso8601(*attempt.locked_until)),
          attempt.locked_until};
    case Outcome::password_expired:
      return Problem{ProblemCode::kPasswordExpired,
                     "Your password has expired. Ask an administrator of the account for a new one.",
                     {}};
  }
  return std::nullopt;
}

}  // namespace groundwork::portal
