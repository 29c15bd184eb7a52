#include "cli/clock.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/instant.hpp"
#include "cli/duration.hpp"
#include "cli/operator_client.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

namespace json = boost::json;

/// What the plane is asked to do; null: nothing.
json::value move_of(const ClockOptions& options) {
  if (options.reset) return {{"reset", true}};
  if (!options.set.empty()) {
    if (!base::parse_iso8601(options.set)) {
      throw UsageFault(fmt::format("--set {}: must be a time such as 2027-01-31T12:00:00Z", options.set));
    }
    return {{"set", options.set}};
  }
  if (options.advance.empty()) return nullptr;
  const auto seconds = parse_duration_seconds(options.advance);
  if (!seconds) {
    throw UsageFault(
        fmt::format("--advance {}: must be a duration such as 90d, 12h, 30m, 15s or 1d12h, of a hundred "
                    "years at most",
                    options.advance));
  }
  return {{"advance_seconds", *seconds}};
}

}  // namespace

int run_clock(const ClockOptions& options) {
  const json::value move = move_of(options);
  OperatorClient plane(options.endpoint);
  const json::value answer = move.is_null() ? plane.get("clock") : plane.post("clock", move);
  if (options.json) {
    fmt::print("{}\n", json::serialize(answer));
    return kDone;
  }
  const std::int64_t offset_seconds = answer.at("offset_seconds").to_number<std::int64_t>();
  const std::string_view now = answer.at("now").as_string();
  const std::string words = offset_seconds == 0 ? "not moved"
                                                : fmt::format("moved by {}{}", offset_seconds > 0 ? "+" : "",
                                                              duration_text(offset_seconds));
  fmt::print("{}  {}\n", now, words);
  return kDone;
}

}  // namespace groundwork::cli
