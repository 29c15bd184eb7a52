#pragma once

#include <string>
#include <utility>

#include "gateway/http_message.hpp"

namespace groundwork::gateway {

/// Of every answer that a browser shows: it does what `policy` (a Content-Security-Policy) allows, and no
/// other site may read it, open it or learn from it.
inline Headers page_headers(std::string policy) {
  return {{"content-security-policy", std::move(policy)},
          {"cross-origin-opener-policy", "same-origin"},
          {"cross-origin-resource-policy", "same-origin"},
          {"referrer-policy", "no-referrer"},
          {"x-content-type-options", "nosniff"}};
}

}  // namespace groundwork::gateway
