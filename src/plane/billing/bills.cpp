#include "plane/billing/bills.hpp"

#include <map>

#include "plane/billing/costs.hpp"
#include "plane/billing/stretches.hpp"
#include "plane/organizations/transfer_chains.hpp"

namespace groundwork::plane::billing {
namespace {

std::vector<BillLine> lines_so_far(Work& work, const CostScope& scope, Month month) {
  std::map<std::pair<std::string, std::string>, NanoUsd> sums;
  for (const DailyCosts& costs : daily_costs(work.unit, scope, days_of(month), work.now)) {
    sums[{costs.kind.record_type, costs.kind.service}] += costs.total().cost;
  }
  std::vector<BillLine> lines;
  for (const auto& [names, amount] : sums) {
    if (amount != 0) lines.push_back({names.first, names.second, amount});
  }
  return lines;
}

}  // namespace

NanoUsd total_of(const std::vector<BillLine>& lines) {
  NanoUsd total = 0;
  for (const BillLine& line : lines) total += line.amount;
  return total;
}

NanoUsd Bill::total() const { return invoice ? invoice->total : total_of(lines); }

Bill bill_of(Work& work, const aws::AccountId& payer, Month month) {
  Bill bill{.payer = payer,
            .billed_to = billed_to(work.unit, payer, month),
            .month = month,
            .invoice = find_invoice(work.unit, payer, month),
            .lines = {}};
  bill.lines =
      bill.invoice ? invoice_lines(work.unit, *bill.invoice) : lines_so_far(work, {payer, {}}, month);
  return bill;
}

std::vector<Bill> bills_transferred_to(Work& work, const aws::AccountId& account, Month month) {
  std::vector<Bill> bills;
  const base::Instant start = start_of(days_of(month).first);
  for (const aws::AccountId& payer : organizations::sources_at(work.unit, account, start)) {
    bills.push_back(bill_of(work, payer, month));
  }
  return bills;
}

std::vector<BillLine> part_of_bill(Work& work, const Bill& bill, const aws::AccountId& account) {
  if (bill.invoice) return invoice_part(work.unit, *bill.invoice, account);
  return lines_so_far(work, {bill.payer, {account}}, bill.month);
}

std::optional<aws::AccountId> payer_in(store::Unit& unit, const aws::AccountId& account, Month month) {
  const auto stretches = stretches_of(unit, account, days_of(month));
  if (stretches.empty()) return std::nullopt;
  return stretches.back().payer;
}

std::vector<aws::AccountId> payers_in(store::Unit& unit, Month month, std::string_view after,
                                      std::int64_t limit) {
  const Days days = days_of(month);
  std::vector<aws::AccountId> found;
  for (const store::Row row : unit.query(
           "SELECT DISTINCT payer FROM cost_groups WHERE payer > $1 AND first_day < $2 AND until_day > $3 "
           "ORDER BY payer LIMIT $4",
           after, days.until, days.first, limit)) {
    found.push_back(aws::AccountId::trusted(row.text_view(0)));
  }
  return found;
}

}  // namespace groundwork::plane::billing
