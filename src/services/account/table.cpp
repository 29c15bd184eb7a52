#include "services/account/table.hpp"

#include "api/account/types.hpp"
#include "services/account/errors.hpp"

namespace groundwork::services::account {

const Table& table() {
  static const Table kTable = [] {
    Table made(api::account::service(), invalid_fields);
    add_contacts(made);
    add_information(made);
    add_primary_email(made);
    add_regions(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::account
