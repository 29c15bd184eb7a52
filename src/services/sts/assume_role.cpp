#include <algorithm>

#include <fmt/format.h>

#include "api/sts/types.hpp"
#include "aws/arn.hpp"
#include "base/text.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/roles.hpp"
#include "plane/life/regions.hpp"
#include "plane/sessions.hpp"
#include "policy/document.hpp"
#include "services/sts/second_factor.hpp"
#include "services/sts/session_policies.hpp"
#include "services/sts/table.hpp"

namespace groundwork::services::sts {
namespace {

using api::sts::AssumeRoleRequest;
using api::sts::AssumeRoleResponse;
using Context = std::vector<std::pair<std::string, std::vector<std::string>>>;

constexpr std::int64_t kChainedSecondsMax = 3600;

/// The session tags of the call, over those that the calling session hands down.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_role-chaining
plane::Tags session_tags(const Call& call, const AssumeRoleRequest& input) {
  plane::Tags tags = read_session_tags(input.tags);
  if (!call.caller.session) return tags;
  for (const std::string& key : call.caller.session->transitive_tag_keys) {
    const auto same = [&](const auto& tag) { return base::equal_ignoring_case(tag.first, key); };
    if (std::ranges::any_of(tags, same)) {
      throw aws::ApiError("InvalidParameterValue",
                          "One of the specified transitive tag keys can't be set because it conflicts with a "
                          "transitive tag key from the calling session.");
    }
    const auto& inherited = call.caller.session->tags;
    if (const auto found = std::ranges::find_if(inherited, same); found != inherited.end())
      tags.push_back(*found);
  }
  return tags;
}

std::vector<std::string> transitive_keys(const Call& call, const AssumeRoleRequest& input) {
  std::vector<std::string> keys =
      call.caller.session ? call.caller.session->transitive_tag_keys : std::vector<std::string>{};
  for (const std::string& key : input.transitive_tag_keys.value_or(std::vector<std::string>{})) {
    const auto tags = input.tags.value_or(std::vector<api::sts::Tag>{});
    if (std::ranges::none_of(tags,
                             [&](const auto& tag) { return base::equal_ignoring_case(tag.key, key); })) {
      throw aws::ApiError("InvalidParameterValue",
                          "The specified transitive tag key must be included in the requested tags.");
    }
    keys.push_back(key);
  }
  return keys;
}

Context context_of(Call& call, const AssumeRoleRequest& input) {
  Context keys{{"sts:RoleSessionName", {input.role_session_name}}};
  if (input.external_id) keys.emplace_back("sts:ExternalId", std::vector{*input.external_id});
  if (input.source_identity) keys.emplace_back("sts:SourceIdentity", std::vector{*input.source_identity});
  if (input.transitive_tag_keys) keys.emplace_back("sts:TransitiveTagKeys", *input.transitive_tag_keys);
  std::vector<std::string> tag_keys;
  for (const auto& tag : input.tags.value_or(std::vector<api::sts::Tag>{})) {
    keys.emplace_back("aws:RequestTag/" + tag.key, std::vector{tag.value});
    tag_keys.push_back(tag.key);
  }
  if (!tag_keys.empty()) keys.emplace_back("aws:TagKeys", std::move(tag_keys));
  if (shows_second_factor(call, input.serial_number, input.token_code)) {
    keys.emplace_back("aws:MultiFactorAuthPresent", std::vector<std::string>{"true"});
    keys.emplace_back("aws:MultiFactorAuthAge", std::vector<std::string>{"0"});
  }
  return keys;
}

/// A closed account keeps its roles, and nobody can assume them until it is reopened.
std::optional<plane::Role> find_open_role(store::Unit& unit, const std::string& arn) {
  auto role = plane::find_role_by_arn(unit, arn);
  if (role && plane::get_account(unit, role->account).state != plane::AccountState::active) role.reset();
  return role;
}

/// The trust policy decides, and a role that is not there is refused in the same words, so that nobody learns
/// which roles exist.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
Accesses access(Call& call, const AssumeRoleRequest& input) {
  if (call.caller.is_root()) throw aws::access_denied("Roles may not be assumed by root accounts.");
  const auto arn = aws::Arn::parse(input.role_arn);
  if (!arn || arn->service != "iam" || !arn->resource.starts_with("role/")) {
    throw aws::validation_error(input.role_arn + " is invalid");
  }
  Access assume{.action = "sts:AssumeRole", .resource = input.role_arn, .context = context_of(call, input)};
  assume.trust_required = true;
  assume.with_reason = false;
  if (const auto owner = aws::AccountId::parse(arn->account)) assume.resource_account = *owner;
  if (const auto role = find_open_role(call.unit, input.role_arn)) {
    auto trust = policy::parse(role->trust_policy, policy::DocumentKind::trust);
    if (!trust) throw std::logic_error("a stored trust policy cannot be read: " + trust.error().reason);
    assume.resource_policy =
        policy::make_source(policy::Layer::resource, "trust policy", role->arn(), *trust, role->bindings);
  }
  Accesses all{assume};
  if (input.tags && !input.tags->empty()) {
    all.push_back(assume);
    all.back().action = "sts:TagSession";
  }
  if (input.source_identity) {
    all.push_back(assume);
    all.back().action = "sts:SetSourceIdentity";
  }
  return all;
}

std::int64_t session_seconds(const Call& call, const AssumeRoleRequest& input, const plane::Role& role) {
  const bool chained = call.caller.principal.kind == policy::PrincipalKind::role_session;
  const std::int64_t seconds =
      input.duration_seconds.value_or(std::min(plane::kRoleSessionSecondsDefault, role.max_session_seconds));
  if (chained && seconds > kChainedSecondsMax) {
    throw aws::validation_error(
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
  }
  if (seconds > role.max_session_seconds) {
    throw aws::validation_error(
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }
  return seconds;
}

plane::Caller session_of(const Call& call, const AssumeRoleRequest& input, const plane::Role& role) {
  plane::Caller made;
  made.account = role.account;
  made.user_id = fmt::format("{}:{}", role.id, input.role_session_name);
  made.principal = {.kind = policy::PrincipalKind::role_session,
                    .account = role.account.str(),
                    .arn = fmt::format("arn:aws:sts::{}:assumed-role/{}/{}", role.account.str(), role.name,
                                       input.role_session_name),
                    .issuer_arn = role.arn(),
                    .unique_id = role.id,
                    .provider = {},
                    .is_service_linked_role = role.is_service_linked()};
  plane::Session& session = made.session.emplace();
  session.kind = plane::SessionKind::assumed_role;
  session.issued_at = call.now.whole_second();
  session.expires_at = session.issued_at.plus_seconds(session_seconds(call, input, role));
  session.name = input.role_session_name;
  session.tags = session_tags(call, input);
  session.transitive_tag_keys = transitive_keys(call, input);
  const bool inherits = call.caller.session && !call.caller.session->source_identity.empty();
  session.source_identity =
      inherits ? call.caller.session->source_identity : input.source_identity.value_or("");
  session.chained = call.caller.principal.kind == policy::PrincipalKind::role_session;
  return made;
}

/// The role's account as well must have turned the Region on.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
void require_region(Call& call, const aws::AccountId& account) {
  if (plane::life::is_region_on(call.unit, account, call.region)) return;
  throw aws::ApiError("RegionDisabledException",
                      fmt::format("STS is not activated in this region for account:{}. Your account "
                                  "administrator can activate STS in this region using the IAM Console.",
                                  account.str()),
                      403);
}

/// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
AssumeRoleResponse assume_role(Call& call, const AssumeRoleRequest& input) {
  const auto role = find_open_role(call.unit, input.role_arn);
  if (!role) throw aws::access_denied("Access denied");  // deleted since it was decided
  require_region(call, role->account);
  spend_second_factor(call, input.serial_number, input.token_code);
  plane::Caller made = session_of(call, input, *role);
  const SessionPolicies policies =
      read_session_policies(call, role->account, input.policy, input.policy_arns);
  made.session->policies = policies.inline_policies;
  made.session->policy_arns = policies.arns;
  const auto credentials = plane::issue_credentials(call, made);
  plane::note_role_used(call, role->id, call.region);

  AssumeRoleResponse out{.credentials = to_credentials(credentials),
                         .assumed_role_user = api::sts::AssumedRoleUser{.assumed_role_id = made.user_id,
                                                                        .arn = made.principal.arn}};
  if (input.policy || input.policy_arns) out.packed_policy_size = policies.packed_size_percent;
  if (!made.session->source_identity.empty()) out.source_identity = made.session->source_identity;
  return out;
}

}  // namespace

void add_assume_role(Table& table) { table.on<&assume_role, &access>("AssumeRole"); }

}  // namespace groundwork::services::sts
