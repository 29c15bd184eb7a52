#include "plane/billing/charges.hpp"

#include <fmt/format.h>

namespace groundwork::plane::billing {
namespace {

constexpr std::string_view kColumns =
    "SELECT payer, account, day, record_type, service, usage_type, amount, credit FROM charges ";

std::vector<Charge> read_charges(store::Rows rows) {
  std::vector<Charge> found;
  for (const store::Row row : rows) {
    found.push_back({.payer = aws::AccountId::trusted(row.text_view(0)),
                     .account = aws::AccountId::trusted(row.text_view(1)),
                     .month = month_of(row.integer(2)),
                     .record_type = row.text(3),
                     .service = row.text(4),
                     .usage_type = row.text(5),
                     .amount = row.integer(6),
                     .credit = row.optional_text(7)});
  }
  return found;
}

Day day_of_charges(Month month) { return days_of(month).until - 1; }

}  // namespace

void insert_charge(Work& work, const Charge& charge) {
  const Day day = day_of_charges(charge.month);
  const std::int64_t position =
      work.unit.count("SELECT COUNT(*) FROM charges WHERE payer = $1 AND day = $2 AND account = $3",
                      charge.payer, day, charge.account);
  work.unit.execute(
      "INSERT INTO charges (payer, day, account, position, record_type, service, usage_type, credit, amount) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      charge.payer, day, charge.account, position, charge.record_type, charge.service, charge.usage_type,
      charge.credit, charge.amount);
}

std::vector<Charge> charges_of(store::Unit& unit, const aws::AccountId& payer, Month month) {
  return read_charges(
      unit.query(fmt::format("{}WHERE payer = $1 AND day = $2 ORDER BY account, position", kColumns), payer,
                 day_of_charges(month)));
}

std::vector<Charge> charges_of_credit(store::Unit& unit, std::string_view credit, Month first, Month last) {
  return read_charges(unit.query(
      fmt::format("{}WHERE credit = $1 AND day >= $2 AND day <= $3 ORDER BY day, account, position",
                  kColumns),
      credit, day_of_charges(first), day_of_charges(last)));
}

}  // namespace groundwork::plane::billing
