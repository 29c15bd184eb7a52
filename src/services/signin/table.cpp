#include "services/signin/table.hpp"

#include "api/signin/types.hpp"
#include "services/signin/errors.hpp"

namespace groundwork::services::signin {

const Table& table() {
  static const Table kTable = [] {
    Table made(api::signin::service(), invalid_fields);
    made.records_itself();
    add_tokens(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::signin
