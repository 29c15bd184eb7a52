#include "plane/organizations/transfer_dates.hpp"

#include "plane/billing/calendar.hpp"
#include "plane/organizations/errors.hpp"

namespace groundwork::plane::organizations {
namespace {

/// The years that a date can be written with.
constexpr base::Instant kFirstMoment{0}, kLastMoment{253'402'300'799'999};

bool is_on_calendar(base::Instant at) { return kFirstMoment <= at && at <= kLastMoment; }

billing::Month month_at(base::Instant at) { return billing::month_of(billing::day_of(at)); }

base::Instant end_of(billing::Month month) {
  return billing::start_of(billing::days_of(month).until).plus_ms(-1);
}

}  // namespace

base::Instant answer_until(const Work& work, base::Instant starts_at) {
  return starts_at.plus_seconds(-work.settings[Setting::organizations_transfer_answer_seconds]);
}

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-send-invitation.html
void require_start(const Work& work, base::Instant starts_at) {
  if (!is_on_calendar(starts_at)) {
    throw invalid_input("INVALID_START_DATE", "You provided an invalid start date.");
  }
  const billing::Day day = billing::day_of(starts_at);
  if (billing::start_of(day) != starts_at) {
    throw invalid_input("START_DATE_NOT_BEGINNING_OF_DAY",
                        "You provided an invalid start date. The start date must be the beginning of the day "
                        "(00:00:00.000).");
  }
  if (billing::days_of(billing::month_of(day)).first != day) {
    throw invalid_input("START_DATE_NOT_BEGINNING_OF_MONTH",
                        "You provided an invalid start date. The start date must be the first day of the "
                        "month.");
  }
  if (starts_at <= work.now || answer_until(work, starts_at) <= work.now) {
    throw invalid_input("START_DATE_TOO_EARLY",
                        "You provided an invalid start date. The start date is too early.");
  }
  if (billing::month_of(day) > month_at(work.now) + 2) {
    throw invalid_input("START_DATE_TOO_LATE",
                        "You provided an invalid start date. The start date is too late.");
  }
}

base::Instant end_of_this_month(base::Instant now) { return end_of(month_at(now)); }

// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html
void require_end(base::Instant now, base::Instant ends_at) {
  if (!is_on_calendar(ends_at)) {
    throw invalid_input("INVALID_END_DATE", "You provided an invalid end date.");
  }
  if (end_of(month_at(ends_at)) != ends_at) {
    throw invalid_input("END_DATE_NOT_END_OF_MONTH",
                        "You provided an invalid end date. The end date must be the end of the last day of "
                        "the month (23:59:59.999).");
  }
  if (ends_at < now) {
    throw invalid_input("END_DATE_TOO_EARLY",
                        "You provided an invalid end date. It is too early for the transfer to end.");
  }
  if (month_at(ends_at) > month_at(now) + 1) {
    throw invalid_input("INVALID_END_DATE",
                        "You provided an invalid end date. A transfer ends with the current month or with "
                        "the next one.");
  }
}

}  // namespace groundwork::plane::organizations
