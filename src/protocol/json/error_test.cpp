#include "protocol/json/error.hpp"

#include <gtest/gtest.h>

namespace groundwork::protocol::json {
namespace {

TEST(JsonError, ReadsTheCodeHoweverItIsSpelled) {
  EXPECT_EQ(read_error_body(R"({"__type":"com.amazon.coral.service#AccessDeniedException"})", "", 400).code,
            "AccessDeniedException");
  EXPECT_EQ(read_error_body("{}", "ValidationException:http://internal.amazon.com/coral/", 400).code,
            "ValidationException");
  EXPECT_EQ(read_error_body(R"({"code":"A","message":"m"})", "B", 400).code, "B");
  EXPECT_EQ(read_error_body(R"({"Code":"A","Message":"m"})", "", 400).message, "m");
  EXPECT_EQ(read_error_body("{}", "", 503).code, "503");
  EXPECT_EQ(read_error_body(R"({"__type":":x"})", "", 400).code, "400");
}

TEST(JsonError, KeepsFurtherMembers) {
  const auto error = read_error_body(R"({"__type":"X","message":"m","Reason":"R","list":[1]})", "", 400);
  ASSERT_EQ(error.members.size(), 2U);
  EXPECT_EQ(error.members[0].first, "Reason");
  EXPECT_EQ(error.members[1].second.as_array().size(), 1U);
}

TEST(JsonError, TellsTheBeginningOfWhatIsNoJson) {
  const auto error = read_error_body("<html>" + std::string(1000, 'x'), "", 502);
  EXPECT_EQ(error.code, "502");
  EXPECT_EQ(error.message.size(), 512U);
}

}  // namespace
}  // namespace groundwork::protocol::json
