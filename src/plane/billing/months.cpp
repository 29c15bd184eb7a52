#include "plane/billing/months.hpp"

#include <fmt/format.h>

#include "plane/billing/bills.hpp"
#include "plane/billing/credits.hpp"
#include "plane/billing/invoices.hpp"
#include "plane/billing/support_charges.hpp"

namespace groundwork::plane::billing {
namespace {

constexpr std::int64_t kPayersAtOnce = 200;
constexpr std::size_t kMonthSize = 7;  // 2026-11

void open_month(Work& work, Month month) {
  work.unit.execute("INSERT INTO bill_months (month) VALUES ($1)", month);
  schedule(work, kCloseMonthJob, month_text(month), closes_at(work, month));
}

}  // namespace

base::Instant closes_at(const Work& work, Month month) {
  return start_of(days_of(month).until).plus_seconds(work.settings[Setting::billing_invoice_seconds]);
}

void begin_months(Work& work) {
  if (!work.unit.exists("SELECT 1 FROM bill_months")) open_month(work, month_of(day_of(work.now)));
}

void begin_months_later(Work& work, const Job&) { begin_months(work); }

void close_month(Work& work, const Job& job) {
  // INVARIANT: the subject is the month, and after it the last payer whose invoice is made.
  const Month month = parse_month(std::string_view(job.subject).substr(0, kMonthSize)).value();
  const auto payers =
      payers_in(work.unit, month, std::string_view(job.subject).substr(kMonthSize), kPayersAtOnce);
  for (const aws::AccountId& payer : payers) {
    charge_support(work, payer, month);
    apply_credits(work, payer, month);
    issue_invoice(work, payer, month);
  }
  if (static_cast<std::int64_t>(payers.size()) == kPayersAtOnce) {
    schedule(work, kCloseMonthJob, month_text(month) + payers.back().str(), work.now);
    return;
  }
  work.unit.execute("UPDATE bill_months SET closed_at = $1 WHERE month = $2", work.now, month);
  open_month(work, month + 1);
}

}  // namespace groundwork::plane::billing
