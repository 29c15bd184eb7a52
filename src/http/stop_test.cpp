#include <future>
#include <string>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/server.hpp"
#include "http/test_client.hpp"

namespace groundwork::http {
namespace {

using gateway::HttpRequest;
using gateway::Respond;
using testing::HasSubstr;

constexpr std::string_view kGet = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";

ServerOptions on_free_port(std::int64_t stop_grace_ms = 30'000) {
  ServerOptions options;
  options.port = 0;
  options.threads = 2;
  options.stop_grace_ms = stop_grace_ms;
  return options;
}

void answer(HttpRequest, Respond respond) { respond({200, "text/plain", {}, "done"}); }

TEST(Stop, LetsARequestInFlightFinish) {
  std::promise<Respond> in_flight;
  Server server(on_free_port(),
                [&](HttpRequest, Respond respond) { in_flight.set_value(std::move(respond)); });
  server.start();
  RawClient client(server.port());
  RawClient idle(server.port());
  client.send(kGet);
  const Respond respond = in_flight.get_future().get();
  std::jthread stopping([&] { server.stop(); });
  EXPECT_TRUE(idle.ends()) << "the idle connection shows that the stop has begun";
  EXPECT_THROW(RawClient{server.port()}, std::runtime_error) << "the listener is closed";
  respond({200, "text/plain", {}, "in time"});
  const RawResponse response = client.read();
  EXPECT_EQ(response.body, "in time");
  EXPECT_TRUE(response.has("Connection: close"));
  EXPECT_TRUE(client.ends());
  server.wait();
}

TEST(Stop, LetsARequestArriveThatHasBegun) {
  Server server(on_free_port(), answer);
  server.start();
  RawClient client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(client.read().status, 100);
  RawClient idle(server.port());
  std::jthread stopping([&] { server.stop(); });
  EXPECT_TRUE(idle.ends());
  EXPECT_EQ(client.ask("body").body, "done");
  EXPECT_TRUE(client.ends());
}

TEST(Stop, CutsWhatOutlastsTheGrace) {
  std::promise<Respond> in_flight;
  Server server(on_free_port(50),
                [&](HttpRequest, Respond respond) { in_flight.set_value(std::move(respond)); });
  server.start();
  RawClient waits(server.port());
  waits.send(kGet);
  const Respond respond = in_flight.get_future().get();
  RawClient half_sent(server.port());
  half_sent.send("GET / HT");
  const std::int64_t before_ms = base::monotonic_ms();
  server.stop();
  EXPECT_LT(base::monotonic_ms() - before_ms, 5'000);
  EXPECT_TRUE(waits.ends());
  EXPECT_TRUE(half_sent.ends());
  respond({200, "", {}, "too late"});
}

TEST(Stop, MayBeAskedForAtAnyTimeAndAgain) {
  Server never_started(on_free_port(), answer);
  never_started.stop();
  never_started.wait();

  Server server(on_free_port(), answer);
  server.start();
  EXPECT_EQ(RawClient(server.port()).ask(kGet).status, 200);
  std::jthread one([&] { server.stop(); });
  std::jthread other([&] { server.stop(); });
  std::jthread waiting([&] { server.wait(); });
  one.join();
  other.join();
  waiting.join();
  server.stop();
}

TEST(Stop, FreesThePort) {
  ServerOptions options = on_free_port();
  for (int i = 0; i < 3; ++i) {
    Server server(options, answer);
    server.start();
    options.port = server.port();
    RawClient client(server.port());
    EXPECT_EQ(client.ask(kGet).status, 200);
    server.stop();
  }
}

TEST(Start, SaysWhoHasThePort) {
  Server first(on_free_port(), answer);
  first.start();
  ServerOptions options = on_free_port();
  options.port = first.port();
  Server second(options, answer);
  try {
    second.start();
    FAIL() << "two servers share a port";
  } catch (const ListenError& error) {
    EXPECT_THAT(error.what(), HasSubstr("address 127.0.0.1 port " + std::to_string(first.port())));
    EXPECT_THAT(error.what(), HasSubstr("choose another port"));
  }
}

TEST(Start, SaysWhatIsWrongWithAnAddress) {
  for (const char* address : {"localhost", "203.0.113.7", ""}) {
    ServerOptions options = on_free_port();
    options.address = address;
    Server server(options, answer);
    try {
      server.start();
      FAIL() << address;
    } catch (const ListenError& error) {
      EXPECT_THAT(error.what(), HasSubstr("cannot listen on address " + std::string(address) + " port 0"));
      EXPECT_THAT(error.what(), HasSubstr("choose 127.0.0.1"));
    }
  }
}

}  // namespace
}  // namespace groundwork::http
