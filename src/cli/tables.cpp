#include "cli/tables.hpp"

#include "portal/table.hpp"
#include "services/account/table.hpp"
#include "services/billing/table.hpp"
#include "services/budgets/table.hpp"
#include "services/cost_explorer/table.hpp"
#include "services/freetier/table.hpp"
#include "services/iam/table.hpp"
#include "services/organizations/table.hpp"
#include "services/signin/table.hpp"
#include "services/sts/table.hpp"
#include "services/support/table.hpp"

namespace groundwork::cli {

std::vector<const services::Table*> all_tables() {
  return {&services::iam::table(),
          &services::sts::table(),
          &services::organizations::table(),
          &services::account::table(),
          &services::cost_explorer::table(),
          &services::billing::table(),
          &services::budgets::table(),
          &services::freetier::table(),
          &services::support::table(),
          &services::signin::table(),
          &portal::table()};
}

}  // namespace groundwork::cli
