#include "base/instant.hpp"

#include <gtest/gtest.h>

#include "base/clock.hpp"

namespace groundwork::base {
namespace {

constexpr Instant kAt{1795451820123};  // 2026-11-23T16:37:00.123Z

TEST(Instant, IsWrittenInEveryFormAwsUses) {
  EXPECT_EQ(iso8601(kAt), "2026-11-23T16:37:00Z");
  EXPECT_EQ(iso8601_ms(kAt), "2026-11-23T16:37:00.123Z");
  EXPECT_EQ(iso8601_basic(kAt), "20261123T163700Z");
  EXPECT_EQ(http_date(kAt), "Mon, 23 Nov 2026 16:37:00 GMT");
  EXPECT_EQ(iso8601_ms(Instant{-1}), "1969-12-31T23:59:59.999Z");
}

TEST(ParseIso8601, ReadsTheFormsOfTheStandard) {
  const Instant second = kAt.whole_second();
  EXPECT_EQ(parse_iso8601("2026-11-23T16:37:00.123Z"), kAt);
  EXPECT_EQ(parse_iso8601("2026-11-23T16:37:00.123456Z"), kAt);
  EXPECT_EQ(parse_iso8601("2026-11-23T16:37:00Z"), second);
  EXPECT_EQ(parse_iso8601("2026-11-23T16:37Z"), second);
  EXPECT_EQ(parse_iso8601("2026-11-23T16:37:00"), second);
  EXPECT_EQ(parse_iso8601("2026-11-23 16:37:00Z"), second);
  EXPECT_EQ(parse_iso8601("20261123T163700Z"), second);
  EXPECT_EQ(parse_iso8601("2026-11-23T17:37:00+01:00"), second);
  EXPECT_EQ(parse_iso8601("2026-11-23T17:37+0100"), second);
  EXPECT_EQ(parse_iso8601("2026-11-23T11:07:00-05:30"), second);
  EXPECT_EQ(parse_iso8601("2026-11-23T11:07-05:30"), second);
  EXPECT_EQ(parse_iso8601("20261123T110700-0530"), second);
  EXPECT_EQ(parse_iso8601("2026-11-23"), Instant::from_seconds(second.seconds() / kDaySeconds * kDaySeconds));
  EXPECT_EQ(parse_iso8601("2024-02-29T00:00:00Z"), Instant::from_seconds(1709164800));
}

TEST(ParseIso8601, RefusesWhatIsNone) {
  for (const char* text : {"",
                           "2026",
                           "2026-11",
                           "2026-1123",
                           "202611-23",
                           "2026-13-01",
                           "2026-02-29",
                           "2026-11-31",
                           "2026-11-23T",
                           "2026-11-23T16",
                           "2026-11-23T16:3",
                           "2026-11-23T24:00:00Z",
                           "2026-11-23T16:60:00Z",
                           "2026-11-23T16:37:",
                           "2026-11-23T16:37:61Z",
                           "2026-11-23T16:37:00.Z",
                           "2026-11-23T16:37:00ZZ",
                           "2026-11-23T16:37:00X",
                           "2026-11-23T16:37:00+1",
                           "x2026-11-23",
                           " 2026-11-23",
                           "2026-11-23T1637:00Z"}) {
    EXPECT_EQ(parse_iso8601(text), std::nullopt) << '"' << text << '"';
  }
}

TEST(ParseHttpDate, ReadsWhatHttpDateWrites) {
  EXPECT_EQ(parse_http_date("Mon, 23 Nov 2026 16:37:00 GMT"), kAt.whole_second());
  EXPECT_EQ(parse_http_date(http_date(Instant{})), Instant{});
}

TEST(ParseHttpDate, RefusesWhatIsNone) {
  for (const char* text :
       {"", "Mon, 23 Nov 2026 16:37:00 UTC", "Tue, 23 Nov 2026 16:37:00 GMT", "Mon, 23 Xxx 2026 16:37:00 GMT",
        "Mon, 23-Nov-2026 16:37:00 GMT", "Mon, 31 Nov 2026 16:37:00 GMT", "Monday 23 Nov 2026 16:37 GMT"}) {
    EXPECT_EQ(parse_http_date(text), std::nullopt) << '"' << text << '"';
  }
}

TEST(ManualClock, MovesOnlyWhenTold) {
  ManualClock clock(kAt);
  EXPECT_EQ(clock.now(), kAt);
  clock.advance_seconds(90);
  EXPECT_EQ(clock.now(), kAt.plus_seconds(90));
  clock.set(Instant{});
  EXPECT_EQ(clock.now(), Instant{});
}

TEST(SystemClock, CanBeMoved) {
  SystemClock clock;
  const Instant before = clock.now();
  clock.set_offset_ms(3600 * 1000);
  const Instant after = clock.now();
  EXPECT_GE(after, before.plus_seconds(3600));
  EXPECT_LT(after, before.plus_seconds(3660));
}

}  // namespace
}  // namespace groundwork::base
