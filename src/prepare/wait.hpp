#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/clock.hpp"

namespace groundwork::prepare {

/// How a run passes time; a test hands in its own.
struct Pace {
  const base::Clock& clock;
  std::function<void(std::int64_t duration_ms)> sleep;
  std::function<bool()> is_interrupted;             ///< somebody asked the run to end
  std::function<void(std::string_view text)> note;  ///< what is being waited for
  std::int64_t look_interval_ms = 5'000;            ///< between two looks at what takes its time
  std::int64_t wait_ms_max = 60 * 60 * 1'000;       ///< for AWS, and for a person, to be ready

  /// Looks until `is_ready`, the time is over or the run is interrupted; answers whether it is ready.
  bool wait_until(const std::function<bool()>& is_ready) const;
  /// Sleeps in slices, so that an interruption is seen soon. False where there was one.
  bool pause(std::int64_t duration_ms) const;
};

}  // namespace groundwork::prepare
