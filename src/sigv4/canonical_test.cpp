#include "sigv4/canonical.hpp"

#include <gtest/gtest.h>

#include "base/digest.hpp"

namespace groundwork::sigv4 {
namespace {

TEST(CanonicalPath, IsNormalisedAndEncodedOnceMore) {
  const auto path = [](std::string_view raw) { return canonical_path(raw, PathStyle::normalised); };
  EXPECT_EQ(path(""), "/");
  EXPECT_EQ(path("/"), "/");
  EXPECT_EQ(path("/a/b"), "/a/b");
  EXPECT_EQ(path("/a/b/"), "/a/b/");
  EXPECT_EQ(path("/a//b/./c/../d"), "/a/b/d");
  EXPECT_EQ(path("/.."), "/");
  EXPECT_EQ(path("/../../a"), "/a");
  EXPECT_EQ(path("/a/.."), "/");
  EXPECT_EQ(path("/a%20b"), "/a%2520b");
  EXPECT_EQ(path("/arn:aws:iam::1:role%2Fx"), "/arn%3Aaws%3Aiam%3A%3A1%3Arole%252Fx");
}

TEST(CanonicalPath, StandsAsSentForS3) {
  const auto path = [](std::string_view raw) { return canonical_path(raw, PathStyle::as_sent); };
  EXPECT_EQ(path("//a/../b//"), "//a/../b//");
  EXPECT_EQ(path("/a%20b+c%2fd%41"), "/a%20b%2Bc%2FdA");
  EXPECT_EQ(path_style("s3"), PathStyle::as_sent);
  EXPECT_EQ(path_style("iam"), PathStyle::normalised);
}

TEST(CanonicalQuery, IsSortedByEncodedNameThenValue) {
  const auto query = [](std::string_view raw) { return canonical_query(decode_query(raw)); };
  EXPECT_EQ(query(""), "");
  EXPECT_EQ(query("b=2&a=1"), "a=1&b=2");
  EXPECT_EQ(query("a=2&a=1&a=10"), "a=1&a=10&a=2");
  EXPECT_EQ(query("flag&a="), "a=&flag=");
  EXPECT_EQ(query("&&a=1&"), "a=1");
  EXPECT_EQ(query("a=b=c"), "a=b%3Dc");
  EXPECT_EQ(query("a=x+y&b=%2b&c=%7e&d=*:/"), "a=x%20y&b=%2B&c=~&d=%2A%3A%2F");
  EXPECT_EQ(query("Action=A&X-Amz-Signature=abc"), "Action=A");
  EXPECT_EQ(query("Param-3=c&Param=b&B=a"), "B=a&Param=b&Param-3=c");
}

TEST(CanonicalRequest, TrimsAndJoinsHeaders) {
  const Headers headers{{"host", "h"}, {"a", "  x \t\n y  "}, {"b", ""}, {"a", "z"}, {"unsigned", "u"}};
  EXPECT_EQ(canonical_request({"GET", "/", headers, ""}, {}, {"a", "absent", "b", "host"}, "HASH",
                              PathStyle::normalised),
            "GET\n/\n\na:x y,z\nabsent:\nb:\nhost:h\n\na;absent;b;host\nHASH");
}

TEST(BrokenEscape, IsFoundAnywhere) {
  EXPECT_EQ(broken_escape("/a%20b%e1"), std::nullopt);
  EXPECT_EQ(broken_escape("/a%20%zz"), "Illegal hex character in escape % pattern: %zz");
  EXPECT_EQ(broken_escape("/a%"), "Incomplete trailing escape % sequence");
  EXPECT_EQ(broken_escape("/a%2"), "Incomplete trailing escape % sequence");
}

}  // namespace
}  // namespace groundwork::sigv4
