#include "services/budgets/table.hpp"

#include "api/budgets/types.hpp"

namespace groundwork::services::budgets {

const Table& table() {
  static const Table kTable(api::budgets::service());
  return kTable;
}

}  // namespace groundwork::services::budgets
