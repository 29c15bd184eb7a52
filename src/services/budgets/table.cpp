#include "services/budgets/table.hpp"

#include "api/budgets/types.hpp"
#include "plane/budgets/errors.hpp"

namespace groundwork::services::budgets {
namespace {

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
aws::ApiError refuse(const std::vector<shape::Violation>& violations) {
  return plane::budgets::invalid_parameter(shape::validation_message(violations));
}

}  // namespace

const Table& table() {
  static const Table kTable = [] {
    Table made(api::budgets::service(), refuse);
    add_budgets(made);
    add_notifications(made);
    add_subscribers(made);
    add_actions(made);
    add_tags(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::budgets
