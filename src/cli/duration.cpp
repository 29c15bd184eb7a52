#include "cli/duration.hpp"

#include <array>
#include <charconv>

#include <fmt/format.h>

namespace groundwork::cli {
namespace {

struct DurationUnit {
  char letter;
  std::int64_t seconds;
};
constexpr std::array<DurationUnit, 4> kUnits{{{'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}}};
constexpr std::int64_t kSecondsMax = std::int64_t{36500} * 86400;

}  // namespace

std::optional<std::int64_t> parse_duration_seconds(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0;
  std::size_t next_unit = 0;
  while (!text.empty()) {
    std::int64_t count = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (fault != std::errc{} || count < 0 || end == text.data() + text.size()) return std::nullopt;
    while (next_unit < kUnits.size() && kUnits[next_unit].letter != *end) ++next_unit;
    if (next_unit == kUnits.size() || count > kSecondsMax) return std::nullopt;
    total += count * kUnits[next_unit++].seconds;
    if (total > kSecondsMax) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
  }
  return total;
}

std::string duration_text(std::int64_t seconds) {
  std::string out = seconds < 0 ? "-" : "";
  if (seconds == 0) return "0s";
  std::int64_t rest = seconds < 0 ? -seconds : seconds;
  for (const DurationUnit& unit : kUnits) {
    if (rest >= unit.seconds) out += fmt::format("{}{}", rest / unit.seconds, unit.letter);
    rest %= unit.seconds;
  }
  return out;
}

}  // namespace groundwork::cli
