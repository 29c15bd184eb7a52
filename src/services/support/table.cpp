#include "services/support/table.hpp"

#include "api/support/types.hpp"

namespace groundwork::services::support {

const Table& table() {
  static const Table kTable(api::support::service());
  return kTable;
}

}  // namespace groundwork::services::support
