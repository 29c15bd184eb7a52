#include "gateway/bill.hpp"

#include <stdexcept>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/accounts.hpp"
#include "plane/billing/bills.hpp"
#include "plane/billing/stretches.hpp"

namespace groundwork::gateway {
namespace {

namespace billing = plane::billing;
namespace json = boost::json;

constexpr std::int64_t kLimit = 100, kLimitMax = 1000;

billing::Month read_month(const plane::Work& work, const std::string& text) {
  if (text.empty()) return billing::month_of(billing::day_of(work.now));
  const auto month = billing::parse_month(text);
  if (!month) throw std::invalid_argument(fmt::format("month must be one such as 2026-11; found {}", text));
  return *month;
}

std::int64_t read_limit(const std::string& text) {
  if (text.empty()) return kLimit;
  const std::int64_t limit = base::is_digits(text) && text.size() < 6 ? std::stoll(text) : 0;
  if (limit < 1 || limit > kLimitMax) throw std::invalid_argument("limit must be 1 to 1000");
  return limit;
}

json::array show(const std::vector<billing::BillLine>& lines) {
  json::array shown;
  for (const billing::BillLine& line : lines) {
    shown.push_back(
        {{"type", line.record_type}, {"service", line.service}, {"usd", billing::usd_text(line.amount)}});
  }
  return shown;
}

json::object show(const billing::Bill& bill, const plane::Account& payer) {
  json::object shown{{"payer", bill.payer.str()},
                     {"name", payer.name},
                     {"billed_to", bill.billed_to.str()},
                     {"month", billing::month_text(bill.month)},
                     {"status", bill.invoice ? "FINAL" : "ESTIMATED"},
                     {"total_usd", billing::usd_cents_text(bill.total())},
                     {"lines", show(bill.lines)}};
  if (!bill.invoice) return shown;
  shown["invoice"] = bill.invoice->id;
  shown["issued_at"] = base::iso8601(bill.invoice->issued_at);
  shown["paid_with"] = bill.invoice->paid_with ? json::value(*bill.invoice->paid_with) : json::value(nullptr);
  return shown;
}

json::object show_part(plane::Work& work, const billing::Bill& bill, const aws::AccountId& id) {
  const auto lines = billing::part_of_bill(work, bill, id);
  const auto account = plane::find_account(work.unit, id);
  return {{"account", id.str()},
          {"name", account ? account->name : ""},
          {"usd", billing::usd_text(billing::total_of(lines))},
          {"lines", show(lines)}};
}

/// The accounts of one page; takes the one too many off.
template <class Accounts>
void page(Accounts& accounts, std::int64_t limit, json::object& shown) {
  if (static_cast<std::int64_t>(accounts.size()) <= limit) return;
  accounts.pop_back();
  shown["next"] = accounts.back().str();
}

json::object show_all(plane::Work& work, billing::Month month, const BillQuery& query) {
  const std::int64_t limit = read_limit(query.limit);
  auto payers = billing::payers_in(work.unit, month, query.after, limit + 1);
  json::object shown;
  page(payers, limit, shown);
  json::array bills;
  for (const aws::AccountId& payer : payers) {
    bills.push_back(show(billing::bill_of(work, payer, month), plane::get_account(work.unit, payer)));
  }
  shown["bills"] = std::move(bills);
  return shown;
}

}  // namespace

json::object show_bills(plane::Work& work, const BillQuery& query) {
  const billing::Month month = read_month(work, query.month);
  if (query.account.empty()) return show_all(work, month, query);
  const auto account = aws::AccountId::parse(query.account);
  if (!account || !plane::find_account(work.unit, *account)) {
    throw std::invalid_argument(fmt::format("there is no account {}", query.account));
  }
  const aws::AccountId payer = billing::payer_in(work.unit, *account, month).value_or(*account);
  const billing::Bill bill = billing::bill_of(work, payer, month);
  json::object shown = show(bill, plane::get_account(work.unit, payer));
  std::vector<aws::AccountId> accounts{*account};
  if (payer == *account) {
    const std::int64_t limit = read_limit(query.limit);
    accounts = billing::accounts_paid_by(work.unit, payer, billing::days_of(month), query.after, limit + 1);
    page(accounts, limit, shown);
  }
  json::array transferred;
  for (const billing::Bill& each : billing::bills_transferred_to(work, *account, month)) {
    transferred.push_back(show(each, plane::get_account(work.unit, each.payer)));
  }
  if (!transferred.empty()) shown["transferred"] = std::move(transferred);
  json::array parts;
  for (const aws::AccountId& each : accounts) parts.push_back(show_part(work, bill, each));
  shown["parts"] = std::move(parts);
  return shown;
}

}  // namespace groundwork::gateway
