#include "services/organizations/table.hpp"

#include "api/organizations/types.hpp"
#include "plane/organizations/errors.hpp"
#include "services/organizations/delegation.hpp"

namespace groundwork::services::organizations {
namespace {

aws::ApiError refuse_one(const shape::Violation& violation) {
  using plane::organizations::invalid_input;
  // Such as a state, or the key of a tag to remove.
  if (violation.in_list) {
    return invalid_input("INVALID_LIST_MEMBER",
                         "You provided a list to a parameter that contains at least one invalid value.");
  }
  switch (violation.kind) {
    case shape::ConstraintKind::required:
      return invalid_input("INPUT_REQUIRED", "You must include a value for all required parameters.");
    case shape::ConstraintKind::enum_value:
      if (violation.shape->name == "PolicyType" || violation.shape->name == "EffectivePolicyType") {
        return invalid_input("INVALID_ENUM_POLICY_TYPE", "You specified an invalid policy type string.");
      }
      return invalid_input("INVALID_ENUM", "You specified an invalid value.");
    case shape::ConstraintKind::length_max:
      return invalid_input("MAX_LENGTH_EXCEEDED",
                           "You provided a string parameter that is longer than allowed.");
    case shape::ConstraintKind::length_min:
      return invalid_input("MIN_LENGTH_EXCEEDED",
                           "You provided a string parameter that is shorter than allowed.");
    case shape::ConstraintKind::range_max:
      return invalid_input("MAX_VALUE_EXCEEDED",
                           "You provided a numeric parameter that has a larger value than allowed.");
    case shape::ConstraintKind::range_min:
      return invalid_input("MIN_VALUE_EXCEEDED",
                           "You provided a numeric parameter that has a smaller value than allowed.");
    case shape::ConstraintKind::pattern:
      break;
  }
  return plane::organizations::invalid_pattern();
}

/// Organizations tells of one broken constraint alone.
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html
aws::ApiError refuse(const std::vector<shape::Violation>& violations) {
  return refuse_one(violations.front());
}

}  // namespace

const Table& table() {
  static const Table kTable = [] {
    Table made(api::organizations::service(), refuse);
    add_organization(made);
    add_tree(made);
    add_accounts(made);
    add_policies(made);
    add_attachments(made);
    add_effective_policies(made);
    add_resource_policy(made);
    add_tags(made);
    add_service_access(made);
    add_handshakes(made);
    add_departures(made);
    add_responsibility_transfers(made);
    delegate_operations(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::organizations
