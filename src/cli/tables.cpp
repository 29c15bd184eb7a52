#include "cli/tables.hpp"

#include "portal/table.hpp"
#include "services/account/table.hpp"
#include "services/iam/table.hpp"
#include "services/organizations/table.hpp"
#include "services/signin/table.hpp"
#include "services/sts/table.hpp"

namespace groundwork::cli {

std::vector<const services::Table*> all_tables() {
  return {&services::iam::table(),     &services::sts::table(),    &services::organizations::table(),
          &services::account::table(), &services::signin::table(), &portal::table()};
}

}  // namespace groundwork::cli
