#include "services/freetier/table.hpp"

#include "api/freetier/types.hpp"

namespace groundwork::services::freetier {

const Table& table() {
  static const Table kTable = [] {
    Table made(api::freetier::service());
    add_plan(made);
    add_activities(made);
    add_usage(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::freetier
