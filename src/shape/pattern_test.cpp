#include "shape/pattern.hpp"

#include <thread>

#include <gtest/gtest.h>

namespace groundwork::shape {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
  // Compiled patterns are kept by the address of their shape, so each needs one of its own for good.
  static std::vector<std::unique_ptr<Shape>> shapes;
  shapes.push_back(std::make_unique<Shape>(Shape{.kind = Kind::string, .name = "S", .pattern = pattern}));
  return matches_pattern(*shapes.back(), text);
}

TEST(Pattern, IsSpelledForRe2) {
  EXPECT_EQ(to_re2("[\\u0020-\\u00FF]+"), "[\\x{20}-\\x{ff}]+");
  EXPECT_EQ(to_re2("\\uD800\\uDC00-\\uDBFF\\uDFFF"), "\\x{10000}-\\x{10ffff}");
  EXPECT_EQ(to_re2("\\\\u0041"), "\\\\u0041") << "an escaped backslash begins no \\u";
  EXPECT_EQ(to_re2("[\\w\\_]\\"), "[\\w_]\\");
  EXPECT_EQ(to_re2("\\u12"), "\\u12");
}

TEST(Pattern, MatchesTheWholeText) {
  EXPECT_TRUE(matches("[\\w+=,.@-]+", "a.b@c"));
  EXPECT_FALSE(matches("[\\w+=,.@-]+", "a b"));
  EXPECT_FALSE(matches("a|ab", "abc"));
  EXPECT_TRUE(matches("a|ab", "ab"));
  EXPECT_TRUE(matches("^a$", "a"));
  EXPECT_FALSE(matches("^a$", "a\n"));
  EXPECT_TRUE(matches("[\\u0020-\\u00FF]+", "é"));
  EXPECT_FALSE(matches("[\\u0020-\\u007E]+", "é"));
}

TEST(Pattern, TakesTheEquivalentWhereThereIsOne) {
  static const Shape shape{.kind = Kind::string, .name = "S", .pattern = "(?=a)a", .equivalent_pattern = "a"};
  EXPECT_TRUE(matches_pattern(shape, "a"));
  static const Shape unreadable{.kind = Kind::string, .name = "S", .pattern = "(?=a)a"};
  EXPECT_THROW(matches_pattern(unreadable, "a"), std::logic_error);
}

TEST(Pattern, IsSharedByThreads) {
  static const Shape shape{.kind = Kind::string, .name = "S", .pattern = "[a-z]{1,20}"};
  std::vector<std::thread> threads;
  std::atomic<int> matched = 0;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 100; ++k) matched += matches_pattern(shape, "abc") ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(matched, 400);
}

}  // namespace
}  // namespace groundwork::shape
