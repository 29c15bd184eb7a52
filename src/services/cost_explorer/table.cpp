#include "services/cost_explorer/table.hpp"

#include "api/cost-explorer/types.hpp"

namespace groundwork::services::cost_explorer {

const Table& table() {
  static const Table kTable = [] {
    Table made(api::cost_explorer::service());
    add_costs(made);
    add_forecasts(made);
    add_values(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::cost_explorer
