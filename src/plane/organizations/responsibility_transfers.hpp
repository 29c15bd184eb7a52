#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/organizations/organization.hpp"
#include "plane/work.hpp"

/// Arrangements by which the management account of one organization manages and pays the bill of another one:
/// AWS's billing transfers.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html
namespace groundwork::plane::organizations {

/// The one type that AWS has.
constexpr std::string_view kBillingTransfer = "BILLING";

enum class TransferStatus { requested, declined, canceled, expired, accepted, withdrawn };
/// REQUESTED, DECLINED, ...
std::string_view name_of(TransferStatus status);

struct ResponsibilityTransfer {
  std::string id;    ///< rt-..
  std::string name;  ///< what the target calls it
  TransferStatus status = TransferStatus::requested;
  aws::AccountId target;                 ///< the management account that pays, and that sent the invitation
  std::string addressee;                 ///< whom it invited: an account's id, or an address
  std::optional<aws::AccountId> source;  ///< the management account whose bill it is, where that is known
  base::Instant starts_at;               ///< the first moment of a month
  std::optional<base::Instant> ends_at;  ///< the last millisecond of a month; empty: it goes on
  std::string handshake_id;

  /// Somebody has agreed to it, be it over again or not.
  bool came_to_be() const {
    return status == TransferStatus::accepted || status == TransferStatus::withdrawn;
  }
  /// It is in force or ahead.
  bool is_live(base::Instant now) const { return came_to_be() && (!ends_at || *ends_at >= now); }
};

/// How an organization's management account sees a transfer: as the one that pays, or as the one whose bill
/// it is.
enum class TransferDirection { inbound, outbound };
/// INBOUND or OUTBOUND.
std::string_view name_of(TransferDirection direction);
TransferDirection direction_for(const ResponsibilityTransfer& transfer, const Organization& organization);
std::string transfer_arn(const Organization& organization, TransferDirection direction,
                         std::string_view transfer_id);

void insert_transfer(Work& work, const ResponsibilityTransfer& transfer);
void set_status(Work& work, ResponsibilityTransfer& transfer, TransferStatus status);
/// The source is known from now on.
void accept(Work& work, ResponsibilityTransfer& transfer, const aws::AccountId& source);
/// Forgets one that never came to be.
void forget_transfer(Work& work, std::string_view id);

std::optional<ResponsibilityTransfer> find_transfer(store::Unit& unit, std::string_view id);
/// One of the organization's own, or one that its management account inherits since the target's bills are
/// transferred to it. Throws ResponsibilityTransferNotFoundException.
ResponsibilityTransfer get_transfer(const Work& work, const Organization& organization, std::string_view id);

/// In order of their ids, after `after` (an id, or empty); invitations among them.
std::vector<ResponsibilityTransfer> inbound_transfers(store::Unit& unit, const aws::AccountId& target,
                                                      std::string_view after, std::int64_t limit);
/// Those of them that are in force or ahead: what whoever takes over the target's bill takes over with it.
std::vector<ResponsibilityTransfer> inherited_transfers(const Work& work, const aws::AccountId& target,
                                                        std::string_view after, std::int64_t limit);
std::vector<ResponsibilityTransfer> outbound_transfers(store::Unit& unit, const aws::AccountId& source,
                                                       std::string_view after, std::int64_t limit);

/// Throws AccessDeniedException for an organization that only inherits it, and InvalidInputException
/// (UNSUPPORTED_ACTION_IN_RESPONSIBILITY_TRANSFER) for the source, to which the name never shows.
void rename_transfer(Work& work, const Organization& organization, ResponsibilityTransfer& transfer,
                     std::string_view name);
/// Ends it with this month, or with the one in whose last millisecond `ends_at` is; both sides may. Mails
/// both. Throws AccessDeniedException, ResponsibilityTransferAlreadyInStatusException,
/// InvalidResponsibilityTransferTransitionException or InvalidInputException.
void withdraw_transfer(Work& work, const Organization& organization, ResponsibilityTransfer& transfer,
                       std::optional<base::Instant> ends_at);

}  // namespace groundwork::plane::organizations
