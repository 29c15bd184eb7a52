#include "plane/billing/months.hpp"

namespace groundwork::plane::billing {

base::Instant closes_at(const Work& work, Month month) {
  return start_of(days_of(month).until).plus_seconds(work.settings[Setting::billing_invoice_seconds]);
}

}  // namespace groundwork::plane::billing
