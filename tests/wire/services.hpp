#pragma once

#include <array>

#include "api/account/types.hpp"
#include "api/billing/types.hpp"
#include "api/budgets/types.hpp"
#include "api/cost-explorer/types.hpp"
#include "api/freetier/types.hpp"
#include "api/iam/types.hpp"
#include "api/library/types.hpp"
#include "api/organizations/types.hpp"
#include "api/portal/types.hpp"
#include "api/signin/types.hpp"
#include "api/sts/types.hpp"
#include "api/support/types.hpp"

namespace groundwork::wire {

/// The real services, and the made-up one of apigen's golden test, which uses what they use seldom.
inline std::array<const shape::Service*, 12> services() {
  return {&api::account::service(),       &api::billing::service(),       &api::budgets::service(),
          &api::cost_explorer::service(), &api::freetier::service(),      &api::iam::service(),
          &api::library::service(),       &api::organizations::service(), &api::portal::service(),
          &api::signin::service(),        &api::sts::service(),           &api::support::service()};
}

}  // namespace groundwork::wire
