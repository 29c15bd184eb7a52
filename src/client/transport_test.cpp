#include "client/transport.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <stdlib.h>

#include "client/test_loopback_server.hpp"

namespace groundwork::client {
namespace {

using testing::HasSubstr;
using testing::Not;

/// The error of a request that must not be answered.
TransportError error_of(Transport& transport, const HttpRequest& request) {
  try {
    transport.send(request);
  } catch (const TransportError& error) {
    return error;
  }
  return TransportError("(no error)", false);
}

TEST(Transport, SendsExactlyTheGivenHeadersAndBody) {
  LoopbackServer server([](const std::string&) { return http_response(200, "ok"); });
  Transport transport;
  transport.send({.method = "POST",
                  .url = server.url() + "/a/../b%20c?x=y:z",
                  .headers = {{"host", "iam.amazonaws.com"}, {"x-amz-target", "T"}, {"x-empty", ""}},
                  .body = "Action=ListUsers"});
  EXPECT_EQ(server.requests().at(0),
            "POST /a/../b%20c?x=y:z HTTP/1.1\r\nHost: iam.amazonaws.com\r\nx-amz-target: T\r\nx-empty:\r\n"
            "Content-Length: 16\r\n\r\nAction=ListUsers");
}

TEST(Transport, SendsAnEmptyPostAndAGetWithoutBody) {
  LoopbackServer server([](const std::string&) { return http_response(200, ""); });
  Transport transport;
  transport.send({.method = "POST", .url = server.url() + "/"});
  transport.send({.method = "GET", .url = server.url() + "/"});
  transport.send({.method = "DELETE", .url = server.url() + "/"});
  EXPECT_THAT(server.requests().at(0), HasSubstr("Content-Length: 0\r\n"));
  EXPECT_THAT(server.requests().at(1),
              testing::AllOf(testing::StartsWith("GET / "), Not(HasSubstr("Content-"))));
  EXPECT_THAT(server.requests().at(2), testing::StartsWith("DELETE / "));
}

TEST(Transport, AnswersStatusHeadersAndBody) {
  LoopbackServer server([](const std::string&) {
    return http_response(403, "<Error/>", "Content-Type:  text/xml \r\nX-Amzn-RequestId: 1\r\n");
  });
  Transport transport;
  const HttpResponse response = transport.send({.url = server.url() + "/"});
  EXPECT_EQ(response.status, 403);
  EXPECT_EQ(response.header("content-type"), "text/xml");
  EXPECT_EQ(response.header("x-amzn-requestid"), "1");
  EXPECT_EQ(response.header("absent"), "");
  EXPECT_EQ(response.body, "<Error/>");
}

TEST(Transport, FollowsNoRedirect) {
  LoopbackServer server(
      [](const std::string&) { return http_response(302, "", "Location: /elsewhere\r\n"); });
  Transport transport;
  EXPECT_EQ(transport.send({.url = server.url() + "/"}).status, 302);
  EXPECT_EQ(server.requests().size(), 1U);
}

TEST(Transport, KeepsItsConnection) {
  LoopbackServer server([](const std::string&) { return http_response(200, "x"); });
  Transport transport;
  for (int i = 0; i < 5; ++i) transport.send({.method = "POST", .url = server.url() + "/", .body = "b"});
  EXPECT_EQ(server.requests().size(), 5U);
  EXPECT_EQ(server.connections(), 1);
}

TEST(Transport, RefusesAnAnswerWithoutBounds) {
  LoopbackServer server([](const std::string&) { return http_response(200, std::string(2000, 'x')); });
  Transport transport({.body_bytes_max = 1000});
  const TransportError error = error_of(transport, {.url = server.url() + "/"});
  EXPECT_THAT(error.what(), HasSubstr("more than 1000 bytes"));
  EXPECT_FALSE(error.retryable);
}

TEST(Transport, WaitsNoLongerThanItsTimeout) {
  LoopbackServer server([](const std::string&) {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return http_response(200, "late");
  });
  Transport transport;
  const TransportError error = error_of(transport, {.url = server.url() + "/", .timeout_ms = 50});
  EXPECT_THAT(error.what(), HasSubstr("timed out"));
  EXPECT_TRUE(error.retryable);
}

TEST(Transport, AClosedConnectionMayBeRetriedAndItsErrorNamesTheHostAlone) {
  LoopbackServer server([](const std::string&) { return std::string(); });
  Transport transport;
  const TransportError error = error_of(transport, {.url = server.url() + "/path?X-Amz-Signature=abc"});
  EXPECT_TRUE(error.retryable);
  EXPECT_THAT(error.what(), testing::StartsWith(server.url() + ": "));
  EXPECT_THAT(error.what(), Not(HasSubstr("abc")));
}

TEST(Transport, ARefusedConnectionMayBeRetried) {
  std::string url;
  {
    url = LoopbackServer([](const std::string&) { return std::string(); }).url();
  }
  Transport transport;
  EXPECT_TRUE(error_of(transport, {.url = url + "/"}).retryable);
}

TEST(Transport, SpeaksHttpAlone) {
  Transport transport;
  const TransportError error = error_of(transport, {.url = "file:///etc/passwd"});
  EXPECT_FALSE(error.retryable);
  EXPECT_THAT(error.what(), Not(HasSubstr("no error")));
}

TEST(Transport, TakesProxiesFromTheEnvironmentUnlessDirect) {
  LoopbackServer proxy([](const std::string&) { return http_response(200, "from the proxy"); });
  LoopbackServer server([](const std::string&) { return http_response(200, "from the server"); });
  ::setenv("http_proxy", proxy.url().c_str(), 1);
  Transport transport;
  EXPECT_EQ(transport.send({.url = server.url() + "/"}).body, "from the proxy");
  EXPECT_EQ(transport.send({.url = server.url() + "/", .direct = true}).body, "from the server");
  ::unsetenv("http_proxy");
}

}  // namespace
}  // namespace groundwork::client
