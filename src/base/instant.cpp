#include "base/instant.hpp"

#include <array>
#include <chrono>

#include <fmt/compile.h>

namespace groundwork::base {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array kWeekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Fields {
  int year = 1970;
  unsigned month = 1, day = 1;
  int hour = 0, minute = 0, second = 0, ms = 0;
  unsigned weekday = 0;
};

Fields split(Instant at) {
  std::int64_t day_count = at.ms / (kDaySeconds * 1000);
  std::int64_t rest = at.ms % (kDaySeconds * 1000);
  if (rest < 0) {
    rest += kDaySeconds * 1000;
    --day_count;
  }
  const sys_days date{days{day_count}};
  const year_month_day ymd{date};
  return {static_cast<int>(ymd.year()),        static_cast<unsigned>(ymd.month()),
          static_cast<unsigned>(ymd.day()),    static_cast<int>(rest / 3600000),
          static_cast<int>(rest / 60000 % 60), static_cast<int>(rest / 1000 % 60),
          static_cast<int>(rest % 1000),       std::chrono::weekday{date}.c_encoding()};
}

std::optional<Instant> join(const Fields& f) {
  const year_month_day ymd{year{f.year}, month{f.month}, day{f.day}};
  if (!ymd.ok() || f.hour > 23 || f.minute > 59 || f.second > 60) return std::nullopt;
  const std::int64_t day_count = sys_days{ymd}.time_since_epoch().count();
  return Instant{((day_count * 24 + f.hour) * 60 + f.minute) * 60000 + f.second * 1000 + f.ms};
}

/// Reads digits and separators from the front of a text; remembers whether all went well.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  int digits(std::size_t count) {
    if (rest_.size() < count) return fail();
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (rest_[i] < '0' || rest_[i] > '9') return fail();
      value = value * 10 + (rest_[i] - '0');
    }
    rest_.remove_prefix(count);
    return value;
  }
  bool skip(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  int fraction_ms() {
    int value = 0, scale = 100, seen = 0;
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') {
      value += (rest_.front() - '0') * scale;
      scale /= 10;
      rest_.remove_prefix(1);
      ++seen;
    }
    return seen > 0 ? value : fail();
  }
  std::string_view rest() const { return rest_; }
  void advance(std::size_t count) { rest_.remove_prefix(count); }
  bool ok() const { return ok_; }
  int fail() {
    ok_ = false;
    return 0;
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

void read_time(Cursor& in, Fields& f) {
  f.hour = in.digits(2);
  const bool extended = in.skip(':');
  f.minute = in.digits(2);
  if (in.rest().empty() || in.rest().front() == 'Z' || in.rest().front() == '+') return;
  if (in.rest().front() == '-') return;
  if (extended && !in.skip(':')) return;
  f.second = in.digits(2);
  if (in.skip('.')) f.ms = in.fraction_ms();
}

/// The zone as minutes east of UTC; nullopt where the text is no zone.
std::optional<int> read_zone(Cursor& in) {
  if (in.rest().empty()) return 0;
  if (in.skip('Z')) return 0;
  const int sign = in.skip('+') ? 1 : in.skip('-') ? -1 : 0;
  if (sign == 0) return std::nullopt;
  const int hours = in.digits(2);
  in.skip(':');
  return sign * (hours * 60 + in.digits(2));
}

}  // namespace

std::string iso8601(Instant at) {
  const Fields f = split(at);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z"), f.year, f.month, f.day, f.hour,
                     f.minute, f.second);
}

std::string iso8601_ms(Instant at) {
  const Fields f = split(at);
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z"), f.year, f.month, f.day,
                     f.hour, f.minute, f.second, f.ms);
}

std::string iso8601_basic(Instant at) {
  const Fields f = split(at);
  return fmt::format(FMT_COMPILE("{:04}{:02}{:02}T{:02}{:02}{:02}Z"), f.year, f.month, f.day, f.hour,
                     f.minute, f.second);
}

std::string http_date(Instant at) {
  const Fields f = split(at);
  return fmt::format(FMT_COMPILE("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT"), kWeekdays[f.weekday], f.day,
                     kMonths[f.month - 1], f.year, f.hour, f.minute, f.second);
}

std::optional<Instant> parse_iso8601(std::string_view text) {
  Cursor in{text};
  Fields f;
  f.year = in.digits(4);
  const bool extended = in.skip('-');
  f.month = static_cast<unsigned>(in.digits(2));
  if (extended && !in.skip('-')) return std::nullopt;
  f.day = static_cast<unsigned>(in.digits(2));
  if (in.skip('T') || in.skip('t') || in.skip(' ')) read_time(in, f);
  const auto zone_minutes = read_zone(in);
  if (!in.ok() || !zone_minutes || !in.rest().empty()) return std::nullopt;
  const auto local = join(f);
  if (!local) return std::nullopt;
  return local->plus_seconds(-60 * *zone_minutes);
}

std::optional<Instant> parse_http_date(std::string_view text) {
  if (text.size() != 29 || text.substr(25) != " GMT") return std::nullopt;
  Fields f;
  Cursor in{text.substr(5)};
  f.day = static_cast<unsigned>(in.digits(2));
  in.skip(' ');
  for (unsigned i = 0; i < kMonths.size(); ++i) {
    if (in.rest().substr(0, 3) == kMonths[i]) f.month = i + 1;
  }
  in.advance(3);
  in.skip(' ');
  f.year = in.digits(4);
  in.skip(' ');
  f.hour = in.digits(2);
  in.skip(':');
  f.minute = in.digits(2);
  in.skip(':');
  f.second = in.digits(2);
  const auto at = in.ok() ? join(f) : std::nullopt;
  // Writing the time back tells every slip at once: an unknown month, the wrong weekday, a missing space.
  return at && http_date(*at) == text ? at : std::nullopt;
}

}  // namespace groundwork::base
