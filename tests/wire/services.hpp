#pragma once

#include <array>

#include "api/account/types.hpp"
#include "api/iam/types.hpp"
#include "api/library/types.hpp"
#include "api/organizations/types.hpp"
#include "api/portal/types.hpp"
#include "api/signin/types.hpp"
#include "api/sts/types.hpp"

namespace groundwork::wire {

/// The real services, and the made-up one of apigen's golden test, which uses what they use seldom.
inline std::array<const shape::Service*, 7> services() {
  return {&api::account::service(), &api::iam::service(),
          &api::library::service(), &api::organizations::service(),
          &api::portal::service(),  &api::signin::service(),
          &api::sts::service()};
}

}  // namespace groundwork::wire
