#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace groundwork::base {

/// A point in time: milliseconds since 1970-01-01T00:00:00Z, without leap seconds.
struct Instant {
  std::int64_t ms = 0;

  auto operator<=>(const Instant&) const = default;

  static constexpr Instant from_seconds(std::int64_t seconds) { return {seconds * 1000}; }
  constexpr std::int64_t seconds() const { return ms / 1000; }
  constexpr Instant plus_seconds(std::int64_t count) const { return {ms + count * 1000}; }
  constexpr Instant plus_ms(std::int64_t count) const { return {ms + count}; }
  constexpr Instant whole_second() const { return {ms / 1000 * 1000}; }
};

constexpr std::int64_t kDaySeconds = 86400;

/// `2026-11-23T16:37:00Z`: the form of AWS's XML answers.
std::string iso8601(Instant at);
/// `2026-11-23T16:37:00.123Z`.
std::string iso8601_ms(Instant at);
/// `20261123T163700Z`: the form of X-Amz-Date.
std::string iso8601_basic(Instant at);
/// `Mon, 23 Nov 2026 16:37:00 GMT`: the form of an HTTP Date header.
std::string http_date(Instant at);

/// Reads extended or basic ISO 8601 with a date and an optional time, fraction and zone; a missing zone is
/// UTC.
std::optional<Instant> parse_iso8601(std::string_view text);
/// Reads the RFC 7231 form that `http_date` writes.
std::optional<Instant> parse_http_date(std::string_view text);

}  // namespace groundwork::base
