#include "base/clock.hpp"

#include <chrono>
#include <thread>

namespace groundwork::base {

Instant SystemClock::now() const { return unmoved_now().plus_ms(offset_ms()); }

Instant SystemClock::unmoved_now() const {
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

std::int64_t monotonic_ms() { return monotonic_ns() / 1'000'000; }

std::int64_t monotonic_ns() {
  const auto since_start = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(since_start).count();
}

void sleep_ms(std::int64_t duration) { std::this_thread::sleep_for(std::chrono::milliseconds(duration)); }

}  // namespace groundwork::base
