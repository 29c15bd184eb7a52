#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace organizations = api::organizations;

constexpr const char* kAllFeatures = "ALL";
constexpr const char* kServiceControlPolicy = "SERVICE_CONTROL_POLICY";

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_create.html
Seen look_at_organization(Preparation& p) {
  const auto found = find_organization(p);
  if (!found) {
    return {
        .is_so = false,
        .before = "the account is in no organization",
        .evidence = {evidence("organizations:DescribeOrganization", "AWSOrganizationsNotInUseException")}};
  }
  const bool is_ours = found->master_account_id == p.known_account();
  Seen seen{
      .is_so = is_ours && found->feature_set == kAllFeatures,
      .before = fmt::format("organization {} of account {}, feature set {}", shown(found->id),
                            shown(found->master_account_id), shown(found->feature_set)),
      .evidence = {
          evidence("organizations:DescribeOrganization, FeatureSet", shown(found->feature_set)),
          evidence("organizations:DescribeOrganization, MasterAccountId", shown(found->master_account_id))}};
  if (!is_ours) {
    seen.obstacle = fmt::format(
        "the account is a member of {}, which account {} manages: leave it "
        "(organizations:LeaveOrganization), or "
        "choose another account",
        shown(found->id), shown(found->master_account_id));
  } else if (!seen.is_so) {
    seen.person = report::PersonTask{
        "Enable all features: every invited member has to approve (organizations:EnableAllFeatures)",
        "https://console.aws.amazon.com/organizations/v2/home/settings",
        "organizations:DescribeOrganization, FeatureSet is ALL"};
  }
  return seen;
}

Step organization(Preparation& p) {
  return {
      .id = "organization",
      .title = "Make the organization with all features",
      .purpose =
          "It makes this account the management account: one invoice, one tree of accounts, one place for "
          "policies.",
      .change = "make an organization with all features",
      .needs = {kAccountActive},
      .look = [&p] { return look_at_organization(p); },
      .make =
          [&p] {
            p.call<organizations::CreateOrganizationResponse>(
                organizations::service(), "CreateOrganization",
                organizations::CreateOrganizationRequest{.feature_set = kAllFeatures});
          }};
}

Seen look_at_policy_type(Preparation& p) {
  const auto root = find_root(p);
  std::string status = "not there";
  for (const auto& type : root.policy_types.value_or(std::vector<organizations::PolicyTypeSummary>{})) {
    if (type.type == kServiceControlPolicy) status = shown(type.status);
  }
  return {.is_so = status == "ENABLED",
          .before = fmt::format("service control policies: {}", status),
          .evidence = {evidence("organizations:ListRoots, PolicyTypes, SERVICE_CONTROL_POLICY", status)}};
}

Step service_control_policies(Preparation& p) {
  return {.id = "service-control-policies",
          .title = "Enable service control policies",
          .purpose = "With them the organization says what no account may do, whoever asks there.",
          .change = "enable the policy type SERVICE_CONTROL_POLICY in the root",
          .needs = {"organization"},
          .look = [&p] { return look_at_policy_type(p); },
          .make =
              [&p] {
                p.call<organizations::EnablePolicyTypeResponse>(
                    organizations::service(), "EnablePolicyType",
                    organizations::EnablePolicyTypeRequest{.root_id = *find_root(p).id,
                                                           .policy_type = kServiceControlPolicy});
              }};
}

Seen look_at_units(Preparation& p) {
  const auto ids = find_units(p);
  std::vector<std::string> missing;
  Seen seen;
  for (const OrganizationalUnit& unit : p.foundation.organizational_units) {
    const auto found = ids.find(unit.path);
    if (found == ids.end()) {
      missing.push_back(unit.path);
    } else {
      seen.evidence.push_back(evidence(
          fmt::format("organizations:ListOrganizationalUnitsForParent, {}", unit.path), found->second));
    }
  }
  seen.is_so = missing.empty();
  seen.before = missing.empty() ? fmt::format("all {} are there", p.foundation.organizational_units.size())
                                : fmt::format("missing: {}", base::join(missing, ", "));
  return seen;
}

void make_units(Preparation& p) {
  auto ids = find_units(p);
  for (const OrganizationalUnit& unit : p.foundation.organizational_units) {
    if (ids.contains(unit.path)) continue;
    p.pace.note(fmt::format("making {}", unit.path));
    const auto made = p.call<organizations::CreateOrganizationalUnitResponse>(
        organizations::service(), "CreateOrganizationalUnit",
        organizations::CreateOrganizationalUnitRequest{
            .parent_id = ids.at(unit.parent_path), .name = unit.name, .tags = {}});
    if (!made.organizational_unit || !made.organizational_unit->id) {
      throw StepError(fmt::format("the new unit {} came without its id", unit.path));
    }
    ids.emplace(unit.path, *made.organizational_unit->id);
  }
}

std::string unit_list(const Foundation& f) {
  std::vector<std::string> paths;
  for (const OrganizationalUnit& unit : f.organizational_units) paths.push_back(unit.path);
  return base::join(paths, ", ");
}

}  // namespace

std::vector<Step> organization_steps(Preparation& p) {
  return {organization(p), service_control_policies(p)};
}

std::vector<Step> unit_steps(Preparation& p) {
  if (p.foundation.organizational_units.empty()) return {};
  return {{.id = "organizational-units",
           .title = "Make the organizational units",
           .purpose =
               "Accounts for the same purpose stand together, so that a policy can be given to all of them.",
           .change = fmt::format("make those that are missing of {}", unit_list(p.foundation)),
           .needs = {"organization"},
           .look = [&p] { return look_at_units(p); },
           .make = [&p] { make_units(p); }}};
}

}  // namespace groundwork::prepare
