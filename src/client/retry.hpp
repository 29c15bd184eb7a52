#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/random.hpp"
#include "client/transport.hpp"

namespace groundwork::client {

struct RetryPolicy {
  int attempts_max = 3;  ///< the first one included
  std::int64_t backoff_ms_first = 1'000;
  std::int64_t backoff_ms_max = 20'000;
};

/// Suspends the caller.
using Sleep = std::function<void(std::int64_t duration_ms)>;
/// The service's error code in an answer that is an error, without prefix and suffix.
using ErrorCodeOf = std::function<std::string(const HttpResponse&)>;

/// Whether AWS asks its callers to try again after such an answer.
bool is_retryable(int status, std::string_view error_code);

/// How long to wait before attempt `retry` + 1: evenly anywhere up to a bound that doubles with each retry
/// (from 1).
std::int64_t backoff_ms(const RetryPolicy& policy, int retry, base::Random& random);

/// Runs `attempt` until it has an answer that is not worth another, or no attempt is left. The last answer is
/// given back whatever it is; a TransportError that is the last is thrown on.
HttpResponse with_retries(const RetryPolicy& policy, base::Random& random, const Sleep& sleep,
                          const ErrorCodeOf& code_of, const std::function<HttpResponse()>& attempt);

}  // namespace groundwork::client
