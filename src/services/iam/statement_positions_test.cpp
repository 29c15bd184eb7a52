#include "services/iam/statement_positions.hpp"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace groundwork::services::iam {
namespace {

std::string position(std::string_view text, std::size_t index) {
  const auto found = statement_position(text, index);
  if (!found) return "none";
  return fmt::format("{}:{}-{}:{}", *found->start.line, *found->start.column, *found->end.line,
                     *found->end.column);
}

// The first two are what AWS answered for these texts.
TEST(StatementPositions, AreThoseOfAws) {
  EXPECT_EQ(position(R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*",)"
                     R"("Resource":"*","Condition":{"DateGreaterThan":{"aws:CurrentTime":)"
                     R"("2018-08-16T12:00:00Z"}}}})",
                     0),
            "1:38-1:167");
  EXPECT_EQ(
      position("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n"
               "      \"Action\": \"*\",\n      \"Resource\": \"*\"\n    }\n  ]\n}",
               0),
      "3:17-8:6");
}

TEST(StatementPositions, ReachEveryStatement) {
  const std::string text = R"({"Id":"a \"} ]","Statement":[{"a":["]"]} , {"b":{"c":1}}]})";
  EXPECT_EQ(position(text, 0), "1:30-1:41");
  EXPECT_EQ(position(text, 1), "1:43-1:57");
  EXPECT_EQ(position(text, 2), "none");
  EXPECT_EQ(position("{}", 0), "none");
  EXPECT_EQ(position(R"({"Statement":[]})", 0), "none");
  EXPECT_EQ(position(R"({"Statement":{}})", 1), "none");
}

TEST(StatementPositions, SurviveBrokenText) {
  for (const std::string_view text :
       {"", "{", "{\"Statement\"", "{\"Statement\":", "{\"Statement\":[{", "[[[", "\""}) {
    EXPECT_NO_THROW(position(text, 0)) << text;
  }
}

}  // namespace
}  // namespace groundwork::services::iam
