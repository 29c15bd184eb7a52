#include "client/signed_sender.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/test_loopback_server.hpp"
#include "sigv4/verify.hpp"

namespace groundwork::client {
namespace {

const base::Instant kStart = *base::parse_iso8601("2026-11-23T12:00:00Z");

/// A sender whose network is the test's own.
class SignedSenderTest : public testing::Test {
 protected:
  SignedSender sender(const std::string& url) {
    return {{.url = url, .scope = {"us-east-1", "iam"}},
            {},
            {.send = send_,
             .credentials = credentials_,
             .clock = clock_,
             .random = random_,
             .sleep = [this](std::int64_t ms) { clock_.advance_seconds(1 + ms / 1000); },
             .error_code_of = [](const HttpResponse&) { return std::string(); },
             .user_agent = "groundwork/test"}};
  }
  /// Whether the server would accept what was sent.
  bool is_verified(const HttpRequest& request, const std::string& target) {
    constexpr std::string_view kRegions[] = {"us-east-1"};
    const auto result = sigv4::parse_authorization({request.method, target, request.headers, request.body},
                                                   clock_.now(), {.service = "iam", .regions = kRegions});
    const auto* credential = std::get_if<sigv4::Credential>(&result);
    if (credential == nullptr) return false;
    return sigv4::verify_signature(*credential,
                                   sigv4::SigningKey::derive("secret", credential->date, "us-east-1", "iam"));
  }

  base::ManualClock clock_{kStart};
  base::SeededRandom random_{1};
  CredentialChain credentials_{
      {fixed_credentials({.access_key_id = "AKIA1", .secret_access_key = "secret", .session_token = "tok"})},
      clock_};
  std::vector<HttpRequest> sent_;
  Send send_ = [this](const HttpRequest& request) {
    sent_.push_back(request);
    return HttpResponse{.status = 200};
  };
};

TEST_F(SignedSenderTest, SignsWhatItSends) {
  sender("http://localhost:4566")
      .send("POST", "/", {{"content-type", "application/x-www-form-urlencoded"}}, "Action=X");
  const HttpRequest& request = sent_.at(0);
  EXPECT_EQ(request.url, "http://localhost:4566/");
  EXPECT_THAT(request.headers, testing::Contains(testing::Pair("host", "localhost:4566")));
  EXPECT_THAT(request.headers, testing::Contains(testing::Pair("user-agent", "groundwork/test")));
  EXPECT_THAT(request.headers, testing::Contains(testing::Pair("x-amz-security-token", "tok")));
  EXPECT_TRUE(is_verified(request, "/"));
}

TEST_F(SignedSenderTest, SignsThePathOfTheEndpointToo) {
  sender("https://proxy.example/base").send("GET", "/accounts/1?x=a%2Fb", {}, "");
  EXPECT_EQ(sent_.at(0).url, "https://proxy.example/base/accounts/1?x=a%2Fb");
  EXPECT_TRUE(is_verified(sent_.at(0), "/base/accounts/1?x=a%2Fb"));
}

TEST_F(SignedSenderTest, SignsEachAttemptAnew) {
  send_ = [this](const HttpRequest& request) {
    sent_.push_back(request);
    EXPECT_TRUE(is_verified(request, "/"));
    return HttpResponse{.status = sent_.size() < 3 ? 503 : 200};
  };
  EXPECT_EQ(sender("http://localhost").send("POST", "/", {}, "b").status, 200);
  ASSERT_EQ(sent_.size(), 3U);
  EXPECT_NE(sent_[0].headers, sent_[1].headers) << "the time of the first attempt was used again";
  EXPECT_EQ(sent_[0].headers.size(), sent_[2].headers.size());
}

TEST_F(SignedSenderTest, WhatCurlPutsOnTheWireIsWhatWasSigned) {
  LoopbackServer server([](const std::string&) { return http_response(200, "done"); });
  Transport transport;
  send_ = [&](const HttpRequest& request) { return transport.send(request); };
  EXPECT_EQ(sender(server.url()).send("POST", "/a%20b?c=d", {{"x-amz-target", "T"}}, "{}").body, "done");

  const std::string text = server.requests().at(0);
  HttpRequest received{.method = "POST", .body = text.substr(text.find("\r\n\r\n") + 4)};
  std::size_t at = text.find("\r\n") + 2;
  for (std::size_t end = text.find("\r\n", at); end != at; end = text.find("\r\n", at)) {
    const std::size_t colon = text.find(": ", at);
    received.headers.emplace_back(text.substr(at, colon - at), text.substr(colon + 2, end - colon - 2));
    if (received.headers.back().first == "Host") received.headers.back().first = "host";
    at = end + 2;
  }
  EXPECT_TRUE(is_verified(received, text.substr(5, text.find(" HTTP/") - 5))) << text;
}

}  // namespace
}  // namespace groundwork::client
