#include "cli/watch_page.hpp"

#include <future>

#include <gmock/gmock.h>

namespace groundwork::cli {
namespace {

using gateway::HttpRequest;
using gateway::HttpResponse;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kPath = "/abcdefghijklmnopqrstuvwxyz012345/";
constexpr std::chrono::seconds kLong{20};

HttpRequest request_of(std::string target) {
  HttpRequest request;
  request.method = "GET";
  request.target = std::move(target);
  request.headers = {{"host", "127.0.0.1:8080"}};
  request.remote_address = "127.0.0.1";
  return request;
}

std::shared_ptr<const report::RunState> state_titled(std::string title, bool has_ended = false) {
  auto state = std::make_shared<report::RunState>();
  state->report.title = std::move(title);
  state->has_ended = has_ended;
  return state;
}

class WatchPageTest : public testing::Test {
 protected:
  std::future<HttpResponse> ask(HttpRequest request) {
    auto answer = std::make_shared<std::promise<HttpResponse>>();
    page.handle(request, [answer](HttpResponse response) { answer->set_value(std::move(response)); });
    return answer->get_future();
  }
  std::future<HttpResponse> ask_after(int version) {
    return ask(request_of(kPath + ("?after=" + std::to_string(version))));
  }
  static bool is_answered(std::future<HttpResponse>& answer, std::chrono::milliseconds within) {
    return answer.wait_for(within) == std::future_status::ready;
  }

  base::ManualClock clock{base::Instant::from_seconds(1'800'000'000)};
  WatchPage page{{.clock = clock, .path = kPath, .report_file = {}, .begun = {.title = "A foundation"}}};
};

TEST_F(WatchPageTest, AnswersAtOnceWhoeverOnlyAsks) {
  const HttpResponse response = ask(request_of(kPath)).get();
  EXPECT_EQ(200, response.status);
  EXPECT_THAT(response.body, HasSubstr("A foundation"));
  EXPECT_THAT(response.body, HasSubstr("data-version=\"0\""));
}

TEST_F(WatchPageTest, HoldsAPageThatHasTheNewestUntilThereIsANewer) {
  auto answer = ask_after(0);
  EXPECT_FALSE(is_answered(answer, std::chrono::milliseconds(300)));
  page.publish(state_titled("Something else"));
  ASSERT_TRUE(is_answered(answer, kLong));
  const HttpResponse response = answer.get();
  EXPECT_THAT(response.body, HasSubstr("Something else"));
  EXPECT_THAT(response.body, HasSubstr("data-version=\"1\""));
}

TEST_F(WatchPageTest, AnOlderPageIsNotHeld) {
  page.publish(state_titled("One"));
  page.publish(state_titled("Two"));
  auto answer = ask_after(1);
  ASSERT_TRUE(is_answered(answer, kLong));
  EXPECT_THAT(answer.get().body, HasSubstr("Two"));
}

TEST_F(WatchPageTest, LetsNobodyWaitLongerThanItMay) {
  WatchPage hasty({.clock = clock, .path = kPath, .report_file = {}, .begun = {}, .hold_ms_max = 50});
  std::promise<HttpResponse> answer;
  hasty.handle(request_of(std::string(kPath) + "?after=0"),
               [&](HttpResponse response) { answer.set_value(std::move(response)); });
  auto answered = answer.get_future();
  ASSERT_TRUE(is_answered(answered, kLong));
  EXPECT_EQ(204, answered.get().status);
}

TEST_F(WatchPageTest, AnswersAllWhenItCloses) {
  auto waiting = ask_after(0);
  page.close();
  ASSERT_TRUE(is_answered(waiting, std::chrono::milliseconds(0)));
  EXPECT_EQ(204, waiting.get().status);
  EXPECT_EQ(200, ask_after(0).get().status);
}

TEST_F(WatchPageTest, KnowsWhetherTheEndWasShown) {
  page.publish(state_titled("The end", true));
  EXPECT_FALSE(page.has_shown_the_end());
  EXPECT_EQ(404, ask(request_of("/")).get().status);
  EXPECT_FALSE(page.has_shown_the_end());
  EXPECT_THAT(ask(request_of(kPath)).get().body, HasSubstr("Finished"));
  EXPECT_TRUE(page.has_shown_the_end());
}

TEST_F(WatchPageTest, OnlyItsOwnPathIsAnswered) {
  for (const char* target : {"/", "/abcdefghijklmnopqrstuvwxyz012345", "/abcdefghijklmnopqrstuvwxyz012346/",
                             "/abcdefghijklmnopqrstuvwxyz012345/x", "/?after=0"}) {
    const HttpResponse response = ask(request_of(target)).get();
    EXPECT_EQ(404, response.status) << target;
    EXPECT_THAT(response.body, Not(HasSubstr("foundation"))) << target;
  }
}

TEST_F(WatchPageTest, RefusesNamesThatWerePointedHereAndOtherMachines) {
  HttpRequest rebound = request_of(kPath);
  rebound.headers = {{"host", "evil.example.com:8080"}};
  EXPECT_EQ(403, ask(rebound).get().status);
  HttpRequest remote = request_of(kPath);
  remote.remote_address = "192.0.2.7";
  EXPECT_EQ(403, ask(remote).get().status);
  HttpRequest forwarded = request_of(kPath);
  forwarded.headers.emplace_back("x-forwarded-for", "192.0.2.7");
  EXPECT_EQ(403, ask(forwarded).get().status);
}

TEST_F(WatchPageTest, IsOnlyRead) {
  HttpRequest post = request_of(kPath);
  post.method = "POST";
  EXPECT_EQ(405, ask(post).get().status);
}

TEST_F(WatchPageTest, EveryAnswerIsKeptFromOtherSites) {
  for (const char* target : {kPath, "/"}) {
    const HttpResponse response = ask(request_of(target)).get();
    const auto header = [&](std::string_view name) { return protocol::find_header(response.headers, name); };
    EXPECT_EQ("no-store", header("cache-control"));
    EXPECT_EQ("nosniff", header("x-content-type-options"));
    EXPECT_EQ("no-referrer", header("referrer-policy"));
    EXPECT_EQ("", header("access-control-allow-origin"));
    EXPECT_THAT(header("content-security-policy"), HasSubstr("default-src 'none'; script-src 'sha256-"));
    EXPECT_THAT(header("content-security-policy"), Not(HasSubstr("unsafe")));
  }
}

}  // namespace
}  // namespace groundwork::cli
