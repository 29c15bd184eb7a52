#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

/// The services that the steps name, and how many delegated administrators each may have.
std::optional<std::size_t> administrators_max(const std::string& service) {
  if (service == "sso.amazonaws.com" || service == "guardduty.amazonaws.com") return 1;
  if (service == "cloudtrail.amazonaws.com") return 3;
  return std::nullopt;
}

/// What any operation on trusted access and delegation asks first.
Refusals judge_service(const Organization& organization, const Step& step) {
  Refusals refusals;
  if (text(step.input, "ServicePrincipal") == "nobody.amazonaws.com") {
    refusals = invalid_input("UNRECOGNIZED_SERVICE_PRINCIPAL");
  }
  if (!organization.has_all_features()) {
    refusals.push_back({"ConstraintViolationException", "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"});
  }
  return refusals;
}

std::size_t administrators_of(const Organization& organization, const std::string& service) {
  return static_cast<std::size_t>(std::ranges::count_if(
      organization.delegations, [&](const auto& entry) { return entry.second == service; }));
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html
Refusals judge_enable(const World&, const Organization& organization, const Step& step) {
  return judge_service(organization, step);
}

void enable(World& world, const Step& step, const json::object&) {
  world.organization_of(step.caller).services.insert(text(step.input, "ServicePrincipal"));
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisableAWSServiceAccess.html
Refusals judge_disable(const World&, const Organization& organization, const Step& step) {
  Refusals refusals = judge_service(organization, step);
  if (administrators_of(organization, text(step.input, "ServicePrincipal")) > 0) {
    refusals.push_back({"ConstraintViolationException", "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE"});
  }
  return refusals;
}

void disable(World& world, const Step& step, const json::object&) {
  world.organization_of(step.caller).services.erase(text(step.input, "ServicePrincipal"));
}

bool is_member(const World& world, const Step& step, const Id& id) {
  const auto account = world.accounts.find(id);
  return account != world.accounts.end() &&
         account->second.organization == world.accounts.at(step.caller).organization;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html
Refusals judge_register(const World& world, const Organization& organization, const Step& step) {
  const Id account = text(step.input, "AccountId");
  Refusals refusals = judge_service(organization, step);
  const auto refuse = [&](const char* reason) {
    refusals.push_back({"ConstraintViolationException", reason});
  };
  if (!is_member(world, step, account)) refusals.push_back({"AccountNotFoundException", ""});
  if (!refusals.empty()) return refusals;
  const std::string service = text(step.input, "ServicePrincipal");
  if (account == organization.management) refuse("CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR");
  if (world.accounts.at(account).state != "ACTIVE") {
    refuse("CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR");
  }
  if (!organization.services.contains(service)) refuse("SERVICE_ACCESS_NOT_ENABLED");
  if (organization.delegations.contains({account, service})) {
    refusals.push_back({"AccountAlreadyRegisteredException", ""});
  }
  const auto max = administrators_max(service);
  if (max && administrators_of(organization, service) >= *max) {
    refuse("MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED");
  }
  return refusals;
}

void register_administrator(World& world, const Step& step, const json::object&) {
  world.organization_of(step.caller)
      .delegations.insert({text(step.input, "AccountId"), text(step.input, "ServicePrincipal")});
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeregisterDelegatedAdministrator.html
Refusals judge_deregister(const World& world, const Organization& organization, const Step& step) {
  const Id account = text(step.input, "AccountId");
  Refusals refusals = judge_service(organization, step);
  if (!is_member(world, step, account)) refusals.push_back({"AccountNotFoundException", ""});
  if (!refusals.empty()) return refusals;
  if (!organization.delegations.contains({account, text(step.input, "ServicePrincipal")})) {
    return {{"AccountNotRegisteredException", ""}};
  }
  return {};
}

void deregister_administrator(World& world, const Step& step, const json::object&) {
  world.organization_of(step.caller)
      .delegations.erase({text(step.input, "AccountId"), text(step.input, "ServicePrincipal")});
}

constexpr Rule kRules[] = {
    {"EnableAWSServiceAccess", for_management<judge_enable>, enable},
    {"DisableAWSServiceAccess", for_management<judge_disable>, disable},
    {"RegisterDelegatedAdministrator", for_management<judge_register>, register_administrator},
    {"DeregisterDelegatedAdministrator", for_management<judge_deregister>, deregister_administrator},
};

}  // namespace

std::span<const Rule> service_rules() { return kRules; }

}  // namespace groundwork::organizations_model
