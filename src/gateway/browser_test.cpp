#include "gateway/browser.hpp"

#include <algorithm>
#include <future>

#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gateway/cookies.hpp"
#include "plane/accounts.hpp"
#include "plane/schema.hpp"
#include "plane/signin_sessions.hpp"

namespace groundwork::gateway {
namespace {

namespace json = boost::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr std::int64_t kNow = 1'795'000'000;

/// The stage with a portal behind it that answers as it is told and keeps what it was asked.
class BrowserTest : public testing::Test {
 protected:
  BrowserTest()
      : plane({.database = store::open_sqlite(":memory:", plane::migrations()),
               .clock = std::make_shared<base::ManualClock>(base::Instant::from_seconds(kNow)),
               .random = std::make_shared<base::SeededRandom>(1),
               .seal = base::SealKey(std::string(base::SealKey::kBytes, 'k')),
               .settings = {},
               .job_handlers = {}}),
        browser(plane, [this](HttpRequest request, const Respond& respond) {
          ++asked;
          body = json::parse(request.body).as_object();
          respond(answer);
        }) {}

  static HttpRequest page(std::string name, std::string body = "{}", Headers more = {}) {
    HttpRequest request;
    request.target = "/portal/" + std::move(name);
    request.headers = {{"host", "127.0.0.1:4566"}, {"x-groundwork-pages", "1"}};
    for (auto& header : more) request.headers.push_back(std::move(header));
    request.body = std::move(body);
    request.remote_address = "127.0.0.1";
    return request;
  }
  HttpResponse send(HttpRequest request) {
    std::promise<HttpResponse> given;  // an answer may come from the writer's thread
    browser.handle(std::move(request), [&](HttpResponse response) { given.set_value(std::move(response)); });
    return given.get_future().get();
  }
  static std::vector<std::string> cookies(const HttpResponse& response) {
    std::vector<std::string> found;
    for (const auto& [name, value] : response.headers) {
      if (name == "set-cookie") found.push_back(value);
    }
    return found;
  }
  /// What a page reads of gw-csrf for a browser with these tokens.
  static std::string csrf(const Tokens& tokens) {
    HttpResponse response;
    set_csrf(response, tokens, false);
    const std::string cookie = cookies(response).at(0);
    return cookie.substr(8, cookie.find(';') - 8);
  }
  void answers(int status, std::string text, std::string_view error = {}) {
    answer = {.status = status, .content_type = "application/json", .headers = {}, .body = std::move(text)};
    if (!error.empty()) answer.headers.emplace_back("x-amzn-errortype", error);
  }

  plane::Plane plane;
  Browser browser;
  HttpResponse answer{.content_type = "application/json", .body = "{}"};
  int asked = 0;
  json::object body;
};

TEST_F(BrowserTest, IsForCallsOfPagesToThePortalAlone) {
  EXPECT_TRUE(Browser::owns(page("get-session")));
  HttpRequest other = page("get-session");
  other.headers = {{"cookie", "gw-session=secret"}};
  EXPECT_FALSE(Browser::owns(other));
  HttpRequest elsewhere = page("x");
  elsewhere.target = "/v1/token";
  EXPECT_FALSE(Browser::owns(elsewhere));
}

TEST_F(BrowserTest, ATokenBecomesACookieAndLeavesTheBody) {
  answers(200, R"({"nextStep":"PASSWORD","signInToken":"secret"})");
  const HttpResponse response = send(page("start-sign-in", R"({"rootEmail":"a@example.com"})"));
  EXPECT_EQ(response.body, R"({"nextStep":"PASSWORD"})");
  EXPECT_EQ(response.header("cache-control"), "no-store");
  EXPECT_THAT(cookies(response),
              ElementsAre("gw-signin=secret; Path=/; Max-Age=900; HttpOnly; SameSite=Strict",
                          StartsWith("gw-csrf=" + csrf({{{}, "secret", {}}}) + "; Path=/; Max-Age=")));
  EXPECT_THAT(cookies(response).at(1), testing::Not(HasSubstr("HttpOnly")));
}

TEST_F(BrowserTest, ASignUpsCookieLastsAsLongAsTheSignUp) {
  answers(200, R"({"signUpToken":"secret","signUp":{"expiresAt":1795000600,"email":"a@example.com"}})");
  EXPECT_THAT(cookies(send(page("start-sign-up"))).at(0),
              StartsWith("gw-signup=secret; Path=/; Max-Age=600;"));
}

TEST_F(BrowserTest, OverTlsCookiesAreSecureAndOfThisHost) {
  answers(200, R"({"nextStep":"PASSWORD","signInToken":"secret"})");
  HttpRequest request = page("start-sign-in");
  request.secure = true;
  EXPECT_THAT(cookies(send(request)),
              ElementsAre("__Host-gw-signin=secret; Path=/; Max-Age=900; HttpOnly; SameSite=Strict; Secure",
                          testing::EndsWith("SameSite=Strict; Secure")));
}

TEST_F(BrowserTest, ACookieFillsWhatTheOperationNeeds) {
  const Headers headers{{"cookie", "theme=dark; gw-session=secret; gw-signin=other"},
                        {"x-groundwork-csrf", csrf({{{}, "other", "secret"}})},
                        {"origin", "http://127.0.0.1:4566"}};
  EXPECT_EQ(send(page("get-session", "", headers)).status, 200);
  EXPECT_EQ(json::serialize(body), R"({"sessionToken":"secret"})");
  // An operation without a token gets none.
  send(page("list-test-cards", "{}", headers));
  EXPECT_EQ(json::serialize(body), "{}");
}

TEST_F(BrowserTest, ATokenInTheBodyIsTakenAsItIs) {
  send(page("get-session", R"({"sessionToken":"given"})", {{"cookie", "gw-session=secret"}}));
  EXPECT_EQ(json::serialize(body), R"({"sessionToken":"given"})");
}

TEST_F(BrowserTest, WithoutACookieTheOperationIsAskedForNobody) {
  send(page("get-session"));
  EXPECT_EQ(json::serialize(body), R"({"sessionToken":"none"})");
}

TEST_F(BrowserTest, ACookieWithoutItsProofIsRefused) {
  const std::string of_another = csrf({{{}, {}, "another"}});
  for (const std::string& proof :
       {std::string(), std::string("x"), of_another, csrf({{{}, "secret2", {}}})}) {
    const HttpResponse response =
        send(page("sign-out", "{}", {{"cookie", "gw-session=secret"}, {"x-groundwork-csrf", proof}}));
    EXPECT_EQ(response.status, 403) << proof;
    EXPECT_EQ(response.header("x-amzn-errortype"), "CsrfTokenInvalid");
    // A page of ours whose copy was lost gets a new one; no other page can read it.
    EXPECT_THAT(cookies(response), ElementsAre(StartsWith("gw-csrf=" + csrf({{{}, {}, "secret"}}) + ";")));
  }
  EXPECT_EQ(asked, 0);
}

TEST_F(BrowserTest, APageOfAnotherOriginIsRefused) {
  for (const char* origin : {"http://evil.example", "http://127.0.0.1:8080", "null"}) {
    const HttpResponse response = send(page("get-session", "{}",
                                            {{"cookie", "gw-session=secret"},
                                             {"x-groundwork-csrf", csrf({{{}, {}, "secret"}})},
                                             {"origin", origin}}));
    EXPECT_EQ(response.status, 403) << origin;
    EXPECT_THAT(cookies(response), IsEmpty());
  }
  EXPECT_EQ(asked, 0);
}

TEST_F(BrowserTest, SigningInReplacesTheCookiesAndEndsTheSessionBefore) {
  const auto account = aws::AccountId::trusted("123456789012");
  std::string former;
  plane.write_and_wait([&](plane::Work& work) {
    plane::Account made{.id = account, .name = "test", .email = "root@example.com", .kind = "BUSINESS"};
    plane::insert_account(work, made);
    former = plane::signin::open_console_session(work, account, {}, {}).token;
  });
  answers(200, R"({"nextStep":"SIGNED_IN","sessionToken":"new","sessionExpiresAt":1795043200})");
  const HttpResponse response = send(
      page("submit-password", R"({"password":"x"})",
           {{"cookie", "gw-signin=s; gw-session=" + former}, {"x-groundwork-csrf", csrf({{{}, "s", {}}})}}));
  EXPECT_EQ(response.body, R"({"nextStep":"SIGNED_IN","sessionExpiresAt":1795043200})");
  EXPECT_THAT(cookies(response),
              ElementsAre("gw-session=new; Path=/; Max-Age=43200; HttpOnly; SameSite=Strict",
                          "gw-signin=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict",
                          StartsWith("gw-csrf=" + csrf({{{}, {}, "new"}}) + ";")));
  plane.database().flush();
  plane.read([](plane::Work& work) { EXPECT_FALSE(work.unit.exists("SELECT 1 FROM console_sessions")); });
}

TEST_F(BrowserTest, SigningOutTakesTheCookiesAway) {
  const Headers headers{{"cookie", "gw-session=secret"}, {"x-groundwork-csrf", csrf({{{}, {}, "secret"}})}};
  EXPECT_THAT(cookies(send(page("sign-out", "{}", headers))),
              ElementsAre("gw-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict",
                          "gw-csrf=; Path=/; Max-Age=0; SameSite=Strict"));
}

TEST_F(BrowserTest, ACookieThatIsNoLongerGoodIsTakenAwayAndTheOthersStay) {
  answers(404, R"({"message":"The session has ended."})", "SessionNotFoundException");
  const Headers headers{{"cookie", "gw-session=old; gw-signup=kept"},
                        {"x-groundwork-csrf", csrf({{"kept", {}, "old"}})}};
  EXPECT_THAT(cookies(send(page("get-session", "{}", headers))),
              ElementsAre(StartsWith("gw-session=; Path=/; Max-Age=0;"),
                          StartsWith("gw-csrf=" + csrf({{"kept", {}, {}}}) + ";")));
}

TEST_F(BrowserTest, WhatIsNoObjectIsThePortalsToRefuse) {
  answers(400, R"({"message":"malformed"})", "SerializationException");
  HttpRequest request = page("get-session", "[1]");
  HttpResponse given;
  Browser(plane, [this](HttpRequest asked_for, const Respond& respond) {
    EXPECT_EQ(asked_for.body, "[1]");
    respond(answer);
  }).handle(std::move(request), [&](HttpResponse response) { given = std::move(response); });
  EXPECT_EQ(given.status, 400);
}

}  // namespace
}  // namespace groundwork::gateway
