#include "base/random.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::base {
namespace {

TEST(Random, UuidHasTheShapeOfVersion4) {
  SystemRandom random;
  for (int i = 0; i < 100; ++i) {
    EXPECT_THAT(random.uuid(), testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-"
                                                     "[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  }
}

TEST(Random, TextDrawsFromItsAlphabetAndReachesAllOfIt) {
  SeededRandom random(1);
  const std::string text = random.text(1000, kDigits);
  EXPECT_EQ(text.size(), 1000U);
  EXPECT_EQ(std::set<char>(text.begin(), text.end()), std::set<char>(kDigits.begin(), kDigits.end()));
}

TEST(Random, BelowStaysBelow) {
  SystemRandom random;
  for (int i = 0; i < 1000; ++i) EXPECT_LT(random.below(7), 7U);
  EXPECT_EQ(random.below(1), 0U);
}

TEST(SeededRandom, RepeatsItself) {
  SeededRandom a(42), b(42), c(43);
  const std::string first = a.bytes(64);
  EXPECT_EQ(first, b.bytes(64));
  EXPECT_NE(first, c.bytes(64));
  EXPECT_NE(first, a.bytes(64));
}

TEST(SystemRandom, DoesNotRepeatItself) {
  SystemRandom random;
  EXPECT_NE(random.bytes(32), random.bytes(32));
}

}  // namespace
}  // namespace groundwork::base
