#include "portal/table.hpp"

#include "api/portal/types.hpp"

namespace groundwork::portal {

const services::Table& table() {
  static const services::Table kTable(api::portal::service());
  return kTable;
}

}  // namespace groundwork::portal
