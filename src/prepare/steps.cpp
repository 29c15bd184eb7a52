#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

void append(std::vector<Step>& steps, std::vector<Step> more) {
  steps.insert(steps.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

template <class... Parts>
std::vector<Step> joined(Parts... parts) {
  std::vector<Step> steps;
  (append(steps, std::move(parts)), ...);
  return steps;
}

std::vector<StepSection> creation_sections(Preparation& p) {
  if (!p.signs_up()) return {};
  if (p.portal == nullptr) {
    return {
        {3, "The root user's e-mail address", "Step 3: prepare the e-mail address", person_email_steps(p)},
        {4, "Sign-up", "Step 4: sign up", person_sign_up_steps(p)}};
  }
  return {
      {3, "The root user's e-mail address", "Step 3: prepare the e-mail address", portal_email_steps(p)},
      {4, "Sign-up", "Step 4: sign up", joined(portal_sign_up_steps(p), portal_sign_up_details_steps(p))}};
}

}  // namespace

report::Evidence evidence(std::string check, std::string observed) {
  return {std::move(check), std::move(observed)};
}

std::string shown(const std::optional<std::string>& value) { return value ? *value : "no value"; }

// https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html
api::sts::GetCallerIdentityResponse caller_identity(Preparation& p) {
  auto caller = p.call<api::sts::GetCallerIdentityResponse>(api::sts::service(), "GetCallerIdentity",
                                                            api::sts::GetCallerIdentityRequest{});
  const bool is_long_term = p.principals.current().get().session_token.empty();
  if (is_long_term && shown(caller.arn).ends_with(":root")) {
    throw StepError(
        "the credentials are an access key of the root user, with which nothing is done here: use "
        "short-lived ones "
        "(`aws login`, CloudShell) or those of an administrator, and delete the key");
  }
  return caller;
}

std::vector<StepSection> guide_sections(Preparation& p) {
  std::vector<StepSection> sections{
      {1, "One account for each thing", "Step 1: why several accounts", explanation_steps(p)},
      {2, "Reuse or create", "Step 2: reuse or create an account", decision_steps(p)}};
  for (StepSection& section : creation_sections(p)) sections.push_back(std::move(section));
  sections.push_back({5, "Activation", "Step 5: confirmation and activation",
                      joined(activation_steps(p), support_steps(p))});
  sections.push_back({6, "The root user", "Step 6: secure the root user", root_steps(p)});
  sections.push_back({7, "Who answers for the account", "Step 7: alternate contacts", contact_steps(p)});
  sections.push_back({8, "The bootstrap administrator", "Step 8: the bootstrap administrator",
                      joined(account_settings_steps(p), administrator_steps(p), administrator_mfa_steps(p))});
  sections.push_back(
      {9, "The organization and its accounts", "",
       joined(organization_steps(p), unit_steps(p), member_account_steps(p), placement_steps(p))});
  if (!p.foundation.existing_accounts.empty()) {
    sections.push_back({10, "Accounts that are moved in", "Steps 3 to 5: existing accounts",
                        joined(existing_account_steps(p), organization_email_steps(p), invitation_steps(p),
                               joined_placement_steps(p), consolidated_billing_steps(p))});
  }
  sections.push_back({11, "Ready for the landing zone", "", landing_zone_steps(p)});
  return sections;
}

}  // namespace groundwork::prepare
