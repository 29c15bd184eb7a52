#include "protocol/rest_json/uri.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::protocol::rest_json {
namespace {

using testing::ElementsAre;
using testing::FieldsAre;
using testing::IsEmpty;
using testing::Optional;
using testing::Pair;

TEST(Uri, MatchesSegmentBySegment) {
  EXPECT_THAT(match_path("/a/b", "/a/b"), Optional(IsEmpty()));
  EXPECT_EQ(match_path("/a/b", "/a"), std::nullopt);
  EXPECT_EQ(match_path("/a", "/a/b"), std::nullopt);
  EXPECT_EQ(match_path("/a", "/a/"), std::nullopt);
  EXPECT_THAT(match_path("/", "/"), Optional(IsEmpty()));
  EXPECT_THAT(match_path("/a/{x}/c", "/a/b%2Fb/c"), Optional(ElementsAre(FieldsAre("x", "b%2Fb"))));
  EXPECT_EQ(match_path("/a/{x}", "/a/"), std::nullopt) << "a label is never empty";
  EXPECT_THAT(match_path("/a/{x+}", "/a/b/c"), Optional(ElementsAre(FieldsAre("x", "b/c"))));
}

TEST(Uri, ReadsParametersInTheirOrder) {
  EXPECT_THAT(parse_query("b=2&a=1&a=x%20y&flag&&c="),
              Optional(ElementsAre(Pair("b", "2"), Pair("a", "1"), Pair("a", "x y"), Pair("flag", ""),
                                   Pair("c", ""))));
  EXPECT_EQ(parse_query("a=%f"), std::nullopt);
  EXPECT_EQ(parse_query("a=%ff"), std::nullopt);
  EXPECT_THAT(parse_query(""), Optional(IsEmpty()));
}

}  // namespace
}  // namespace groundwork::protocol::rest_json
