#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_remove.html
Refusals judge_departure(const World& world, const Id& id) {
  const Account& account = world.accounts.at(id);
  const Organization& organization = world.organizations.at(account.organization);
  if (organization.management == id) return {{"MasterCannotLeaveOrganizationException", ""}};
  Refusals refusals;
  const auto refuse = [&](const char* reason) {
    refusals.push_back({"ConstraintViolationException", reason});
  };
  if (std::ranges::any_of(organization.delegations, [&](const auto& entry) { return entry.first == id; })) {
    refuse("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
  }
  if (account.joined_method == "CREATED" && world.now_ms < account.joined_ms + world.limits.leave_wait_ms) {
    refuse("WAIT_PERIOD_ACTIVE");
  }
  if (!account.has_agreement) refuse("ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA");
  if (!account.has_verified_phone) refuse("ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION");
  if (!account.has_payment_method) refuse("MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED");
  return refusals;
}

void depart(World& world, const Id& id) {
  Account& account = world.accounts.at(id);
  Organization& organization = world.organizations.at(account.organization);
  organization.tags.erase(id);
  std::erase_if(organization.attachments, [&](const auto& entry) { return entry.first == id; });
  std::erase_if(organization.delegations, [&](const auto& entry) { return entry.first == id; });
  const Id left = account.organization;
  account.organization.clear();
  account.parent.clear();
  account.joined_method.clear();
  stop_waiting_for(world, left, id);
}

void join(World& world, const Id& organization, const Id& id, const std::string& joined_method) {
  Account& account = world.accounts.at(id);
  account.organization = organization;
  account.parent = world.organizations.at(organization).root;
  account.joined_method = joined_method;
  account.joined_ms = world.now_ms;
  attach_standard_policies(world.organizations.at(organization), id);
}

namespace {

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_LeaveOrganization.html
Refusals judge_leave(const World& world, const Step& step) {
  if (world.organization_of(step.caller) == nullptr) return {{"AWSOrganizationsNotInUseException", ""}};
  return judge_departure(world, step.caller);
}

void leave(World& world, const Step& step, const json::object&) { depart(world, step.caller); }

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_RemoveAccountFromOrganization.html
Refusals judge_remove(const World& world, const Organization&, const Step& step) {
  const auto account = world.accounts.find(text(step.input, "AccountId"));
  if (account == world.accounts.end() ||
      account->second.organization != world.accounts.at(step.caller).organization) {
    return {{"AccountNotFoundException", ""}};
  }
  return judge_departure(world, account->first);
}

void remove(World& world, const Step& step, const json::object&) {
  depart(world, text(step.input, "AccountId"));
}

constexpr Rule kRules[] = {
    {"LeaveOrganization", judge_leave, leave},
    {"RemoveAccountFromOrganization", for_management<judge_remove>, remove},
};

}  // namespace

std::span<const Rule> departure_rules() { return kRules; }

}  // namespace groundwork::organizations_model
