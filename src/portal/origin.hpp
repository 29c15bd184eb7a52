#pragma once

#include "plane/signin_permission.hpp"
#include "services/call.hpp"

namespace groundwork::portal {

inline plane::signin::Origin origin_of(const services::Call& call) {
  return {.source_ip = call.source_ip,
          .user_agent = call.user_agent,
          .region = call.region,
          .secure = call.secure};
}

}  // namespace groundwork::portal
