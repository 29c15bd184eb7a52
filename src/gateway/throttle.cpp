#include "gateway/throttle.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gateway/peer.hpp"

namespace groundwork::gateway {
namespace {

using plane::Setting;

struct Limit {
  std::string_view kind;
  Setting calls;
  std::int64_t seconds;
};
constexpr Limit kSignIns{"sign-in", Setting::signin_calls_per_address, 5 * 60};
constexpr Limit kResets{"reset", Setting::signin_resets_per_address, 60 * 60};
constexpr Limit kSignUps{"sign-up", Setting::signup_starts_per_address, 60 * 60};

struct Counted {
  std::string_view operation;
  const Limit* limit;
};
constexpr std::array<Counted, 4> kCounted{{{"StartSignIn", &kSignIns},
                                           {"StartPasswordReset", &kResets},
                                           {"FinishPasswordReset", &kResets},
                                           {"StartSignUp", &kSignUps}}};

/// More addresses than this at a time are no people who sign in; what was counted of the others is given up.
constexpr std::size_t kWindowsMax = 100'000;

const Limit* limit_of(const Exchange& exchange) {
  if (exchange.table->model().name != "portal") return nullptr;
  const shape::Shape* input = exchange.operation->input;
  if (input != nullptr && input->find("signInToken") != nullptr) return &kSignIns;  // a further step of one
  const auto found = std::ranges::find(kCounted, exchange.operation->name, &Counted::operation);
  return found == kCounted.end() ? nullptr : found->limit;
}

}  // namespace

void Throttle::admit(const Exchange& exchange, const plane::Settings& settings) {
  const Limit* limit = limit_of(exchange);
  if (limit == nullptr || is_local(exchange.request)) return;
  const base::Instant now = exchange.received_at;
  const std::lock_guard lock(mutex_);
  forget_past(now);
  Window& window = windows_[fmt::format("{} {}", limit->kind, exchange.request.remote_address)];
  // A clock that was moved back must not keep anybody out for longer.
  if (window.ends_at <= now || window.ends_at > now.plus_seconds(limit->seconds)) {
    window = {.ends_at = now.plus_seconds(limit->seconds)};
  }
  if (++window.calls <= settings[limit->calls]) return;
  throw aws::ApiError(
      "TooManyRequestsException",
      fmt::format("Too many attempts from your address. Try again after {}.", base::iso8601(window.ends_at)),
      429)
      .with("retryAt", window.ends_at.seconds());
}

void Throttle::forget_past(base::Instant now) {
  if (windows_.size() < kWindowsMax) return;
  std::erase_if(windows_, [now](const auto& entry) { return entry.second.ends_at <= now; });
  if (windows_.size() >= kWindowsMax) windows_.clear();
}

}  // namespace groundwork::gateway
