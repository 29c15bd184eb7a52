#include "plane/budgets/jobs.hpp"

#include "plane/budgets/action_runs.hpp"
#include "plane/budgets/evaluation.hpp"

namespace groundwork::plane::budgets {

std::map<std::string, JobHandler> job_handlers() {
  return {{std::string(kEvaluationJob), evaluate_budgets},
          {std::string(kFirstEvaluationJob), evaluate_first},
          {std::string(kActionJob), run_action}};
}

}  // namespace groundwork::plane::budgets
