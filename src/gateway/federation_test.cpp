#include "gateway/federation.hpp"

#include <gtest/gtest.h>

namespace groundwork::gateway {
namespace {

constexpr std::string_view kHost = "127.0.0.1:4566";

TEST(Federation, SendsOnToPagesOfItsOwn) {
  EXPECT_EQ(page_of("/console/iam?tab=users#top", kHost), "/console/iam?tab=users#top");
  EXPECT_EQ(page_of("http://127.0.0.1:4566/console", kHost), "/console");
  EXPECT_EQ(page_of("HTTP://LOCALHOST:4566/mail", "localhost:4566"), "/mail");
}

TEST(Federation, AwsConsoleIsItsOwn) {
  EXPECT_EQ(page_of("https://console.aws.amazon.com/ec2/home", kHost), "/console");
  EXPECT_EQ(page_of("https://us-west-2.console.aws.amazon.com/", kHost), "/console");
}

TEST(Federation, SendsNobodyElsewhere) {
  for (const char* destination :
       {"", "https://evil.example/", "//evil.example/console", "/\\evil.example", "http:///evil.example",
        "http://127.0.0.1:4566@evil.example/", "http://user@127.0.0.1:4566/console", "javascript:alert(1)",
        "https://console.aws.amazon.com.evil.example/", "https://evilconsole.aws.amazon.com/",
        "http://127.0.0.1:8080/console", "console", "/console\r\nx: y",
        "http://127.0.0.1:4566//evil.example"}) {
    EXPECT_EQ(page_of(destination, kHost), "") << destination;
  }
}

TEST(Federation, OwnsItsOnePath) {
  HttpRequest request;
  request.method = "GET";
  request.target = "/federation?Action=login";
  EXPECT_TRUE(Federation::owns(request));
  request.target = "/federations";
  EXPECT_FALSE(Federation::owns(request));
}

}  // namespace
}  // namespace groundwork::gateway
