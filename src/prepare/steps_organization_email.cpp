#include <algorithm>

#include <fmt/format.h>

#include "api/portal/types.hpp"
#include "base/text.hpp"
#include "prepare/moving_in.hpp"
#include "prepare/organization_tree.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace portal = api::portal;

constexpr const char* kSubject = "AWS Organizations email verification request";
constexpr const char* kVerified = "organization-email-verified";
constexpr std::int32_t kMessagesMax = 100;

/// No API tells whether the address is verified; but before it is, AWS lets nobody be invited.
Seen look_at_organization_email(Preparation& p) {
  if (!find_organization(p)) return {.is_so = false, .before = "there is no organization", .evidence = {}};
  if (p.secrets.note(kVerified) == p.organization_id) {
    return {.is_so = true,
            .before = "the address is verified",
            .evidence = {evidence("portal:VerifyOrganizationEmail, organizationId", p.organization_id)}};
  }
  const auto all = find_moving_in(p);
  const bool was_any_invited =
      std::ranges::any_of(all, [](const MovingIn& moving) { return moving.invitation.has_value(); });
  Seen seen{.is_so = was_any_invited,
            .before = was_any_invited ? "the address is verified" : "the address is not verified yet",
            .evidence = {}};
  if (was_any_invited) {
    seen.evidence.push_back(
        evidence("organizations:ListHandshakesForOrganization", "an invitation was sent, which needs it"));
  }
  return seen;
}

/// The code of the newest such mail: it stands on a line of its own.
std::string mailed_code(Preparation& p, const std::string& address) {
  const auto found = p.call_unsigned<portal::ListMessagesOutput>(
      portal::service(), "ListMessages",
      portal::ListMessagesInput{
          .channel = portal::MessageChannel::kMail, .to = address, .limit = kMessagesMax});
  for (const portal::Message& message : found.messages) {
    const std::size_t lead = message.body.rfind(":\n\n");
    if (message.subject != kSubject || lead == std::string::npos) continue;
    const std::size_t begin = lead + 3;
    return message.body.substr(begin, message.body.find('\n', begin) - begin);
  }
  throw StepError(fmt::format("no mail with a verification code came to {}", address));
}

std::optional<portal::Problem> verify(Preparation& p, const std::string& address) {
  const auto answer = p.call_unsigned<portal::VerifyOrganizationEmailOutput>(
      portal::service(), "VerifyOrganizationEmail",
      portal::VerifyOrganizationEmailInput{.verification_code = mailed_code(p, address)});
  if (answer.organization_id) p.secrets.put_note(kVerified, *answer.organization_id);
  return answer.problem;
}

void verify_organization_email(Preparation& p) {
  const auto organization = find_organization(p);
  if (!organization || !organization->master_account_email)
    throw StepError("the organization names no address");
  const std::string& address = *organization->master_account_email;
  if (!verify(p, address)) return;
  // The code has lapsed, or was used by a run that did not hear so: a person asks for another one.
  p.call_unsigned<portal::SendOrganizationEmailCodeOutput>(
      portal::service(), "SendOrganizationEmailCode",
      portal::SessionInput{.session_token = p.portal->current_session()});
  if (const auto problem = verify(p, address)) throw StepError(problem->message);
}

}  // namespace

/// https://docs.aws.amazon.com/organizations/latest/userguide/about-email-verification.html
std::vector<Step> organization_email_steps(Preparation& p) {
  if (p.portal == nullptr) return {};
  return {{.id = "organization-email",
           .title = "Confirm the management account's address to Organizations",
           .purpose = "AWS wants to know who invites before it writes to owners of other accounts.",
           .change = "give back the code that was mailed when the organization was made",
           .needs = {"organization"},
           .look = [&p] { return look_at_organization_email(p); },
           .make = [&p] { verify_organization_email(p); }}};
}

}  // namespace groundwork::prepare
