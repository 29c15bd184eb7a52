#include "plane/budgets/amounts.hpp"

#include <limits>

#include <gtest/gtest.h>

#include "plane/budgets/periods.hpp"

namespace groundwork::plane::budgets {
namespace {

TEST(BudgetAmounts, AreReadToTheNinthDigit) {
  EXPECT_EQ(parse_amount("100"), 100 * kNano);
  EXPECT_EQ(parse_amount(".5"), kNano / 2);
  EXPECT_EQ(parse_amount("0.1234567899"), 123456789);
  EXPECT_EQ(parse_amount("99999999999999999999"), std::numeric_limits<std::int64_t>::max());
  for (const char* text : {"", ".", "1.2.3", "-1", "1e3", " 1"}) EXPECT_FALSE(parse_amount(text)) << text;
}

TEST(BudgetAmounts, AreWrittenWithADigitAfterThePoint) {
  EXPECT_EQ(amount_text(100 * kNano), "100.0");
  EXPECT_EQ(amount_text(249'600'000), "0.2496");
  EXPECT_EQ(amount_text(0), "0.0");
  EXPECT_EQ(amount_text(-kNano / 4), "-0.25");
  EXPECT_EQ(normal_amount("0099.500"), "99.5");
  EXPECT_EQ(normal_amount("123456789012345678901234567890"), "123456789012345678901234567890.0");
}

TEST(BudgetAmounts, AreScaledWithoutAHairTooMuch) {
  EXPECT_EQ(scaled(100 * kNano, 0.8), 80 * kNano);
  EXPECT_EQ(scaled(3 * kNano, 0.1), kNano * 3 / 10);
  EXPECT_EQ(scaled(kNano, 1e18), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(threshold_text(80), "80");
  EXPECT_EQ(threshold_text(99.5), "99.5");
}

Period period(const char* time_unit, const char* at) {
  return calendar_period(time_unit, *base::parse_iso8601(at));
}
std::string text(const Period& of) { return base::iso8601(of.start) + " " + base::iso8601(of.end); }

TEST(BudgetPeriods, FollowTheCalendarOfUtc) {
  EXPECT_EQ(text(period("DAILY", "2026-12-31T23:59:59Z")), "2026-12-31T00:00:00Z 2027-01-01T00:00:00Z");
  EXPECT_EQ(text(period("MONTHLY", "2028-02-29T00:00:00Z")), "2028-02-01T00:00:00Z 2028-03-01T00:00:00Z");
  EXPECT_EQ(text(period("QUARTERLY", "2026-12-01T00:00:00Z")), "2026-10-01T00:00:00Z 2027-01-01T00:00:00Z");
  EXPECT_EQ(text(period("ANNUALLY", "2026-01-01T00:00:00Z")), "2026-01-01T00:00:00Z 2027-01-01T00:00:00Z");
}

TEST(BudgetPeriods, TouchWholeDays) {
  const auto at = *base::parse_iso8601("2026-11-18T11:00:00Z");
  EXPECT_EQ(days_in({at, at.plus_seconds(1)}).count(), 1);
  EXPECT_EQ(days_in(period("MONTHLY", "2026-11-18T00:00:00Z")).count(), 30);
}

}  // namespace
}  // namespace groundwork::plane::budgets
