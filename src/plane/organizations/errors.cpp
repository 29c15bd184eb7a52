#include "plane/organizations/errors.hpp"

#include <string>

namespace groundwork::plane::organizations {

aws::ApiError refusal(std::string_view code, std::string_view message) {
  return {std::string(code), std::string(message)};
}

aws::ApiError invalid_input(std::string_view reason, std::string_view message) {
  return refusal("InvalidInputException", message).with("Reason", reason);
}

aws::ApiError constraint_violation(std::string_view reason, std::string_view message) {
  return refusal("ConstraintViolationException", message).with("Reason", reason);
}

aws::ApiError invalid_pattern() {
  return invalid_input("INVALID_PATTERN", "You provided a value that does not match the required pattern.");
}

aws::ApiError handshake_constraint(std::string_view reason, std::string_view message) {
  return refusal("HandshakeConstraintViolationException", message).with("Reason", reason);
}

aws::ApiError not_in_use() {
  return refusal("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.");
}

aws::ApiError access_denied() {
  return refusal("AccessDeniedException", "You don't have permissions to access this resource.");
}

aws::ApiError account_not_found() {
  return refusal("AccountNotFoundException", "You specified an account that doesn't exist.");
}

aws::ApiError parent_not_found() {
  return refusal("ParentNotFoundException", "You specified a parent that doesn't exist.");
}

aws::ApiError child_not_found() {
  return refusal("ChildNotFoundException", "You specified a child that doesn't exist.");
}

aws::ApiError target_not_found() {
  return refusal("TargetNotFoundException", "You specified a target that doesn't exist.");
}

aws::ApiError organizational_unit_not_found() {
  return refusal("OrganizationalUnitNotFoundException",
                 "You specified an organizational unit that doesn't exist.");
}

aws::ApiError root_not_found() {
  return refusal("RootNotFoundException", "You specified a root that doesn't exist.");
}

aws::ApiError policy_not_found() {
  return refusal("PolicyNotFoundException", "You specified a policy that doesn't exist.");
}

aws::ApiError needs_all_features() {
  return constraint_violation(
      "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
      "The request failed because the organization does not have all features enabled. Please enable all "
      "features in your organization and then retry.");
}

}  // namespace groundwork::plane::organizations
