#pragma once

#include <string>
#include <vector>

#include "api/sts/types.hpp"
#include "prepare/preparation.hpp"
#include "prepare/step.hpp"

namespace groundwork::prepare {

/// All of the guide, in its order, for what the foundation asks for and where the run takes place
/// (docs/prepare.md). The steps keep a reference to `preparation`.
std::vector<StepSection> guide_sections(Preparation& preparation);

/// Why one company has several accounts, for one screen.
std::string explanation(const Foundation& foundation);

// The sections' steps; each defined in a file of its own.
std::vector<Step> explanation_steps(Preparation& p);
std::vector<Step> decision_steps(Preparation& p);
std::vector<Step> portal_email_steps(Preparation& p);
std::vector<Step> portal_sign_up_steps(Preparation& p);
std::vector<Step> portal_sign_up_details_steps(Preparation& p);
std::vector<Step> person_email_steps(Preparation& p);
std::vector<Step> person_sign_up_steps(Preparation& p);
std::vector<Step> activation_steps(Preparation& p);
/// Empty where the foundation asks for no support plan.
std::vector<Step> support_steps(Preparation& p);
std::vector<Step> root_steps(Preparation& p);
std::vector<Step> contact_steps(Preparation& p);
std::vector<Step> account_settings_steps(Preparation& p);
std::vector<Step> administrator_steps(Preparation& p);
std::vector<Step> administrator_mfa_steps(Preparation& p);
std::vector<Step> organization_steps(Preparation& p);
std::vector<Step> unit_steps(Preparation& p);
std::vector<Step> member_account_steps(Preparation& p);
std::vector<Step> placement_steps(Preparation& p);
/// Empty where the accounts are really there: on AWS, and with the credential chain.
std::vector<Step> existing_account_steps(Preparation& p);
/// In a rehearsal alone: on AWS a person does it, once an invitation was refused for want of it.
std::vector<Step> organization_email_steps(Preparation& p);
std::vector<Step> invitation_steps(Preparation& p);
std::vector<Step> joined_placement_steps(Preparation& p);
std::vector<Step> consolidated_billing_steps(Preparation& p);
/// What can be read of AWS Control Tower's pre-launch conditions. `needs` is what must be so before.
std::vector<Step> landing_zone_conditions(Preparation& p, const std::vector<std::string>& needs);
std::vector<Step> landing_zone_steps(Preparation& p);

/// The ARN and the account on whose behalf calls are made. Throws StepError for a long-term key of the root
/// user: asking whose key it is is the one thing that is ever done with it.
api::sts::GetCallerIdentityResponse caller_identity(Preparation& p);

/// The step by which a run comes to an account that it may work on: what all later steps stand behind.
inline constexpr const char* kAccountActive = "account-active";

/// `iam:GetUser, Arn` and what was seen there.
report::Evidence evidence(std::string check, std::string observed);
/// `no value` for an absent one.
std::string shown(const std::optional<std::string>& value);

}  // namespace groundwork::prepare
