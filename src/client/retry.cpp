#include "client/retry.hpp"

#include <algorithm>
#include <array>

namespace groundwork::client {
namespace {

constexpr std::array<std::string_view, 16> kRetryableCodes{
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "RequestTimeout",
    "RequestTimeoutException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
};
static_assert(std::is_sorted(kRetryableCodes.begin(), kRetryableCodes.end()));

bool is_worth_another(const HttpResponse& response, const ErrorCodeOf& code_of) {
  if (response.status < 400) return false;
  return is_retryable(response.status, code_of(response));
}

}  // namespace

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html, standard mode
bool is_retryable(int status, std::string_view error_code) {
  return status == 500 || status == 502 || status == 503 || status == 504 ||
         std::binary_search(kRetryableCodes.begin(), kRetryableCodes.end(), error_code);
}

std::int64_t backoff_ms(const RetryPolicy& policy, int retry, base::Random& random) {
  std::int64_t bound = policy.backoff_ms_first;
  for (int i = 1; i < retry && bound < policy.backoff_ms_max; ++i) bound *= 2;
  bound = std::min(bound, policy.backoff_ms_max);
  return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(bound) + 1));
}

HttpResponse with_retries(const RetryPolicy& policy, base::Random& random, const Sleep& sleep,
                          const ErrorCodeOf& code_of, const std::function<HttpResponse()>& attempt) {
  for (int number = 1;; ++number) {
    const bool is_last = number >= policy.attempts_max;
    try {
      HttpResponse response = attempt();
      if (is_last || !is_worth_another(response, code_of)) return response;
    } catch (const TransportError& error) {
      if (is_last || !error.retryable) throw;
    }
    sleep(backoff_ms(policy, number, random));
  }
}

}  // namespace groundwork::client
