#pragma once

#include <array>

#include "api/account/types.hpp"
#include "api/iam/types.hpp"
#include "api/organizations/types.hpp"
#include "api/signin/types.hpp"
#include "api/sts/types.hpp"

namespace groundwork::wire {

inline std::array<const shape::Service*, 5> services() {
  return {&api::account::service(), &api::iam::service(), &api::organizations::service(),
          &api::signin::service(), &api::sts::service()};
}

}  // namespace groundwork::wire
