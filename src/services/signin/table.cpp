#include "services/signin/table.hpp"

#include "api/signin/types.hpp"

namespace groundwork::services::signin {

const Table& table() {
  static const Table kTable(api::signin::service());
  return kTable;
}

}  // namespace groundwork::services::signin
