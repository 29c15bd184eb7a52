#include "plane/organizations/effective_policies.hpp"

#include <fmt/format.h>

#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/delegation.hpp"
#include "services/organizations/output.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

Access on_policies_of(Call& call, std::string_view target_id, const std::string& type) {
  Access access = on_resource(call, target_id);
  add_context(access, "organizations:PolicyType", type);
  return access;
}

bool asks_about_itself(const Call& call, const model::DescribeEffectivePolicyRequest& input) {
  return !input.target_id || *input.target_id == call.account().str();
}

domain::Member member_of_target(Call& call, const Organization& organization, const std::string& target_id) {
  if (domain::kind_of_id(target_id) != domain::IdKind::account) {
    throw domain::invalid_input("TARGET_NOT_SUPPORTED",
                                "You can't perform the specified operation on that target entity.");
  }
  const auto member = domain::find_member(call.unit, organization, target_id);
  if (!member) throw domain::target_not_found();
  return *member;
}

domain::EffectivePolicy get_effective_policy(Call& call, const Organization& organization,
                                             const domain::Member& member, const domain::PolicyType& type) {
  auto effective = domain::effective_policy(call.unit, organization, member, type);
  if (!effective) domain::refuse_effective_policy();
  return std::move(*effective);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeEffectivePolicy.html
model::DescribeEffectivePolicyResponse describe_effective_policy(
    Call& call, const model::DescribeEffectivePolicyRequest& input) {
  const Organization organization =
      asks_about_itself(call, input) ? domain::organization_of(call.unit, call.account()) : readable(call);
  const domain::Member member =
      member_of_target(call, organization, input.target_id.value_or(call.account().str()));
  const auto effective =
      get_effective_policy(call, organization, member, domain::policy_type(input.policy_type));
  return {.effective_policy = model::EffectivePolicy{.policy_content = effective.content,
                                                     .last_updated_timestamp = effective.updated_at,
                                                     .target_id = member.account.str(),
                                                     .policy_type = input.policy_type}};
}

/// Every member may ask about itself, for which its own policies are enough.
Accesses describe_effective_policy_access(Call& call, const model::DescribeEffectivePolicyRequest& input) {
  Accesses accesses{on_policies_of(call, input.target_id.value_or(call.account().str()), input.policy_type)};
  if (!asks_about_itself(call, input)) delegate_reading(call, accesses);
  return accesses;
}

model::ListAccountsWithInvalidEffectivePolicyResponse list_accounts_with_invalid_effective_policy(
    Call& call, const model::ListAccountsWithInvalidEffectivePolicyRequest& input) {
  const Organization organization = readable(call);
  const auto page =
      domain::accounts_with_invalid_policy(call.unit, organization, domain::policy_type(input.policy_type),
                                           place_of(input), input.max_results.value_or(kPageSizeMax));
  model::ListAccountsWithInvalidEffectivePolicyResponse output{.policy_type = input.policy_type};
  auto& accounts = output.accounts.emplace();
  for (const auto& member : page.members) accounts.push_back(to_api(organization, member));
  if (page.next_after)
    output.next_token = page_token<model::ListAccountsWithInvalidEffectivePolicyRequest>(*page.next_after);
  return output;
}

Accesses list_accounts_with_invalid_effective_policy_access(
    Call&, const model::ListAccountsWithInvalidEffectivePolicyRequest& input) {
  Access access = on_everything();
  add_context(access, "organizations:PolicyType", input.policy_type);
  return {std::move(access)};
}

/// A fault and its number, which is its place in pages.
struct Numbered {
  policy::EffectiveFault fault;
  std::string number;
};

/// The faults behind the one numbered `after`.
std::vector<Numbered> numbered(std::vector<policy::EffectiveFault> faults, const std::string& after,
                               std::int64_t limit) {
  std::vector<Numbered> found;
  std::size_t number = 0;
  for (policy::EffectiveFault& fault : faults) {
    std::string text = fmt::format("{:06}", ++number);
    if (text <= after || static_cast<std::int64_t>(found.size()) == limit) continue;
    found.push_back({std::move(fault), std::move(text)});
  }
  return found;
}

model::ListEffectivePolicyValidationErrorsResponse list_effective_policy_validation_errors(
    Call& call, const model::ListEffectivePolicyValidationErrorsRequest& input) {
  const Organization organization = readable(call);
  const domain::PolicyType& type = domain::policy_type(input.policy_type);
  const domain::Member member = domain::get_member(call.unit, organization, input.account_id);
  const auto effective = get_effective_policy(call, organization, member, type);
  model::ListEffectivePolicyValidationErrorsResponse output{.account_id = member.account.str(),
                                                            .policy_type = input.policy_type,
                                                            .path = member.path(),
                                                            .evaluation_timestamp = effective.updated_at};
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return numbered(policy::effective_faults(type.grammar(), effective.node), after, limit);
  };
  auto& errors = output.effective_policy_validation_errors.emplace();
  for (auto& [fault, number] : page_of(input, output, fetch, [](const auto& one) { return one.number; })) {
    errors.push_back({.error_code = fault.code,
                      .error_message = fault.message,
                      .path_to_error = fault.path,
                      .contributing_policies = fault.contributors});
  }
  return output;
}

Accesses list_effective_policy_validation_errors_access(
    Call& call, const model::ListEffectivePolicyValidationErrorsRequest& input) {
  return {on_policies_of(call, input.account_id, input.policy_type)};
}

}  // namespace

void add_effective_policies(Table& table) {
  table.on<&describe_effective_policy, &describe_effective_policy_access>("DescribeEffectivePolicy");
  table.on<&list_accounts_with_invalid_effective_policy, &list_accounts_with_invalid_effective_policy_access>(
      "ListAccountsWithInvalidEffectivePolicy");
  table.on<&list_effective_policy_validation_errors, &list_effective_policy_validation_errors_access>(
      "ListEffectivePolicyValidationErrors");
}

}  // namespace groundwork::services::organizations
