#include "services/billing/table.hpp"

#include "api/billing/types.hpp"

namespace groundwork::services::billing {

const Table& table() {
  static const Table kTable(api::billing::service());
  return kTable;
}

}  // namespace groundwork::services::billing
