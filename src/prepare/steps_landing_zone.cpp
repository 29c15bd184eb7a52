#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "api/account/types.hpp"
#include "base/text.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace organizations = api::organizations;
namespace account = api::account;

/// With trusted access for one of these, AWS Control Tower's pre-launch checks fail.
/// https://docs.aws.amazon.com/controltower/latest/userguide/getting-started-prereqs.html
constexpr std::array<std::string_view, 2> kRefusedPrincipals{"cloudtrail.amazonaws.com",
                                                             "config.amazonaws.com"};

Seen look_at_membership(Preparation& p) {
  const auto found = find_organization(p);
  Seen seen{.is_so = !found || found->master_account_id == p.known_account(),
            .before = found ? fmt::format("organization {} of account {}", shown(found->id),
                                          shown(found->master_account_id))
                            : "the account is in no organization",
            .evidence = {evidence("organizations:DescribeOrganization, MasterAccountId",
                                  found ? shown(found->master_account_id) : "in no organization")}};
  if (!seen.is_so) {
    seen.obstacle = fmt::format(
        "a landing zone needs a management account, and this is a member of the organization of account {}: "
        "leave it "
        "(organizations:LeaveOrganization), or choose another account",
        shown(found->master_account_id));
  }
  return seen;
}

Seen look_at_features(Preparation& p) {
  const auto found = find_organization(p);
  const std::string features = found ? shown(found->feature_set) : "in no organization";
  Seen seen{.is_so = !found || found->feature_set == "ALL",
            .before = fmt::format("feature set: {}", features),
            .evidence = {evidence("organizations:DescribeOrganization, FeatureSet", features)}};
  if (!seen.is_so) {
    seen.person = report::PersonTask{
        "Enable all features: every invited member has to approve (organizations:EnableAllFeatures)",
        "https://console.aws.amazon.com/organizations/v2/home/settings",
        "organizations:DescribeOrganization, FeatureSet is ALL"};
  }
  return seen;
}

std::vector<std::string> trusted_principals(Preparation& p) {
  std::vector<std::string> found;
  client::each_page([&](const std::optional<std::string>& token) {
    const auto page = p.call<organizations::ListAWSServiceAccessForOrganizationResponse>(
        organizations::service(), "ListAWSServiceAccessForOrganization",
        organizations::ListAWSServiceAccessForOrganizationRequest{.next_token = token, .max_results = {}});
    for (const auto& enabled :
         page.enabled_service_principals.value_or(std::vector<organizations::EnabledServicePrincipal>{})) {
      found.push_back(shown(enabled.service_principal));
    }
    return page.next_token;
  });
  return found;
}

Seen look_at_trusted_access(Preparation& p) {
  if (!find_organization(p)) {
    return {.is_so = true,
            .before = "in no organization",
            .evidence = {evidence("organizations:DescribeOrganization", "in no organization")}};
  }
  const auto principals = trusted_principals(p);
  std::vector<std::string> refused;
  std::ranges::copy_if(principals, std::back_inserter(refused), [](const std::string& name) {
    return std::ranges::find(kRefusedPrincipals, name) != kRefusedPrincipals.end();
  });
  const std::string words = principals.empty() ? "no service" : base::join(principals, ", ");
  Seen seen{.is_so = refused.empty(),
            .before = fmt::format("trusted access: {}", words),
            .evidence = {evidence("organizations:ListAWSServiceAccessForOrganization", words)}};
  if (!seen.is_so) {
    seen.person = report::PersonTask{
        fmt::format(
            "See who uses the trusted access of {}, and end it (organizations:DisableAWSServiceAccess): AWS "
            "Control Tower sets it up itself",
            base::join(refused, " and ")),
        "https://console.aws.amazon.com/organizations/v2/home/services",
        "organizations:ListAWSServiceAccessForOrganization names neither"};
  }
  return seen;
}

/// A Region that AWS added lately is off until it is turned on.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
Seen look_at_region(Preparation& p) {
  const auto status =
      p.call<account::GetRegionOptStatusResponse>(
           account::service(), "GetRegionOptStatus",
           account::GetRegionOptStatusRequest{.account_id = {}, .region_name = p.foundation.home_region})
          .region_opt_status;
  return {.is_so = status == "ENABLED" || status == "ENABLED_BY_DEFAULT",
          .before = fmt::format("{} is {}", p.foundation.home_region, shown(status)),
          .evidence = {evidence(fmt::format("account:GetRegionOptStatus, {}", p.foundation.home_region),
                                shown(status))}};
}

void enable_region(Preparation& p) {
  p.call(account::service(), "EnableRegion",
         account::EnableRegionRequest{.account_id = {}, .region_name = p.foundation.home_region});
  p.pace.note(fmt::format("waiting for {}", p.foundation.home_region));
  if (!p.pace.wait_until([&] { return look_at_region(p).is_so; })) {
    throw StepError(fmt::format("{} is still being enabled; run again later", p.foundation.home_region));
  }
}

Step home_region(Preparation& p) {
  return {.id = "home-region",
          .title = fmt::format("Have the home Region {} enabled", p.foundation.home_region),
          .purpose = "IAM Identity Center and the landing zone will live there, and cannot be moved.",
          .change = fmt::format("enable {}", p.foundation.home_region),
          .needs = {kAccountActive},
          .look = [&p] { return look_at_region(p); },
          .make = [&p] { enable_region(p); }};
}

Seen look_at_shared_accounts(Preparation& p) {
  const auto accounts = find_accounts(p);
  Seen seen{.is_so = true, .before = "both are there", .evidence = {}};
  for (const AccountPurpose purpose : {AccountPurpose::log_archive, AccountPurpose::audit}) {
    const auto& all = p.foundation.accounts;
    const auto wanted = std::ranges::find(all, purpose, &MemberAccount::purpose);
    const auto found = wanted == all.end() ? accounts.end() : accounts.find(base::lower(wanted->email));
    const std::string words = found == accounts.end()
                                  ? "not there"
                                  : fmt::format("{} {}", *found->second.id, state_of(found->second));
    seen.evidence.push_back(evidence(fmt::format("organizations:ListAccounts, {}", to_text(purpose)), words));
    if (found != accounts.end() && state_of(found->second) == "ACTIVE") continue;
    seen.is_so = false;
    seen.obstacle = fmt::format("the account for {} is {}", to_text(purpose), words);
  }
  return seen;
}

Step shared_accounts(Preparation& p) {
  return {.id = "condition-shared-accounts",
          .title = "Have the log archive and audit accounts",
          .purpose = "The landing zone is told their ids.",
          .change = {},
          .needs = {"member-accounts"},
          .look = [&p] { return look_at_shared_accounts(p); }};
}

Step not_the_root_user(Preparation& p) {
  return {.id = "condition-caller",
          .title = "Call as somebody who is not the root user",
          .purpose = "AWS Control Tower is set up by an administrator, never by the root user.",
          .change = {},
          .needs = {p.portal == nullptr ? "administrator-mfa" : "administrator-sign-in"},
          .look = [&p]() -> Seen {
            const auto caller = caller_identity(p);
            const std::string arn = shown(caller.arn);
            Seen seen{.is_so = !arn.ends_with(":root"),
                      .before = fmt::format("calls are made as {}", arn),
                      .evidence = {evidence("sts:GetCallerIdentity, Arn", arn)}};
            if (!seen.is_so) {
              seen.person = report::PersonTask{
                  fmt::format("Run again with credentials of {} in place of the root user's (`aws login`)",
                              p.foundation.administrator_user_name),
                  {},
                  "sts:GetCallerIdentity does not name the root user"};
              seen.may_wait = false;
            }
            return seen;
          }};
}

std::string console_url(const Foundation& f) {
  return fmt::format("https://{}.console.aws.amazon.com/controltower/home?region={}", f.home_region,
                     f.home_region);
}

Step landing_zone(Preparation& p) {
  std::vector<std::string> needs{"home-region",        "condition-shared-accounts", "condition-caller",
                                 "condition-features", "condition-trusted-access",  "root-mfa"};
  return {.id = "landing-zone",
          .title = "Go on with AWS Control Tower",
          .purpose = fmt::format("The account is prepared. Next, the administrator sets up the landing zone "
                                 "in {} ({}), which brings IAM "
                                 "Identity Center; people then get access through its groups, and the "
                                 "administrator becomes break glass.",
                                 p.foundation.home_region, console_url(p.foundation)),
          .change = {},
          .needs = std::move(needs),
          .look = []() -> Seen {
            return {
                .is_so = true,
                .before = "every condition that can be read here holds",
                .evidence = {
                    evidence("not read: service quotas", "AWS Control Tower checks them at its launch"),
                    evidence(
                        "not read: subscriptions to S3, EC2, SNS, CloudFormation, CloudTrail, Config, Lambda",
                        "an active account has them; AWS Control Tower checks at its launch"),
                    evidence("not read: recorders and delivery channels of AWS Config in each Region",
                             "a new account has none; on reuse, delete them in the governed Regions"),
                    evidence("not read: Region of IAM Identity Center",
                             "a new account has none; on reuse, it must be the home Region")}};
          }};
}

}  // namespace

std::vector<Step> landing_zone_conditions(Preparation& p, const std::vector<std::string>& needs) {
  return {{.id = "condition-membership",
           .title = "The account is no member of another organization",
           .purpose = "Only a management account can carry a landing zone.",
           .change = {},
           .needs = needs,
           .look = [&p] { return look_at_membership(p); }},
          {.id = "condition-features",
           .title = "An organization has all features",
           .purpose = "Consolidated billing alone knows no policies.",
           .change = {},
           .needs = needs,
           .look = [&p] { return look_at_features(p); }},
          {.id = "condition-trusted-access",
           .title = "Neither AWS Config nor CloudTrail has trusted access",
           .purpose = "AWS Control Tower refuses where one of them has.",
           .change = {},
           .needs = needs,
           .look = [&p] { return look_at_trusted_access(p); }}};
}

std::vector<Step> landing_zone_steps(Preparation& p) {
  std::vector<Step> steps;
  if (p.signs_up()) steps = landing_zone_conditions(p, {"organization"});
  steps.push_back(home_region(p));
  steps.push_back(shared_accounts(p));
  steps.push_back(not_the_root_user(p));
  steps.push_back(landing_zone(p));
  return steps;
}

}  // namespace groundwork::prepare
