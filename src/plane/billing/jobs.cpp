#include "plane/billing/jobs.hpp"

#include "plane/billing/free_plans.hpp"
#include "plane/billing/months.hpp"

namespace groundwork::plane::billing {

std::map<std::string, JobHandler> job_handlers() {
  return {{std::string(kBeginJob), begin_months_later},
          {std::string(kCloseMonthJob), close_month},
          {std::string(kEndFreePlanJob), end_free_plan},
          {std::string(kCloseFreePlanJob), close_after_free_plan}};
}

}  // namespace groundwork::plane::billing
