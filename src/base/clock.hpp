#pragma once

#include <atomic>

#include "base/instant.hpp"

namespace groundwork::base {

/// The one source of time. Everything that depends on time takes a Clock, so that a test can move it.
/// Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  /// The time that callers elsewhere on the machine go by, also where `now` was moved: what a signature's age
  /// is measured against, since those who sign know nothing of the move.
  virtual Instant unmoved_now() const { return now(); }
};

/// The machine's clock plus an offset that an operator may move (`groundwork clock`).
class SystemClock final : public Clock {
 public:
  Instant now() const override;
  Instant unmoved_now() const override;
  std::int64_t offset_ms() const { return offset_ms_.load(std::memory_order_relaxed); }
  void set_offset_ms(std::int64_t offset) { offset_ms_.store(offset, std::memory_order_relaxed); }

 private:
  std::atomic<std::int64_t> offset_ms_{0};
};

/// A clock that stands still until it is told otherwise.
class ManualClock final : public Clock {
 public:
  explicit ManualClock(Instant start) : now_ms_(start.ms) {}
  Instant now() const override { return {now_ms_.load()}; }
  void set(Instant at) { now_ms_.store(at.ms); }
  void advance_seconds(std::int64_t count) { now_ms_.fetch_add(count * 1000); }

 private:
  std::atomic<std::int64_t> now_ms_;
};

/// Milliseconds that never go backwards: for measuring how long something took, never for dates.
std::int64_t monotonic_ms();
/// The same in nanoseconds, for what takes microseconds.
std::int64_t monotonic_ns();
/// Suspends the calling thread.
void sleep_ms(std::int64_t duration);

}  // namespace groundwork::base
