#pragma once

#include <string>
#include <string_view>

#include "plane/caller.hpp"
#include "plane/work.hpp"

namespace groundwork::services {

/// One request as a handler sees it: who asks, when, and the unit of work. It never sees HTTP, JSON or XML.
/// Being a plane::Work, it is handed on to the domain as it is.
struct Call : plane::Work {
  const plane::Caller& caller;
  std::string_view request_id;
  std::string_view region;  ///< of the credential scope; us-east-1 where a request has none
  std::string_view source_ip;
  std::string_view user_agent;
  bool secure = false;
  /// All that the request needs belongs to another account, whose resource policy lets the caller in.
  bool granted = false;
  std::string_view host = {};      ///< that the request was sent to, with its port: its Host header
  std::string_view proof = {};     ///< that the caller holds a key: its DPoP header (RFC 9449)
  base::Instant unmoved_now = {};  ///< by the machine's clock, by which callers sign

  const aws::AccountId& account() const { return caller.account; }
};

}  // namespace groundwork::services
