#include "cli/duration.hpp"

#include <gtest/gtest.h>

namespace groundwork::cli {
namespace {

TEST(Duration, ReadsUnitsFromLargeToSmall) {
  EXPECT_EQ(parse_duration_seconds("90d"), 90 * 86400);
  EXPECT_EQ(parse_duration_seconds("12h"), 12 * 3600);
  EXPECT_EQ(parse_duration_seconds("30m"), 1800);
  EXPECT_EQ(parse_duration_seconds("15s"), 15);
  EXPECT_EQ(parse_duration_seconds("1d12h30m1s"), 86400 + 12 * 3600 + 1801);
  EXPECT_EQ(parse_duration_seconds("0s"), 0);
}

TEST(Duration, RefusesEverythingElse) {
  for (const char* text : {"", "d", "90", "90 d", "-1d", "+1d", "1h1d", "1d1d", "1w", "1.5h",
                           "9999999999999999999d", "36501d", "9223372036854775807s", "1d ", "1dd"}) {
    EXPECT_FALSE(parse_duration_seconds(text)) << text;
  }
}

TEST(Duration, WritesWhatItReads) {
  for (const char* text : {"90d", "1d12h", "15s", "1d12h30m1s", "0s"}) {
    EXPECT_EQ(duration_text(*parse_duration_seconds(text)), text);
  }
  EXPECT_EQ(duration_text(-3660), "-1h1m");
}

}  // namespace
}  // namespace groundwork::cli
