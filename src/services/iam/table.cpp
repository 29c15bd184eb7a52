#include "services/iam/table.hpp"

#include "api/iam/types.hpp"

namespace groundwork::services::iam {

const Table& table() {
  static const Table kTable = [] {
    Table made(api::iam::service());
    add_identities(made);
    add_policies(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::iam
