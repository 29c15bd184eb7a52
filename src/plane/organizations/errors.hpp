#pragma once

#include <string_view>

#include "aws/error.hpp"

/// Organizations' refusals that more than one rule uses, in AWS's words where they are known.
/// https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html
namespace groundwork::plane::organizations {

aws::ApiError refusal(std::string_view code, std::string_view message);
/// InvalidInputException; `reason` is one of InvalidInputExceptionReason.
aws::ApiError invalid_input(std::string_view reason, std::string_view message);
/// HandshakeConstraintViolationException; `reason` is one of HandshakeConstraintViolationExceptionReason.
aws::ApiError handshake_constraint(std::string_view reason, std::string_view message);
/// ConstraintViolationException; `reason` is one of ConstraintViolationExceptionReason.
aws::ApiError constraint_violation(std::string_view reason, std::string_view message);

aws::ApiError invalid_pattern();  ///< InvalidInputException: a text is of another form than it should be
aws::ApiError not_in_use();       ///< the caller's account stands alone
aws::ApiError access_denied();    ///< a member that may not call the operation
aws::ApiError account_not_found();
aws::ApiError parent_not_found();
aws::ApiError child_not_found();
aws::ApiError target_not_found();
aws::ApiError organizational_unit_not_found();
aws::ApiError root_not_found();
aws::ApiError policy_not_found();
aws::ApiError needs_all_features();

}  // namespace groundwork::plane::organizations
