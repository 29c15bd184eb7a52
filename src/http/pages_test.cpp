#include "http/pages.hpp"

#include <array>

#include <gtest/gtest.h>

#include "base/encoding.hpp"

namespace groundwork::http {
namespace {

using gateway::HttpRequest;
using gateway::HttpResponse;

constexpr std::string_view kPlain = "<!doctype html><title>Groundwork</title>";
// kPlain, as Python's gzip.compress(mtime=0) packs it.
constexpr std::string_view kPacked =
    "1f8b0800000000000203b3514cc94f2ea92c4855c828c9cdb1b329c92cc949b5732fca2fcd4b29cf2fcab6d18788000016f66f0e"
    "28000000";

class PagesTest : public testing::Test {
 protected:
  HttpResponse get(std::string target, gateway::Headers headers = {{"accept", "text/html,*/*"}}) {
    const HttpRequest request = asked("GET", std::move(target), std::move(headers));
    EXPECT_TRUE(Pages::owns(request)) << request.target;
    return pages.answer(request);
  }
  static HttpRequest asked(std::string method, std::string target, gateway::Headers headers = {}) {
    HttpRequest request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.headers = std::move(headers);
    return request;
  }

  const std::string packed = *base::unhex(kPacked);
  const std::array<Asset, 3> assets{
      Asset{"index.html", "text/html; charset=utf-8", "d0", packed, kPlain.size(), true},
      Asset{"assets/main-1a2b.js", "text/javascript; charset=utf-8", "d1", packed, kPlain.size(), true},
      Asset{"favicon.png", "image/png", "d2", "picture", 7, false}};
  const Pages pages{assets};
};

TEST_F(PagesTest, OneDocumentStandsAtEveryPagesAddress) {
  for (const char* target :
       {"/", "/signup", "/signup/contact", "/signin?next=%2Fconsole", "/console/iam/users/x", "/mail",
        "/phone", "/v1/authorize?client_id=x", "/v1/sessions/confirmation"}) {
    const HttpResponse response = get(target);
    EXPECT_EQ(response.status, 200) << target;
    EXPECT_EQ(response.body, kPlain) << target;
    EXPECT_EQ(response.header("cache-control"), "no-store");
    EXPECT_EQ(response.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(response.header("referrer-policy"), "no-referrer");
    EXPECT_EQ(response.header("cross-origin-opener-policy"), "same-origin");
    EXPECT_TRUE(
        response.header("content-security-policy").starts_with("default-src 'none'; script-src 'self'"));
  }
}

TEST_F(PagesTest, LeavesToTheGatewayWhatNoBrowserAsksFor) {
  const gateway::Headers html{{"accept", "text/html"}};
  EXPECT_FALSE(Pages::owns(asked("GET", "/")));
  EXPECT_FALSE(Pages::owns(asked("GET", "/", {{"accept", "*/*"}})));
  EXPECT_FALSE(Pages::owns(asked("GET", "/?Action=ListUsers&Version=2010-05-08", html)));
  EXPECT_FALSE(Pages::owns(asked("GET", "/?X-Amz-Signature=00", html)));
  EXPECT_FALSE(Pages::owns(asked("GET", "/console", {{"authorization", "AWS4-HMAC-SHA256 Credential=x"}})));
  EXPECT_FALSE(Pages::owns(asked("POST", "/", html)));
  EXPECT_FALSE(Pages::owns(asked("POST", "/signin", html)));
  EXPECT_FALSE(Pages::owns(asked("GET", "/mailing", html)));
  EXPECT_FALSE(Pages::owns(asked("GET", "/v1/authorized", html)));
}

TEST_F(PagesTest, FilesThatCarryTheirDigestAreKeptForEver) {
  const HttpResponse response = get("/pages/assets/main-1a2b.js", {{"accept-encoding", "br, gzip;q=0.8"}});
  EXPECT_EQ(response.body, packed);
  EXPECT_EQ(response.header("content-encoding"), "gzip");
  EXPECT_EQ(response.header("vary"), "accept-encoding");
  EXPECT_EQ(response.header("cache-control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get("/pages/favicon.png").header("cache-control"), "no-cache");
}

TEST_F(PagesTest, UnpacksForWhoTakesNoGzip) {
  for (const char* codings : {"", "br", "gzip;q=0", "gzip;q=0.000", "x-gzip"}) {
    const HttpResponse response = get("/pages/assets/main-1a2b.js", {{"accept-encoding", codings}});
    EXPECT_EQ(response.body, kPlain) << codings;
    EXPECT_EQ(response.header("content-encoding"), "");
  }
}

TEST_F(PagesTest, AnswersNothingNewToWhoHasTheFile) {
  const gateway::Headers gzip{{"accept-encoding", "gzip"}};
  const std::string tag(get("/pages/assets/main-1a2b.js", gzip).header("etag"));
  EXPECT_EQ(tag, "\"d1-gzip\"");
  const HttpResponse again =
      get("/pages/assets/main-1a2b.js", {{"accept-encoding", "gzip"}, {"if-none-match", tag}});
  EXPECT_EQ(again.status, 304);
  EXPECT_EQ(again.body, "");
  EXPECT_EQ(again.header("etag"), tag);
  // The plain form is another one.
  EXPECT_EQ(get("/pages/assets/main-1a2b.js", {{"if-none-match", tag}}).status, 200);
}

TEST_F(PagesTest, AnUnknownFileIsNotThere) {
  const HttpResponse response = get("/pages/assets/main-0000.js");
  EXPECT_EQ(response.status, 404);
  EXPECT_EQ(response.header("cache-control"), "no-store");
  EXPECT_EQ(get("/pages/index.html").status, 404);
  EXPECT_EQ(get("/pages/../index.html").status, 404);
}

TEST_F(PagesTest, WithoutPagesOnePageTellsHowToGetThem) {
  const HttpResponse response = Pages({}).answer(asked("GET", "/console", {{"accept", "text/html"}}));
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "text/html; charset=utf-8");
  EXPECT_NE(response.body.find("-DGROUNDWORK_PAGES=on"), std::string::npos);
  EXPECT_EQ(response.header("x-content-type-options"), "nosniff");
}

}  // namespace
}  // namespace groundwork::http
