#include "services/billing/table.hpp"

#include "services/billing/errors.hpp"

namespace groundwork::services::billing {

const Table& table() {
  static const Table kTable = [] {
    Table made(api::billing::service(), invalid_fields);
    add_preferences(made);
    add_credits(made);
    add_views(made);
    add_view_details(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::billing
