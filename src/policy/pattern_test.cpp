#include "policy/pattern.hpp"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <re2/re2.h>

#include "base/random.hpp"
#include "policy/scope.hpp"

namespace groundwork::policy {
namespace {

using std::string_view_literals::operator""sv;

TEST(WildcardMatch, MeansWhatTheDocumentationSays) {
  EXPECT_TRUE(wildcard_match("", ""));
  EXPECT_TRUE(wildcard_match("*", ""));
  EXPECT_TRUE(wildcard_match("***", "anything"));
  EXPECT_FALSE(wildcard_match("?", ""));
  EXPECT_FALSE(wildcard_match("", "a"));
  EXPECT_TRUE(wildcard_match("arn:aws:s3:::*/logs", "arn:aws:s3:::a:b/c/logs"));
  EXPECT_TRUE(wildcard_match("a*b*c", "a--b--b--c"));
  EXPECT_FALSE(wildcard_match("a*b*c", "a--c--b"));
  EXPECT_FALSE(wildcard_match("Abc", "abc"));
  EXPECT_TRUE(wildcard_match_ignoring_case("Ab*", "aBc"));
}

TEST(WildcardMatch, AQuestionMarkIsOneCharacterNotOneByte) {
  EXPECT_TRUE(wildcard_match("?", "é"));
  EXPECT_FALSE(wildcard_match("??", "é"));
  EXPECT_FALSE(wildcard_match("*??", "€"));
  EXPECT_TRUE(wildcard_match("*??", "a€b"));
}

TEST(WildcardMatch, AManyStarredPatternStaysQuick) {
  const std::string text(5000, 'a');
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(wildcard_match(pattern + "*b", text));
}

TEST(ActionMatches, IgnoresCaseOnBothSides) {
  EXPECT_TRUE(action_matches("S3:get*", "s3:GetObject"));
  EXPECT_TRUE(action_matches("*", "iam:CreateUser"));
  EXPECT_FALSE(action_matches("iam:Create", "iam:CreateUser"));
  EXPECT_FALSE(action_matches("iam:*", "iamx:CreateUser"));
}

/// The same pattern for RE2.
std::string as_regex(std::string_view pattern) {
  std::string regex;
  for (const char c : pattern) {
    if (c == '*') {
      regex += "(?s:.*)";
    } else if (c == '?') {
      regex += "(?s:.)";
    } else {
      regex += RE2::QuoteMeta(re2::StringPiece(&c, 1));
    }
  }
  return regex;
}

std::string draw(base::Random& random, std::size_t length_max, std::span<const std::string_view> alphabet) {
  std::string text;
  for (std::size_t length = random.below(length_max + 1); length > 0; --length) {
    text += alphabet[random.below(alphabet.size())];
  }
  return text;
}

TEST(WildcardMatch, AgreesWithRe2) {
  constexpr std::array kTexts{"a"sv, "b"sv, "A"sv, ":"sv, "/"sv, "é"sv, "€"sv, "\n"sv, "."sv};
  constexpr std::array kPatterns{"a"sv, "b"sv, "A"sv, ":"sv, "/"sv, "é"sv,
                                 "."sv, "*"sv, "*"sv, "*"sv, "?"sv, "?"sv};
  base::SeededRandom random(20261123);
  Context context;
  Scope scope(context);
  int matched = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string pattern = draw(random, 8, kPatterns);
    const std::string text = draw(random, 10, kTexts);
    const std::string regex = as_regex(pattern);
    const bool expected = RE2::FullMatch(text, regex);
    ASSERT_EQ(wildcard_match(pattern, text), expected) << pattern << " against " << text;
    ASSERT_EQ(wildcard_match_ignoring_case(pattern, text), RE2::FullMatch(text, "(?i)" + regex)) << pattern;
    const Pattern compiled(pattern, Wildcards::expand, Variables::expand);
    ASSERT_EQ(compiled.match(text, scope) == Matched::yes, expected) << pattern << " against " << text;
    matched += expected ? 1 : 0;
  }
  EXPECT_GT(matched, 1000);
}

Matched match(std::string_view pattern, std::string_view text, const Context& context) {
  Scope scope(context);
  return Pattern(pattern, Wildcards::expand, Variables::expand).match(text, scope);
}

TEST(Pattern, FillsInVariables) {
  Context context;
  context.set("aws:username", "bob");
  EXPECT_EQ(match("home/${aws:username}/*", "home/bob/x", context), Matched::yes);
  EXPECT_EQ(match("${aws:username}${aws:username}", "bobbob", context), Matched::yes);
  EXPECT_EQ(match("home/${aws:nobody}", "home/", context), Matched::unresolved);
  EXPECT_EQ(match("home/${aws:nobody,'x}y'}", "home/x}y", context), Matched::yes);
}

TEST(Pattern, TakesWhatIsNoVariableLiterally) {
  Context context;
  context.set("aws:username", "bob");
  for (const std::string_view text : {"${", "${}", "${aws:username", "${aws username}", "$aws:username", "$$",
                                      "${aws:username, bob}", "${aws:username, 'bob}"}) {
    EXPECT_EQ(match(text, text, context), Matched::yes) << text;
    EXPECT_EQ(match(text, "bob", context), Matched::no) << text;
  }
}

TEST(Pattern, AValueFromOutsideBringsNoWildcard) {
  Context context;
  context.set("example:plain", "*");
  context.set("example:coded", "\xff");
  EXPECT_EQ(match("a${example:plain}", "abc", context), Matched::no);
  EXPECT_EQ(match("a${example:plain}", "a*", context), Matched::yes);
  EXPECT_EQ(match("a${example:coded}", "abc", context), Matched::unresolved);
}

}  // namespace
}  // namespace groundwork::policy
