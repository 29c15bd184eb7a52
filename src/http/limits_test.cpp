#include <atomic>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/server.hpp"
#include "http/test_client.hpp"

namespace groundwork::http {
namespace {

using gateway::HttpRequest;
using gateway::HttpResponse;
using gateway::Respond;

constexpr std::string_view kGet = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";

/// Long enough that no test reaches it, where the test is about something else.
constexpr std::int64_t kLong = 30'000;

class Limits : public testing::Test {
 protected:
  Limits() {
    options.port = 0;
    options.threads = 1;
    options.header_timeout_ms = kLong;
    options.body_timeout_ms = kLong;
    options.idle_timeout_ms = kLong;
  }

  std::uint16_t start() {
    server = std::make_unique<Server>(options, [this](HttpRequest request, Respond respond) {
      ++handled;
      const std::size_t size = request.target == "/large" ? 20'000'000 : 2;
      respond({200, "text/plain", {}, std::string(size, 'x')});
    });
    server->start();
    return server->port();
  }

  ServerOptions options;
  std::atomic<int> handled{0};
  std::unique_ptr<Server> server;
};

/// The answer and then the end of the connection, whatever else was sent.
void expect_refused(std::uint16_t port, std::string_view bytes, int status) {
  RawClient client(port);
  client.send(bytes);
  const RawResponse response = client.read();
  EXPECT_EQ(response.status, status) << bytes.substr(0, 200);
  EXPECT_TRUE(response.has("Connection: close"));
  EXPECT_FALSE(response.body.empty());
  EXPECT_TRUE(client.ends()) << bytes.substr(0, 200);
}

TEST_F(Limits, HoldTheHead) {
  options.head_bytes_max = 1000;
  const std::uint16_t port = start();
  const std::string start_of_head = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
  const std::string fits(1000 - start_of_head.size() - 4, 'x');
  RawClient client(port);
  EXPECT_EQ(client.ask(start_of_head + fits + "\r\n\r\n").status, 200);
  expect_refused(port, start_of_head + fits + "x\r\n\r\n", 431);
  expect_refused(port, start_of_head + std::string(200'000, 'x'), 431);
  expect_refused(port, "GET /" + std::string(200'000, 'x'), 431);
  EXPECT_EQ(handled, 1);
}

TEST_F(Limits, LetALongHeadThroughByDefault) {
  RawClient client(start());
  EXPECT_EQ(client.ask("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(60'000, 'x') + "\r\n\r\n").status,
            200);
  EXPECT_EQ(client.ask(kGet).status, 200);
}

TEST_F(Limits, HoldTheBody) {
  options.body_bytes_max = 100'000;
  const std::uint16_t port = start();
  const std::string head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ";
  RawClient client(port);
  EXPECT_EQ(client.ask(head + "100000\r\n\r\n" + std::string(100'000, 'b')).status, 200);
  expect_refused(port, head + "100001\r\n\r\n", 413);
  expect_refused(port, head + "100001\r\nExpect: 100-continue\r\n\r\n", 413);
  expect_refused(port, head + "3000000\r\n\r\n" + std::string(3'000'000, 'b'), 413);
  expect_refused(port, head + "18446744073709551615\r\n\r\n", 413);
  EXPECT_EQ(handled, 1);
}

TEST_F(Limits, EndSlowHeads) {
  options.header_timeout_ms = 100;
  const std::uint16_t port = start();
  expect_refused(port, "GET / HT", 408);
  expect_refused(port, "GET / HTTP/1.1\r\nHost: a\r\n", 408);
}

TEST_F(Limits, EndHeadsThatDripForEver) {
  options.header_timeout_ms = 150;
  RawClient client(start());
  client.send("GET / HTTP/1.1\r\n");
  int sent = 0;
  while (sent < 400 && client.send("A: b\r\n")) {
    base::sleep_ms(10);
    ++sent;
  }
  EXPECT_LT(sent, 400) << "each byte won more time";
}

TEST_F(Limits, EndSlowBodies) {
  options.body_timeout_ms = 100;
  expect_refused(start(), "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc", 408);
  EXPECT_EQ(handled, 0);
}

TEST_F(Limits, EndIdleConnectionsWithoutAWord) {
  options.idle_timeout_ms = 100;
  const std::uint16_t port = start();
  RawClient fresh(port);
  EXPECT_TRUE(fresh.ends());
  RawClient used(port);
  EXPECT_EQ(used.ask(kGet).status, 200);
  EXPECT_TRUE(used.ends());
}

TEST_F(Limits, KeepABusyConnectionBeyondTheIdleTime) {
  options.idle_timeout_ms = 400;
  RawClient client(start());
  for (int i = 0; i < 12; ++i) {
    EXPECT_EQ(client.ask(kGet).status, 200) << i;
    base::sleep_ms(50);
  }
}

TEST_F(Limits, CutClientsThatDoNotTakeTheirAnswer) {
  options.body_timeout_ms = 100;
  options.connections_max = 1;
  const std::uint16_t port = start();
  RawClient stubborn(port);
  stubborn.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n");
  int status = 503;
  for (int i = 0; i < 500 && status != 200; ++i) {
    base::sleep_ms(10);
    status = RawClient(port).ask(kGet).status;
  }
  EXPECT_EQ(status, 200) << "the place was never free again";
}

TEST_F(Limits, TurnConnectionsAwayAboveTheMost) {
  options.connections_max = 2;
  const std::uint16_t port = start();
  RawClient first(port);
  RawClient second(port);
  EXPECT_EQ(first.ask(kGet).status, 200);
  EXPECT_EQ(second.ask(kGet).status, 200);
  RawClient third(port);
  const RawResponse refused = third.read();
  EXPECT_EQ(refused.status, 503);
  EXPECT_TRUE(refused.has("Connection: close"));
  EXPECT_TRUE(third.ends());
  EXPECT_EQ(first.ask(kGet).status, 200);
}

/// Each hides a second request in what one reader takes for the body of the first. None may reach the
/// handler.
TEST_F(Limits, RefuseSmuggledRequests) {
  const std::uint16_t port = start();
  const std::string post = "POST / HTTP/1.1\r\nHost: a\r\n";
  const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string chunks = "0\r\n\r\n" + hidden;
  const std::string trailers = "1\r\nx\r\n0\r\nAuthorization: AWS4-HMAC-SHA256 x\r\n\r\n";
  expect_refused(port, post + "Transfer-Encoding: chunked\r\n\r\n" + chunks, 411);
  expect_refused(port, post + "Transfer-Encoding: chunked\r\n\r\n" + trailers + hidden, 411);
  expect_refused(port, post + "Transfer-Encoding: chunked, identity\r\n\r\n" + chunks, 411);
  expect_refused(port, post + "Transfer-Encoding: identity\r\n\r\n" + chunks, 411);
  expect_refused(port, post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 400);
  expect_refused(port, post + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunks, 400);
  expect_refused(port, post + "Transfer-Encoding : chunked\r\n\r\n" + chunks, 400);
  expect_refused(port, post + "X: y\r\n Transfer-Encoding: chunked\r\n\r\n" + chunks, 400);
  expect_refused(port, post + "X: y\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 400);
  expect_refused(port, post + "Content-Length: 0\r\nContent-Length: 30\r\n\r\n" + hidden, 400);
  expect_refused(port, post + "Content-Length: 30\r\nContent-Length: 30\r\n\r\n" + hidden, 400);
  expect_refused(port, post + "Content-Length: 0, 30\r\n\r\n" + hidden, 400);
  expect_refused(port, post + "Content-Length: +30\r\n\r\n" + hidden, 400);
  expect_refused(port,
                 post +
                     std::string("Content-Length: 3\0"
                                 "0\r\n\r\n",
                                 23) +
                     hidden,
                 400);
  expect_refused(port, post + "Host: b\r\n\r\n" + hidden, 400);
  expect_refused(port, "GET / HTTP/1.1\r\n\r\n" + hidden, 400);
  expect_refused(port, "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n" + hidden, 400);
  expect_refused(port, "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks, 411);
  expect_refused(port, "GET / HTTP/1.1\nHost: a\n\n" + hidden, 400);
  expect_refused(port, "\x16\x03\x01\x02", 400);
  EXPECT_EQ(handled, 0);
}

}  // namespace
}  // namespace groundwork::http
