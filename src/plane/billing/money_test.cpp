#include "plane/billing/money.hpp"

#include <gtest/gtest.h>

#include "plane/billing/calendar.hpp"
#include "plane/billing/prices.hpp"

namespace groundwork::plane::billing {
namespace {

TEST(Money, IsWrittenWithAllItsDigitsAndNoMore) {
  EXPECT_EQ(usd_text(0), "0");
  EXPECT_EQ(usd_text(12 * kUsd + 345'600'000), "12.3456");
  EXPECT_EQ(usd_text(-kUsd / 2), "-0.5");
  EXPECT_EQ(usd_text(1), "0.000000001");
  EXPECT_EQ(quantity_text(24 * kUnit + 1), "24.000001");
  EXPECT_EQ(usd_cents_text(12 * kUsd + 345'000'000), "12.35");
  EXPECT_EQ(usd_cents_text(-345'000'000), "-0.35");
  EXPECT_EQ(to_cents(4'999'999), 0);
}

TEST(Money, IsReadExactlyOrNotAtAll) {
  EXPECT_EQ(parse_usd("0.0104"), 10'400'000);
  EXPECT_EQ(parse_usd("7"), 7 * kUsd);
  EXPECT_EQ(parse_quantity("0.5"), kUnit / 2);
  for (const char* bad : {"", ".", "1.", ".5", "-1", "1e3", "0.0000000001", "12345678901", "1,5"}) {
    EXPECT_FALSE(parse_usd(bad)) << bad;
  }
}

TEST(Money, IsMultipliedWithoutOverflow) {
  EXPECT_EQ(cost_of(1'000'000 * kUnit, kUsd), 1'000'000 * kUsd);
  EXPECT_EQ(share_of(5 * kUsd, 7, 24), 1'458'333'333);
}

TEST(Calendar, KnowsDaysAndMonths) {
  const Day leap = parse_day("2028-02-29").value();
  EXPECT_EQ(day_text(leap + 1), "2028-03-01");
  EXPECT_EQ(month_text(month_of(leap)), "2028-02");
  EXPECT_EQ(days_of(month_of(leap)).count(), 29);
  EXPECT_EQ(days_of(parse_month("2026-12").value()).until, parse_day("2027-01-01"));
  EXPECT_EQ(day_of(start_of(leap)), leap);
  EXPECT_EQ(hours_of(leap, start_of(leap).plus_seconds(3600 * 5 + 3599)), 5);
  EXPECT_EQ(hours_of(leap, start_of(leap + 3)), 24);
  EXPECT_EQ(hours_of(leap, start_of(leap - 3)), 0);
  for (const char* bad : {"2026-02-29", "2026-1-1", "2026-13-01", "20261301", "2026-01-01T00:00:00Z"}) {
    EXPECT_FALSE(parse_day(bad)) << bad;
  }
  EXPECT_FALSE(parse_month("2026-00"));
}

TEST(Prices, HaveWhatEveryKindOfCostNeeds) {
  const PriceList& list = PriceList::get();
  ASSERT_FALSE(list.sample().empty());
  for (const Price& price : list.prices()) {
    EXPECT_GT(price.per_unit, 0) << price.kind.usage_type;
    EXPECT_FALSE(price.kind.service.empty());
    EXPECT_FALSE(price.kind.region.empty());
  }
  EXPECT_EQ(list.find("NoSuchThing"), nullptr);
}

}  // namespace
}  // namespace groundwork::plane::billing
