#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html
Refusals judge_create_organization(const World& world, const Step& step) {
  const Account& account = world.accounts.at(step.caller);
  if (!account.organization.empty()) return {{"AlreadyInOrganizationException", ""}};
  Refusals refusals;
  const auto refuse = [&](const char* reason) {
    refusals.push_back({"ConstraintViolationException", reason});
  };
  if (account.state != "ACTIVE") refuse("ACCOUNT_CREATION_NOT_COMPLETE");
  if (!account.has_contact) refuse("MASTER_ACCOUNT_MISSING_CONTACT_INFO");
  if (!account.has_payment_method) refuse("MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED");
  return refusals;
}

void create_organization(World& world, const Step& step, const json::object& output) {
  Organization made;
  made.management = step.caller;
  made.feature_set = text(step.input, "FeatureSet").empty() ? "ALL" : text(step.input, "FeatureSet");
  const Id id = text_at(output, "Organization/Id");
  made.root = text_at(output, "RootId");
  made.nodes[made.root] = {"", "Root"};
  if (made.has_all_features()) {
    made.policy_types = {kScp};
    attach_standard_policies(made, made.root);
  }
  world.organizations[id] = std::move(made);
  join(world, id, step.caller, "INVITED");
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeleteOrganization.html
Refusals judge_delete_organization(const World& world, const Organization& organization, const Step& step) {
  const bool is_growing = std::ranges::any_of(
      organization.creations, [](const auto& entry) { return entry.second.state == "IN_PROGRESS"; });
  if (is_growing || world.members(world.accounts.at(step.caller).organization).size() > 1) {
    return {{"OrganizationNotEmptyException", ""}};
  }
  if (has_transfer_process(world, step.caller)) return constraint("ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS");
  return {};
}

void delete_organization(World& world, const Step& step, const json::object&) {
  const Id id = world.accounts.at(step.caller).organization;
  cancel_handshakes(world, id);
  depart(world, step.caller);
  world.organizations.erase(id);
}

constexpr Rule kRules[] = {
    {"CreateOrganization", judge_create_organization, create_organization},
    {"DeleteOrganization", for_management<judge_delete_organization>, delete_organization},
};

}  // namespace

std::span<const Rule> organization_rules() { return kRules; }

}  // namespace groundwork::organizations_model
