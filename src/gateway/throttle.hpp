#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

#include "gateway/exchange.hpp"
#include "plane/settings.hpp"

namespace groundwork::gateway {

/// How often an address of another machine may ask for what needs no credentials: steps of a sign-in, of a
/// password reset, new sign-ups. Beside it stands the lock-out of a name, wherever its failures come from.
/// Callers at this machine are not counted: who is there can read the mailbox anyway. Kept in memory alone;
/// thread-safe.
class Throttle {
 public:
  /// Counts the call; throws TooManyRequestsException where it is one too many.
  void admit(const Exchange& exchange, const plane::Settings& settings);

 private:
  struct Window {
    base::Instant ends_at;
    std::int64_t calls = 0;
  };
  void forget_past(base::Instant now);

  std::mutex mutex_;
  std::unordered_map<std::string, Window> windows_;  // by kind and address
};

}  // namespace groundwork::gateway
