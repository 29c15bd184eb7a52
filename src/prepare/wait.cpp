#include "prepare/wait.hpp"

#include <algorithm>

namespace groundwork::prepare {
namespace {

constexpr std::int64_t kSliceMs = 100;

}  // namespace

bool Pace::pause(std::int64_t duration_ms) const {
  while (duration_ms > 0) {
    if (is_interrupted()) return false;
    const std::int64_t slice = std::min(duration_ms, kSliceMs);
    sleep(slice);
    duration_ms -= slice;
  }
  return !is_interrupted();
}

bool Pace::wait_until(const std::function<bool()>& is_ready) const {
  for (std::int64_t waited_ms = 0;; waited_ms += look_interval_ms) {
    if (is_ready()) return true;
    if (waited_ms >= wait_ms_max || !pause(look_interval_ms)) return false;
  }
}

}  // namespace groundwork::prepare
