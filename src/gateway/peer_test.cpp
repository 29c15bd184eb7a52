#include "gateway/peer.hpp"

#include <gtest/gtest.h>

namespace groundwork::gateway {
namespace {

HttpRequest from(std::string address, std::string host, Headers more = {}) {
  HttpRequest request;
  request.remote_address = std::move(address);
  request.headers = std::move(more);
  request.headers.emplace_back("host", std::move(host));
  return request;
}

TEST(Peer, IsLocalOverTheLoopbackToAnAddressOrLocalhost) {
  for (const char* host : {"127.0.0.1:4566", "localhost", "LocalHost:4566", "iam.localhost:4566",
                           "[::1]:4566", "0.0.0.0:4566"}) {
    EXPECT_TRUE(is_local(from("127.0.0.1", host))) << host;
  }
  EXPECT_TRUE(is_local(from("::1", "localhost")));
  EXPECT_FALSE(is_local(from("192.0.2.7", "127.0.0.1")));
}

TEST(Peer, ANameThatWasPointedAtTheLoopbackIsAnotherSites) {
  for (const char* host : {"evil.example:4566", "127.0.0.1.evil.example", "localhost.evil.example", ""}) {
    EXPECT_FALSE(is_local(from("127.0.0.1", host))) << host;
  }
}

TEST(Peer, WhatAProxyPassesOnComesFromElsewhere) {
  EXPECT_FALSE(is_local(from("127.0.0.1", "localhost", {{"x-forwarded-for", "192.0.2.7"}})));
  EXPECT_FALSE(is_local(from("127.0.0.1", "localhost", {{"forwarded", "for=192.0.2.7"}})));
}

TEST(Peer, KnowsPagesOfOtherOriginsByTheirWord) {
  EXPECT_FALSE(is_from_other_site(from("127.0.0.1", "localhost:4566")));
  EXPECT_FALSE(
      is_from_other_site(from("127.0.0.1", "localhost:4566", {{"origin", "http://localhost:4566"}})));
  EXPECT_TRUE(is_from_other_site(from("127.0.0.1", "localhost:4566", {{"origin", "http://localhost:8080"}})));
  EXPECT_TRUE(is_from_other_site(from("127.0.0.1", "localhost:4566", {{"origin", "null"}})));
}

TEST(Peer, TheTokenIsKnownOrNot) {
  EXPECT_TRUE(knows_token(from("192.0.2.7", "x", {{"authorization", "Bearer secret"}}), "secret"));
  EXPECT_FALSE(knows_token(from("192.0.2.7", "x", {{"authorization", "Bearer secret2"}}), "secret"));
  EXPECT_FALSE(knows_token(from("192.0.2.7", "x", {{"authorization", "secret"}}), "secret"));
  EXPECT_FALSE(knows_token(from("192.0.2.7", "x"), "secret"));
  EXPECT_FALSE(knows_token(from("192.0.2.7", "x", {{"authorization", "Bearer "}}), ""));
}

}  // namespace
}  // namespace groundwork::gateway
