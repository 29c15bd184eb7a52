#include "plane/organizations/departures.hpp"

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/delegations.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/standing.hpp"

namespace groundwork::plane::organizations {
namespace {

void require_wait_is_over(const Work& work, const Member& member) {
  if (member.joined_method != kCreated) return;
  const std::int64_t seconds = work.settings[Setting::organizations_leave_wait_seconds];
  if (work.now >= member.joined_at.plus_seconds(seconds)) return;
  throw constraint_violation(
      "WAIT_PERIOD_ACTIVE",
      "After an account is created, a waiting period must pass before it can leave the "
      "organization. Try again in a few days.");
}

void require_can_stand_alone(const Work& work, const aws::AccountId& account) {
  switch (first_lack(work.unit, account)) {
    case Lack::nothing:
      return;
    case Lack::agreement:
      throw constraint_violation("ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA",
                                 "The account can't stand alone yet: its root user must accept the AWS "
                                 "Customer Agreement first.");
    case Lack::verified_phone:
      throw constraint_violation(
          "ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION",
          "The account can't stand alone yet: its root user must verify a phone number "
          "first.");
    case Lack::payment_method:
      throw constraint_violation(
          "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
          "To complete this operation with this member account, you first must associate "
          "a valid payment instrument, such as a credit card, with the account.");
  }
}

/// `what_now` goes on after the news.
void mail_departure(Work& work, const Organization& organization, const aws::AccountId& id,
                    std::string_view what_now) {
  const Account account = get_account(work.unit, id);
  const std::string body =
      fmt::format("The account {} ({}) is no longer a member of the organization {}. {}\n", account.name,
                  account.id.str(), organization.id, what_now);
  constexpr std::string_view kSubject = "An AWS account has left its organization";
  send_mail(work, account.email, kSubject, body);
  send_mail(work, get_account(work.unit, organization.management_account).email, kSubject, body);
}

constexpr std::string_view kStandsAlone =
    "From now on it pays its own bills, and no policy of the organization applies to it.";

}  // namespace

void require_may_leave(const Work& work, const Organization& organization, const Member& member) {
  if (member.account == organization.management_account) {
    throw refusal("MasterCannotLeaveOrganizationException",
                  "You can't remove the management account from its organization. Delete the organization "
                  "instead, once it has no other members.");
  }
  if (is_delegated_administrator(work.unit, organization.id, member.account)) {
    throw constraint_violation("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
                               "The account is a delegated administrator of the organization. Deregister it "
                               "first.");
  }
  require_wait_is_over(work, member);
  require_can_stand_alone(work, member.account);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_LeaveOrganization.html
void leave_organization(Work& work, const Organization& organization, const aws::AccountId& account) {
  require_may_leave(work, organization, get_member(work.unit, organization, account.str()));
  remove_member(work, organization, account, Departure::left);
  mail_departure(work, organization, account, kStandsAlone);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_AcceptHandshake.html
void leave_for(Work& work, const Organization& organization, const aws::AccountId& account,
               const Organization& next) {
  require_may_leave(work, organization, get_member(work.unit, organization, account.str()));
  remove_member(work, organization, account, Departure::left);
  mail_departure(work, organization, account,
                 fmt::format("It is a member of the organization {} from now on.", next.id));
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_RemoveAccountFromOrganization.html
void remove_account(Work& work, const Organization& organization, std::string_view account_id) {
  const Member member = get_member(work.unit, organization, account_id);
  require_may_leave(work, organization, member);
  remove_member(work, organization, member.account, Departure::removed);
  mail_departure(work, organization, member.account, kStandsAlone);
}

}  // namespace groundwork::plane::organizations
