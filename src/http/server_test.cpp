#include "http/server.hpp"

#include <atomic>
#include <condition_variable>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/test_client.hpp"

namespace groundwork::http {
namespace {

using gateway::HttpRequest;
using gateway::HttpResponse;
using gateway::Respond;
using testing::HasSubstr;
using testing::StartsWith;

constexpr std::string_view kGet = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";

HttpResponse text(std::string body) { return {200, "text/plain", {}, std::move(body)}; }

void echo(HttpRequest request, Respond respond) {
  respond(text(request.method + " " + request.target + " " + request.body));
}

std::string post(std::string_view target, std::string_view body, std::string_view more_headers = "") {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(more_headers) + "\r\n" + std::string(body);
}

/// A started server on a free port.
struct Running {
  explicit Running(gateway::HttpHandler handler, ServerOptions options = {})
      : server(free_port(options), handler) {
    server.start();
  }
  static ServerOptions free_port(ServerOptions options) {
    options.port = 0;
    if (options.threads == 0) options.threads = 2;
    return options;
  }
  std::uint16_t port() const { return server.port(); }

  Server server;
};

/// Requests that their handler has put aside.
class Shelf {
 public:
  gateway::HttpHandler handler() {
    return [this](HttpRequest request, Respond respond) {
      const std::lock_guard lock(mutex_);
      waiting_.emplace(request.target, std::move(respond));
      changed_.notify_all();
    };
  }
  Respond take(const std::string& target) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.contains(target); });
    return std::move(waiting_.extract(target).mapped());
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Respond> waiting_;
};

TEST(Server, AnswersWithTheHeadersThatItOwes) {
  const base::ManualClock clock(base::Instant::from_seconds(1'795'451'820));
  ServerOptions options;
  options.date_clock = &clock;
  Running running(
      [](HttpRequest request, Respond respond) {
        respond({201, "text/xml", {{"x-amzn-RequestId", "7"}}, request.remote_address + request.body});
      },
      options);
  RawClient client(running.port());
  const RawResponse response = client.ask(post("/", "hello"));
  EXPECT_EQ(response.status, 201);
  EXPECT_THAT(response.head, StartsWith("HTTP/1.1 201 Created\r\n"));
  EXPECT_TRUE(response.has("Date: " + base::http_date(clock.now())));
  EXPECT_TRUE(response.has("Content-Type: text/xml"));
  EXPECT_TRUE(response.has("Content-Length: 14"));
  EXPECT_TRUE(response.has("x-amzn-RequestId: 7"));
  EXPECT_THAT(response.head, Not(HasSubstr("Connection:")));
  EXPECT_EQ(response.body, "127.0.0.1hello");
}

TEST(Server, KeepsTheConnection) {
  Running running(echo);
  RawClient client(running.port());
  for (int i = 0; i < 5; ++i) {
    const std::string target = "/" + std::to_string(i);
    EXPECT_EQ(client.ask(post(target, "body")).body, "POST " + target + " body");
  }
}

TEST(Server, AnswersPipelinedRequestsInOrderThoughTheFirstIsSlow) {
  Shelf shelf;
  Running running([&, later = shelf.handler()](HttpRequest request, Respond respond) {
    if (request.target == "/slow") return later(std::move(request), std::move(respond));
    echo(std::move(request), std::move(respond));
  });
  RawClient client(running.port());
  client.send(post("/slow", "1") + post("/second", "22") + std::string(kGet) + "\r\n" + post("/fourth", "4"));
  shelf.take("/slow")(text("at last"));
  EXPECT_EQ(client.read().body, "at last");
  EXPECT_EQ(client.read().body, "POST /second 22");
  EXPECT_EQ(client.read().body, "GET /x ");
  EXPECT_EQ(client.read().body, "POST /fourth 4") << "after an empty line";
}

TEST(Server, AnswersRequestsThatComeByteByByte) {
  Running running(echo);
  RawClient client(running.port());
  for (const char byte : "\r\n" + post("/slowly", "drop by drop")) client.send({&byte, 1});
  EXPECT_EQ(client.read().body, "POST /slowly drop by drop");
}

TEST(Server, TakesAndGivesLargeBodies) {
  Running running(echo);
  RawClient client(running.port());
  const std::string body(6'000'000, 'b');
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(client.ask(post("/", body)).body == "POST / " + body) << "round " << i;
  }
}

TEST(Server, AnswersHeadWithoutABody) {
  Running running(echo);
  RawClient client(running.port());
  client.send("HEAD /h HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(client.read(true).has("Content-Length: 8"));
  EXPECT_EQ(client.ask(kGet).body, "GET /x ");
}

TEST(Server, ClosesWhereTheClientAsksForIt) {
  Running running(echo);
  RawClient close(running.port());
  EXPECT_TRUE(close.ask("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").has("Connection: close"));
  EXPECT_TRUE(close.ends());
  RawClient old(running.port());
  EXPECT_TRUE(old.ask("GET / HTTP/1.0\r\n\r\n").has("Connection: close"));
  EXPECT_TRUE(old.ends());
  RawClient old_kept(running.port());
  for (int i = 0; i < 2; ++i) {
    EXPECT_TRUE(
        old_kept.ask("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").has("Connection: keep-alive"));
  }
}

TEST(Server, AnswersBeforeItClosesOnAClientThatSendsOn) {
  Running running(echo);
  RawClient client(running.port());
  const std::string last = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
  client.send(last + std::string(kGet) + std::string(kGet));
  EXPECT_EQ(client.read().body, "GET /last ");
  EXPECT_TRUE(client.ends());
}

TEST(Server, AsksForTheBodyThatAClientHoldsBack) {
  Running running(echo);
  RawClient client(running.port());
  client.send("PUT /e HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(client.read().head, "HTTP/1.1 100 Continue\r\n\r\n");
  EXPECT_EQ(client.ask("body").body, "PUT /e body");
  EXPECT_EQ(client.ask(post("/f", "sent along", "Expect: 100-continue\r\n")).body, "POST /f sent along");
  EXPECT_EQ(client.ask("GET /g HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").body, "GET /g ");
}

TEST(Server, TakesAnswersFromOtherThreads) {
  std::vector<std::jthread> workers;
  std::mutex mutex;
  Running running([&](HttpRequest request, Respond respond) {
    const std::lock_guard lock(mutex);
    workers.emplace_back([request = std::move(request), respond = std::move(respond)]() mutable {
      echo(std::move(request), std::move(respond));
    });
  });
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 8; ++i) clients.push_back(std::make_unique<RawClient>(running.port()));
  for (int round = 0; round < 10; ++round) {
    for (const auto& client : clients) client->send(post("/", std::to_string(round)));
    for (const auto& client : clients) EXPECT_EQ(client->read().body, "POST / " + std::to_string(round));
  }
}

TEST(Server, CountsOnlyTheFirstAnswer) {
  std::promise<Respond> kept;
  Running running([&](HttpRequest request, Respond respond) {
    if (request.target == "/twice") {
      respond(text("first"));
      respond(text("second"));
      kept.set_value(std::move(respond));
    } else {
      echo(std::move(request), std::move(respond));
    }
  });
  RawClient client(running.port());
  EXPECT_EQ(client.ask("GET /twice HTTP/1.1\r\nHost: a\r\n\r\n").body, "first");
  const Respond late = kept.get_future().get();
  late(text("third"));
  EXPECT_EQ(client.ask(kGet).body, "GET /x ");
  late(text("fourth"));
  EXPECT_EQ(client.ask(kGet).body, "GET /x ");
}

TEST(Server, AnswersForAHandlerThatFails) {
  Running running([](HttpRequest request, Respond respond) {
    if (request.target == "/throws") throw std::runtime_error("secret");
    if (request.target == "/splits") respond({302, "", {{"Location", "/\r\nSet-Cookie: a=b"}}, ""});
    if (request.target == "/elsewhere") std::thread([respond = std::move(respond)] {}).join();
  });
  RawClient client(running.port());
  for (const char* target : {"/throws", "/splits", "/drops", "/elsewhere", "/drops"}) {
    const RawResponse response = client.ask("GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(response.status, 500) << target;
    EXPECT_THAT(response.head + response.body, Not(HasSubstr("secret")));
    EXPECT_THAT(response.head, Not(HasSubstr("Set-Cookie")));
  }
}

TEST(Server, SurvivesClientsThatLeaveWhileTheirHandlerWorks) {
  Shelf shelf;
  Running running([&, later = shelf.handler()](HttpRequest request, Respond respond) {
    if (request.target == "/x") return echo(std::move(request), std::move(respond));
    later(std::move(request), std::move(respond));
  });
  for (int i = 0; i < 20; ++i) {
    RawClient client(running.port());
    const std::string target = "/" + std::to_string(i);
    client.send(post(target, ""));
    Respond respond = shelf.take(target);
    i % 2 == 0 ? client.reset() : client.close();
    respond(text(std::string(100'000, 'x')));
  }
  EXPECT_EQ(RawClient(running.port()).ask(kGet).body, "GET /x ");
}

TEST(Server, DropsAnswersThatComeAfterItsEnd) {
  Shelf shelf;
  Respond late;
  Respond never;
  {
    ServerOptions options;
    options.stop_grace_ms = 1;
    Running running(shelf.handler(), options);
    RawClient client(running.port());
    client.send(post("/late", ""));
    late = shelf.take("/late");
    RawClient other(running.port());
    other.send(post("/never", ""));
    never = shelf.take("/never");
  }
  late(text("too late"));
}

TEST(Server, SpreadsFewConnectionsEvenly) {
  std::mutex mutex;
  std::map<std::thread::id, int> connections_of_thread;
  Running running([&](HttpRequest request, Respond respond) {
    {
      const std::lock_guard lock(mutex);
      ++connections_of_thread[std::this_thread::get_id()];
    }
    echo(std::move(request), std::move(respond));
  });
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 6; ++i) {
    clients.push_back(std::make_unique<RawClient>(running.port()));
    EXPECT_EQ(clients.back()->ask(kGet).status, 200);
  }
  const std::lock_guard lock(mutex);
  ASSERT_EQ(connections_of_thread.size(), 2u);
  for (const auto& [thread, connections] : connections_of_thread) EXPECT_EQ(connections, 3);
}

TEST(Server, ServesManyConnectionsAtOnce) {
  Running running(echo);
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 300; ++i) clients.push_back(std::make_unique<RawClient>(running.port()));
  for (int round = 0; round < 3; ++round) {
    for (std::size_t i = 0; i < clients.size(); ++i) clients[i]->send(post("/" + std::to_string(i), "b"));
    for (std::size_t i = 0; i < clients.size(); ++i) {
      EXPECT_EQ(clients[i]->read().body, "POST /" + std::to_string(i) + " b");
    }
  }
}

TEST(Server, NamesIpv4ClientsOfAnIpv6ListenerByTheirIpv4Address) {
  ServerOptions options;
  options.address = "::ffff:127.0.0.1";
  Running running([](HttpRequest request, Respond respond) { respond(text(request.remote_address)); },
                  options);
  EXPECT_EQ(RawClient(running.port()).ask(kGet).body, "127.0.0.1");
}

}  // namespace
}  // namespace groundwork::http
