#include "plane/organizations/transfer_chains.hpp"

#include <stdexcept>

#include <fmt/format.h>

#include "plane/organizations/errors.hpp"

namespace groundwork::plane::organizations {
namespace {

/// More than any chain can have: the quota of its length keeps them short.
constexpr int kHopsMax = 100;

/// Of a row `t`, with the moment as the parameter that is named.
std::string is_live(std::string_view now) {
  return fmt::format("(t.status = 'ACCEPTED' OR (t.status = 'WITHDRAWN' AND t.ends_at >= {}))", now);
}

std::string is_running(std::string_view at) {
  return fmt::format(
      "t.status IN ('ACCEPTED', 'WITHDRAWN') AND t.starts_at <= {0} AND "
      "(t.ends_at IS NULL OR t.ends_at >= {0})",
      at);
}

/// Calls `visit` with everybody above `account`, the next one first, until it answers false.
template <class Visit>
void climb(const Work& work, const aws::AccountId& account, Visit visit) {
  auto transfer = live_outbound(work, account);
  for (int hop = 0; transfer; ++hop) {
    if (hop == kHopsMax) throw std::logic_error("billing transfers without an end above " + account.str());
    if (!visit(transfer->target)) return;
    transfer = live_outbound(work, transfer->target);
  }
}

/// What is selected of `below` (account, level): the sources of transfers of which `condition` holds, that
/// end at the account $1 directly or over others. $2 is the moment, $3 kHopsMax.
std::string query_below(std::string_view selected, const std::string& condition) {
  return fmt::format(
      "WITH RECURSIVE below (account, level) AS ("
      "SELECT t.source, 1 FROM responsibility_transfers t WHERE t.target = $1 AND {0} UNION ALL "
      "SELECT t.source, b.level + 1 FROM below b JOIN responsibility_transfers t "
      "ON t.target = b.account AND {0} WHERE b.level < $3) SELECT {1}",
      condition, selected);
}

struct Below {
  std::int64_t count = 0, levels = 0;
};
Below below(const Work& work, const aws::AccountId& account) {
  auto rows = work.unit.query(query_below("COUNT(*), COALESCE(MAX(level), 0) FROM below", is_live("$2")),
                              account, work.now, kHopsMax);
  const auto row = rows.first();
  return {row->integer(0), row->integer(1)};
}

}  // namespace

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html
aws::AccountId payer_at(store::Unit& unit, const aws::AccountId& management_account, base::Instant at) {
  aws::AccountId payer = management_account;
  for (int hop = 0; hop < kHopsMax; ++hop) {
    auto rows =
        unit.query(fmt::format("SELECT t.target FROM responsibility_transfers t WHERE t.source = $1 AND {}",
                               is_running("$2")),
                   payer, at);
    const auto row = rows.first();
    if (!row) break;
    payer = aws::AccountId::trusted(row->text_view(0));
  }
  return payer;
}

std::optional<ResponsibilityTransfer> last_begun(store::Unit& unit, const aws::AccountId& source,
                                                 base::Instant at) {
  auto rows = unit.query(
      "SELECT id FROM responsibility_transfers WHERE source = $1 AND status IN ('ACCEPTED', 'WITHDRAWN') AND "
      "starts_at <= $2 AND (ends_at IS NULL OR ends_at >= starts_at) ORDER BY starts_at DESC LIMIT 1",
      source, at);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return find_transfer(unit, row->text(0));
}

std::vector<aws::AccountId> sources_at(store::Unit& unit, const aws::AccountId& payer, base::Instant at) {
  std::vector<aws::AccountId> found;
  // Whoever has passed its own bill on pays nobody's.
  if (payer_at(unit, payer, at) != payer) return found;
  const std::string sql = query_below("account FROM below ORDER BY account", is_running("$2"));
  for (const store::Row row : unit.query(sql, payer, at, kHopsMax)) {
    found.push_back(aws::AccountId::trusted(row.text_view(0)));
  }
  return found;
}

std::int64_t live_inbound_count(const Work& work, const aws::AccountId& target) {
  return work.unit.count(
      fmt::format("SELECT COUNT(*) FROM responsibility_transfers t WHERE t.target = $1 AND "
                  "(t.status = 'REQUESTED' OR {})",
                  is_live("$2")),
      target, work.now);
}

std::optional<ResponsibilityTransfer> live_outbound(const Work& work, const aws::AccountId& source) {
  auto rows = work.unit.query(fmt::format("SELECT t.id FROM responsibility_transfers t WHERE t.source = $1 "
                                          "AND {} ORDER BY t.starts_at DESC LIMIT 1",
                                          is_live("$2")),
                              source, work.now);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return find_transfer(work.unit, row->text(0));
}

bool inherits(const Work& work, const aws::AccountId& account, const ResponsibilityTransfer& transfer) {
  return transfer.is_live(work.now) && is_above(work, account, transfer.target);
}

bool is_above(const Work& work, const aws::AccountId& above, const aws::AccountId& below) {
  bool is_found = false;
  climb(work, below, [&](const aws::AccountId& account) {
    is_found = account == above;
    return !is_found;
  });
  return is_found;
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-quotas.html
void require_short_chain(const Work& work, const aws::AccountId& target,
                         const std::optional<aws::AccountId>& source) {
  std::int64_t levels = 1;
  aws::AccountId top = target;
  climb(work, target, [&](const aws::AccountId& account) {
    top = account;
    ++levels;
    return true;
  });
  std::int64_t count = below(work, top).count + 1;
  if (source) {
    const Below under = below(work, *source);
    levels += under.levels;
    count += under.count;
  }
  if (levels > work.settings[Setting::organizations_transfer_levels]) {
    throw constraint_violation("RESPONSIBILITY_TRANSFER_MAX_LEVEL_VIOLATION",
                               "You have exceeded the maximum length of your transfer chain.");
  }
  if (count > work.settings[Setting::organizations_chain_transfers]) {
    throw constraint_violation("RESPONSIBILITY_TRANSFER_MAX_TRANSFERS_QUOTA_VIOLATION",
                               "You have exceeded the maximum number of inbound transfers allowed in a "
                               "transfer chain.");
  }
}

bool has_transfer_process(const Work& work, const aws::AccountId& management_account) {
  return work.unit.exists(
      fmt::format("SELECT 1 FROM responsibility_transfers t WHERE (t.target = $1 OR t.source = $1) AND "
                  "(t.status = 'REQUESTED' OR {})",
                  is_live("$2")),
      management_account, work.now);
}

}  // namespace groundwork::plane::organizations
