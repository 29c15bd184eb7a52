#include "plane/organizations/invitations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/accounts.hpp"
#include "plane/organizations/all_features.hpp"
#include "plane/organizations/departures.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/handshake_mail.hpp"
#include "plane/organizations/member_roles.hpp"
#include "plane/organizations/tags.hpp"

namespace groundwork::plane::organizations {
namespace {

/// AWS's seller in India sells to addresses there, and other sellers never share an organization with it.
/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteAccountToOrganization.html
std::string_view seller_of(store::Unit& unit, const aws::AccountId& account) {
  const auto contact = find_contact_information(unit, account);
  return contact && contact->country_code == "IN" ? "AISPL" : "AWS";
}

void require_room(const Work& work, std::int64_t places_taken) {
  if (places_taken < work.settings[Setting::organizations_accounts]) return;
  throw handshake_constraint("ACCOUNT_NUMBER_LIMIT_EXCEEDED",
                             "You have exceeded the allowed number of AWS accounts.");
}

aws::ApiError already_a_member() {
  return handshake_constraint("ALREADY_IN_AN_ORGANIZATION",
                              "The account is already a member of the organization.");
}

void require_verified_email(const Organization& organization) {
  if (organization.email_verified_at) return;
  throw refusal("AccountOwnerNotVerifiedException",
                "You can't invite an existing account to your organization until you verify that you own the "
                "email address of the management account.");
}

/// What the newest pages and the API reference say together: invitations go on while members are asked, and
/// rest between the last member's word and the end of the process.
/// https://docs.aws.amazon.com/organizations/latest/userguide/manage-begin-all-features-standard-migration.html
void require_invitations_enabled(const std::optional<Handshake>& process) {
  if (!process || process->state != HandshakeState::open) return;
  throw handshake_constraint("INVITE_DISABLED_DURING_ENABLE_ALL_FEATURES",
                             "Every member has approved all features. Finalize or cancel the process before "
                             "you invite accounts.");
}

}  // namespace

void require_same_seller(store::Unit& unit, const aws::AccountId& one, const aws::AccountId& other) {
  if (seller_of(unit, one) == seller_of(unit, other)) return;
  throw handshake_constraint(
      "ORGANIZATION_FROM_DIFFERENT_SELLER_OF_RECORD",
      "The account and the organization have different sellers of record. Accounts with "
      "addresses in India can only be with one another.");
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
void require_room_for_handshake_today(const Work& work, const Organization& organization,
                                      HandshakeAction action) {
  const std::int64_t sent = work.unit.count(
      "SELECT COUNT(*) FROM handshakes WHERE organization = $1 AND action = $2 AND requested_at > $3",
      organization.id, name_of(action), work.now.plus_seconds(-base::kDaySeconds));
  if (sent < std::max(work.settings[Setting::organizations_invitations_per_day],
                      work.settings[Setting::organizations_accounts])) {
    return;
  }
  throw handshake_constraint("HANDSHAKE_RATE_LIMIT_EXCEEDED",
                             "You have sent as many handshakes as an organization can send in one day.");
}

std::optional<aws::AccountId> invited_account(store::Unit& unit, std::string_view type,
                                              std::string_view target) {
  if (type == "ACCOUNT") {
    const auto id = aws::AccountId::parse(target);
    if (!id) {
      throw invalid_input("INVALID_PATTERN_TARGET_ID",
                          "You specified a target that isn't an account's ID of 12 digits.");
    }
    if (!find_account(unit, *id)) {
      throw invalid_input("TARGET_NOT_SUPPORTED", "You specified an account that doesn't exist.");
    }
    return id;
  }
  if (type != "EMAIL") {
    throw invalid_input("INVALID_PARTY_TYPE_TARGET", "The type of the target must be ACCOUNT or EMAIL.");
  }
  if (!is_account_email(target)) {
    throw invalid_input("INVALID_EMAIL_ADDRESS_TARGET", "You specified an invalid email address.");
  }
  // That nobody has the address stays unsaid: the mail is sent all the same.
  const auto account = find_account_by_email(unit, target);
  return account ? std::optional(account->id) : std::nullopt;
}

void require_no_duplicate(store::Unit& unit, const Handshake& handshake) {
  constexpr std::string_view kRest = "organization = $2 AND action = $3 AND state = 'OPEN'";
  const std::string_view action = name_of(handshake.action);
  const bool is_open =
      handshake.account
          ? unit.exists(fmt::format("SELECT 1 FROM handshakes WHERE account = $1 AND {}", kRest),
                        *handshake.account, handshake.organization_id, action)
          : unit.exists(fmt::format("SELECT 1 FROM handshakes WHERE email_key = $1 AND {}", kRest),
                        base::lower(handshake.recipient), handshake.organization_id, action);
  if (!is_open) return;
  throw refusal("DuplicateHandshakeException",
                "A handshake with the same action and target is open already. Cancel it before you send "
                "another one.");
}

std::int64_t pending_invitation_count(store::Unit& unit, const Organization& organization) {
  return handshake_count(unit, organization.id, HandshakeAction::invite, HandshakeState::open);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_InviteAccountToOrganization.html
Handshake invite_account(Work& work, const Organization& organization, const NewInvitation& wanted) {
  const auto account = invited_account(work.unit, wanted.target_type, wanted.target);
  require_verified_email(organization);
  check_new_tags(work, wanted.tags);
  if (account && find_member(work.unit, organization, account->str())) throw already_a_member();
  const auto process = find_all_features_process(work.unit, organization);
  require_invitations_enabled(process);

  Handshake handshake = new_handshake(work, organization, HandshakeAction::invite,
                                      work.settings[Setting::organizations_invitation_seconds]);
  if (process) handshake.feature_set = kAllFeatures;
  handshake.recipient_type = wanted.target_type;
  handshake.recipient = wanted.target;
  handshake.account = account;
  handshake.notes = wanted.notes;
  handshake.tags = wanted.tags;
  require_no_duplicate(work.unit, handshake);
  require_room_for_handshake_today(work, organization, HandshakeAction::invite);
  require_room(work, organization.account_count + pending_invitation_count(work.unit, organization));
  if (account) require_same_seller(work.unit, organization.management_account, *account);
  insert_handshake(work, handshake);
  mail_new_handshake(work, handshake);
  return handshake;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_AcceptHandshake.html
void join_by_invitation(Work& work, const Handshake& handshake, const aws::AccountId& account) {
  const Organization organization = find_organization(work.unit, handshake.organization_id).value();
  const auto membership = membership_of(work.unit, account);
  if (membership && membership->organization_id == organization.id) throw already_a_member();
  require_room(work, organization.account_count);
  require_same_seller(work.unit, organization.management_account, account);
  if (membership) {
    leave_for(work, find_organization(work.unit, membership->organization_id).value(), account, organization);
  } else if (!find_payment_method(work.unit, account)) {
    throw handshake_constraint("PAYMENT_INSTRUMENT_REQUIRED",
                               "The account has no payment instrument, such as a credit card. Add one before "
                               "it joins an organization.");
  }
  add_member(work, organization, account, root_of(work.unit, organization), kInvited);
  put_tags(work, organization, account.str(), handshake.tags);
  create_organizations_linked_role(work, account);
  // The Free plan is for accounts that stand alone.
  set_account_plan(work, account, "PAID");
}

void cancel_invitations(Work& work, const Organization& organization) {
  for (Handshake& invitation :
       handshakes_in_state(work.unit, organization.id, HandshakeAction::invite, HandshakeState::open)) {
    end_handshake(work, invitation, HandshakeState::canceled);
    mail_handshake_end(work, invitation);
  }
}

}  // namespace groundwork::plane::organizations
