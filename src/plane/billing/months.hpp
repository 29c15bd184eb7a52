#pragma once

#include <string_view>

#include "plane/billing/calendar.hpp"
#include "plane/jobs.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

constexpr std::string_view kBeginJob = "billing.begin", kCloseMonthJob = "billing.close_month";

/// When the bill of a month is final: in the first days of the next one. Until then its costs are estimates.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/getting-viewing-bill.html
base::Instant closes_at(const Work& work, Month month);

/// Called as an account begins to cost something: from this month on, each one is closed.
void begin_months(Work& work);
/// The same for a plane of an earlier schema.
void begin_months_later(Work& work, const Job& job);

/// Charges support, applies credits and issues the invoice of each payer, a few hundred payers a job; then
/// puts the next month on the list.
void close_month(Work& work, const Job& job);

}  // namespace groundwork::plane::billing
