#include "services/cost_explorer/table.hpp"

#include "api/cost-explorer/types.hpp"

namespace groundwork::services::cost_explorer {

const Table& table() {
  static const Table kTable(api::cost_explorer::service());
  return kTable;
}

}  // namespace groundwork::services::cost_explorer
