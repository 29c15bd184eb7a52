#include "plane/organizations/responsibility_transfers.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/tags.hpp"
#include "plane/organizations/transfer_chains.hpp"
#include "plane/organizations/transfer_dates.hpp"
#include "plane/organizations/transfer_news.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::array<std::string_view, 6> kStatuses{"REQUESTED", "DECLINED", "CANCELED",
                                                    "EXPIRED",   "ACCEPTED", "WITHDRAWN"};

constexpr std::string_view kColumns =
    "SELECT id, name, status, target, addressee, source, starts_at, ends_at, handshake FROM "
    "responsibility_transfers ";

ResponsibilityTransfer read_transfer(const store::Row& row) {
  const auto status = std::ranges::find(kStatuses, row.text_view(2));
  if (status == kStatuses.end()) throw std::logic_error("no such status of a transfer: " + row.text(2));
  ResponsibilityTransfer found{.id = row.text(0),
                               .name = row.text(1),
                               .status = static_cast<TransferStatus>(status - kStatuses.begin()),
                               .target = aws::AccountId::trusted(row.text_view(3)),
                               .addressee = row.text(4),
                               .source = std::nullopt,
                               .starts_at = row.instant(6),
                               .ends_at = row.optional_instant(7),
                               .handshake_id = row.text(8)};
  if (!row.is_null(5)) found.source = aws::AccountId::trusted(row.text_view(5));
  return found;
}

std::vector<ResponsibilityTransfer> read_transfers(store::Rows rows) {
  std::vector<ResponsibilityTransfer> found;
  for (const store::Row row : rows) found.push_back(read_transfer(row));
  return found;
}

bool is_party(const ResponsibilityTransfer& transfer, const aws::AccountId& account) {
  return transfer.target == account || transfer.source == account;
}

void require_transition(const ResponsibilityTransfer& transfer) {
  if (transfer.status == TransferStatus::accepted) return;
  if (transfer.status == TransferStatus::withdrawn) {
    throw refusal("ResponsibilityTransferAlreadyInStatusException",
                  "The responsibility transfer is already in the status WITHDRAWN.");
  }
  throw refusal(
      "InvalidResponsibilityTransferTransitionException",
      fmt::format("A responsibility transfer in the status {} can't be ended.", name_of(transfer.status)));
}

}  // namespace

std::string_view name_of(TransferStatus status) { return kStatuses[static_cast<std::size_t>(status)]; }

std::string_view name_of(TransferDirection direction) {
  return direction == TransferDirection::inbound ? "INBOUND" : "OUTBOUND";
}

TransferDirection direction_for(const ResponsibilityTransfer& transfer, const Organization& organization) {
  return transfer.source == organization.management_account ? TransferDirection::outbound
                                                            : TransferDirection::inbound;
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
std::string transfer_arn(const Organization& organization, TransferDirection direction,
                         std::string_view transfer_id) {
  return fmt::format("arn:aws:organizations::{}:transfer/{}/{}/{}/{}", organization.management_account.str(),
                     organization.id, base::lower(kBillingTransfer), base::lower(name_of(direction)),
                     transfer_id);
}

void insert_transfer(Work& work, const ResponsibilityTransfer& transfer) {
  work.unit.execute(
      "INSERT INTO responsibility_transfers (id, name, type, status, target, addressee, source, starts_at, "
      "handshake) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      transfer.id, transfer.name, kBillingTransfer, name_of(transfer.status), transfer.target,
      transfer.addressee, transfer.source, transfer.starts_at, transfer.handshake_id);
}

void set_status(Work& work, ResponsibilityTransfer& transfer, TransferStatus status) {
  work.unit.execute("UPDATE responsibility_transfers SET status = $1 WHERE id = $2", name_of(status),
                    transfer.id);
  transfer.status = status;
}

void accept(Work& work, ResponsibilityTransfer& transfer, const aws::AccountId& source) {
  work.unit.execute("UPDATE responsibility_transfers SET source = $1 WHERE id = $2", source, transfer.id);
  transfer.source = source;
  set_status(work, transfer, TransferStatus::accepted);
}

void forget_transfer(Work& work, std::string_view id) {
  const auto transfer = find_transfer(work.unit, id);
  if (!transfer || transfer->came_to_be()) return;
  for (const auto& party : {std::optional(transfer->target), transfer->source}) {
    const auto membership = party ? membership_of(work.unit, *party) : std::nullopt;
    if (!membership) continue;
    remove_all_tags(work, find_organization(work.unit, membership->organization_id).value(), id);
  }
  work.unit.execute("DELETE FROM responsibility_transfers WHERE id = $1", id);
}

std::optional<ResponsibilityTransfer> find_transfer(store::Unit& unit, std::string_view id) {
  auto rows = unit.query(fmt::format("{}WHERE id = $1", kColumns), id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_transfer(*row);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeResponsibilityTransfer.html
ResponsibilityTransfer get_transfer(const Work& work, const Organization& organization, std::string_view id) {
  auto transfer = find_transfer(work.unit, id);
  const aws::AccountId& account = organization.management_account;
  if (!transfer || (!is_party(*transfer, account) && !inherits(work, account, *transfer))) {
    throw refusal("ResponsibilityTransferNotFoundException",
                  "You specified a responsibility transfer that doesn't exist.");
  }
  return std::move(*transfer);
}

std::vector<ResponsibilityTransfer> inbound_transfers(store::Unit& unit, const aws::AccountId& target,
                                                      std::string_view after, std::int64_t limit) {
  return read_transfers(unit.query(
      fmt::format("{}WHERE target = $1 AND id > $2 ORDER BY id LIMIT $3", kColumns), target, after, limit));
}

std::vector<ResponsibilityTransfer> inherited_transfers(const Work& work, const aws::AccountId& target,
                                                        std::string_view after, std::int64_t limit) {
  return read_transfers(
      work.unit.query(fmt::format("{}WHERE target = $1 AND id > $2 AND (status = 'ACCEPTED' OR "
                                  "(status = 'WITHDRAWN' AND ends_at >= $3)) ORDER BY id LIMIT $4",
                                  kColumns),
                      target, after, work.now, limit));
}

std::vector<ResponsibilityTransfer> outbound_transfers(store::Unit& unit, const aws::AccountId& source,
                                                       std::string_view after, std::int64_t limit) {
  return read_transfers(unit.query(
      fmt::format("{}WHERE source = $1 AND id > $2 ORDER BY id LIMIT $3", kColumns), source, after, limit));
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-update-transfer.html
void rename_transfer(Work& work, const Organization& organization, ResponsibilityTransfer& transfer,
                     std::string_view name) {
  if (transfer.source == organization.management_account) {
    throw invalid_input("UNSUPPORTED_ACTION_IN_RESPONSIBILITY_TRANSFER",
                        "You can name only transfers by which you manage another organization's bill.");
  }
  if (transfer.target != organization.management_account) throw access_denied();
  work.unit.execute("UPDATE responsibility_transfers SET name = $1 WHERE id = $2", name, transfer.id);
  transfer.name = name;
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-stop-transfer.html
void withdraw_transfer(Work& work, const Organization& organization, ResponsibilityTransfer& transfer,
                       std::optional<base::Instant> ends_at) {
  if (!is_party(transfer, organization.management_account)) throw access_denied();
  require_transition(transfer);
  const base::Instant end = ends_at.value_or(end_of_this_month(work.now));
  require_end(work.now, end);
  work.unit.execute("UPDATE responsibility_transfers SET ends_at = $1 WHERE id = $2", end, transfer.id);
  transfer.ends_at = end;
  set_status(work, transfer, TransferStatus::withdrawn);
  tell_of_withdrawal(work, transfer, organization.management_account);
}

}  // namespace groundwork::plane::organizations
