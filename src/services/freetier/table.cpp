#include "services/freetier/table.hpp"

#include "api/freetier/types.hpp"

namespace groundwork::services::freetier {

const Table& table() {
  static const Table kTable(api::freetier::service());
  return kTable;
}

}  // namespace groundwork::services::freetier
