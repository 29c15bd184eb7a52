#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/portal/types.hpp"
#include "aws/error.hpp"
#include "plane/signin.hpp"
#include "plane/signup.hpp"
#include "plane/signup_codes.hpp"
#include "shape/constraints.hpp"

namespace groundwork::portal {

/// ValidationException about one field; `message` says what to do.
aws::ApiError invalid_field(std::string_view name, std::string_view message);
/// The same for constraints of the model.
aws::ApiError invalid_fields(const std::vector<shape::Violation>& violations);

/// A password that a root user may not have.
aws::ApiError weak_root_password(std::string_view field);
aws::ApiError email_in_use();
aws::ApiError too_many_codes();
aws::ApiError sign_up_not_found();
/// The step that was asked for cannot be taken: another one is due.
aws::ApiError sign_up_step(plane::signup::Step due);
aws::ApiError sign_in_not_found();
aws::ApiError sign_in_step(plane::signin::Step due);
aws::ApiError session_not_found();
/// The session is an IAM user's, and what was asked for is the root user's alone.
aws::ApiError root_user_alone();
/// Passkeys cannot be used where the page was opened; `message` says where they can.
aws::ApiError passkey_address(std::string message);
/// Something is there already, or is at its limit.
aws::ApiError conflict(std::string message);
aws::ApiError access_denied(std::string_view message);

/// What is answered in place of an error where an attempt was counted; nullopt where all went well.
std::optional<api::portal::Problem> problem_of(plane::CodeCheck check);
std::optional<api::portal::Problem> problem_of(const plane::signin::Attempt& attempt, const char* wrong);

}  // namespace groundwork::portal
