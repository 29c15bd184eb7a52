#include "services/support/table.hpp"

namespace groundwork::services::support {

const Table& table() {
  static const Table kTable = [] {
    Table made(model::service());
    add_attachments(made);
    add_cases(made);
    add_catalogue(made);
    add_communications(made);
    add_trusted_advisor(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::support
