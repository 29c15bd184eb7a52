#include "http/head_rules.hpp"

#include <string>

#include <gtest/gtest.h>

namespace groundwork::http {
namespace {

int refusal_status(std::string_view head) {
  HeadScanner scanner;
  const auto size = scanner.scan(head);
  if (!size) return size.error().status;
  if (*size == 0) return 0;
  const auto read = read_head(head.substr(0, *size));
  return read ? 200 : read.error().status;
}

std::string with_headers(std::string_view headers) {
  return "POST / HTTP/1.1\r\nHost: localhost:4566\r\n" + std::string(headers) + "\r\n";
}

TEST(HeadRules, ReadsAnSdksRequest) {
  const std::string head =
      "POST /a%2Fb?Action=x&y HTTP/1.1\r\nHost: localhost:4566\r\nX-Amz-Date: 20260801T000000Z\r\n"
      "Content-Length: 44\r\nX-Dup: one \r\nx-dup:\ttwo\r\nEmpty:\r\n\r\n";
  const auto read = read_head(head);
  ASSERT_TRUE(read) << read.error().text;
  EXPECT_EQ(read->request.method, "POST");
  EXPECT_EQ(read->request.target, "/a%2Fb?Action=x&y");
  EXPECT_EQ(read->body_bytes, 44u);
  EXPECT_TRUE(read->keep_alive);
  EXPECT_FALSE(read->http_1_0);
  EXPECT_FALSE(read->expects_continue);
  const gateway::Headers expected = {{"host", "localhost:4566"}, {"x-amz-date", "20260801T000000Z"},
                                     {"content-length", "44"},   {"x-dup", "one"},
                                     {"x-dup", "two"},           {"empty", ""}};
  EXPECT_EQ(read->request.headers, expected);
}

TEST(HeadRules, TellsWhetherTheConnectionIsKept) {
  EXPECT_TRUE(read_head("GET / HTTP/1.1\r\nHost: a\r\n\r\n")->keep_alive);
  EXPECT_FALSE(read_head("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n")->keep_alive);
  EXPECT_FALSE(read_head("GET / HTTP/1.0\r\n\r\n")->keep_alive);
  const auto kept = read_head("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_TRUE(kept->keep_alive);
  EXPECT_TRUE(kept->http_1_0);
}

TEST(HeadRules, KnowsOneExpectation) {
  const auto read = read_head(with_headers("Expect: 100-Continue\r\nContent-Length: 1\r\n"));
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->expects_continue);
  EXPECT_EQ(refusal_status(with_headers("Expect: a-miracle\r\n")), 417);
}

TEST(HeadRules, RefusesEveryTransferEncoding) {
  EXPECT_EQ(refusal_status(with_headers("Transfer-Encoding: chunked\r\n")), 411);
  EXPECT_EQ(refusal_status(with_headers("Transfer-Encoding: chunked, identity\r\n")), 411);
  EXPECT_EQ(refusal_status(with_headers("Transfer-Encoding: identity\r\n")), 411);
  EXPECT_EQ(refusal_status(with_headers("transfer-encoding: xchunked\r\n")), 411);
  EXPECT_EQ(refusal_status(with_headers("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")), 411);
  EXPECT_EQ(refusal_status(with_headers("Transfer-Encoding:\x0b"
                                        "chunked\r\n")),
            400);
  EXPECT_EQ(refusal_status(with_headers("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n")), 400);
  EXPECT_EQ(refusal_status(with_headers("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n")), 400);
  EXPECT_NE(refusal_status(with_headers("Content-Length: 4\r\nTransfer-Encoding: identity\r\n")), 200);
  EXPECT_EQ(refusal_status("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 411);
}

TEST(HeadRules, RefusesDoubtfulContentLengths) {
  EXPECT_EQ(refusal_status(with_headers("Content-Length: 4\r\n")), 200);
  EXPECT_EQ(refusal_status(with_headers("Content-Length: 4\r\nContent-Length: 4\r\n")), 400);
  EXPECT_EQ(refusal_status(with_headers("Content-Length: 4\r\nContent-Length: 5\r\n")), 400);
  EXPECT_EQ(refusal_status(with_headers("Content-Length: 4, 4\r\n")), 400);
  for (const char* value : {"", "+4", "-1", "0x4", "4 4", "4;", "99999999999999999999999", "four"}) {
    EXPECT_EQ(refusal_status(with_headers("Content-Length: " + std::string(value) + "\r\n")), 400) << value;
  }
}

TEST(HeadRules, WantsExactlyOneHost) {
  EXPECT_EQ(refusal_status("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(refusal_status("GET / HTTP/1.0\r\n\r\n"), 200);
  EXPECT_EQ(refusal_status("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(refusal_status("GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n"), 400);
  EXPECT_EQ(refusal_status("GET / HTTP/1.1\r\nHost: [::1]:4566\r\n\r\n"), 200);
  for (const char* value : {"", "a b", "a,b", "a/b", "user@a", "a?b", "\xc3\xa4"}) {
    EXPECT_EQ(refusal_status("GET / HTTP/1.1\r\nHost: " + std::string(value) + "\r\n\r\n"), 400) << value;
  }
}

TEST(HeadRules, RefusesLinesThatCanBeReadTwoWays) {
  EXPECT_EQ(refusal_status(with_headers("A: b\r\n c\r\n")), 400) << "folded with a space";
  EXPECT_EQ(refusal_status(with_headers("A: b\r\n\tc\r\n")), 400) << "folded with a tab";
  EXPECT_EQ(refusal_status(with_headers("A:\r\n \r\n")), 400) << "folded and empty";
  EXPECT_EQ(refusal_status("GET / HTTP/1.1\r\n Host: a\r\n\r\n"), 400) << "folded into the request line";
  EXPECT_EQ(refusal_status(with_headers("A : b\r\n")), 400) << "space before the colon";
  EXPECT_EQ(refusal_status(with_headers("Transfer-Encoding : chunked\r\n")), 400);
  EXPECT_EQ(refusal_status(with_headers(": b\r\n")), 400) << "no name";
  EXPECT_EQ(refusal_status(with_headers("no colon\r\n")), 400);
  EXPECT_EQ(refusal_status("GET / HTTP/1.1\nHost: a\n\n"), 400) << "bare LF";
  EXPECT_EQ(refusal_status(with_headers("A: b\nC: d\r\n")), 400) << "bare LF between headers";
  EXPECT_EQ(refusal_status(with_headers("A: b\rC: d\r\n")), 400) << "bare CR";
  EXPECT_EQ(refusal_status(with_headers("A: b\r\r\n")), 400) << "CR CR LF";
  EXPECT_EQ(refusal_status(with_headers(std::string_view("A: b\0c\r\n", 8))), 400) << "NUL in a value";
  EXPECT_EQ(refusal_status(with_headers(std::string_view("A\0: b\r\n", 7))), 400) << "NUL in a name";
}

TEST(HeadRules, RefusesMalformedRequestLines) {
  const std::string rest = "\r\nHost: a\r\n\r\n";
  EXPECT_EQ(refusal_status("GET / HTTP/1.1" + rest), 200);
  for (const char* line : {"GET  / HTTP/1.1", "GET / HTTP/1.1 ", "GET /a b HTTP/1.1", "GET / HTTP/2.0",
                           "GET / HTTP/1.2", "GET / HTTP/0.9", "GET /", "GET", " GET / HTTP/1.1",
                           "G(T / HTTP/1.1", "GET / http/1.1", "PRI * HTTP/2.0", "GET /a\x01 HTTP/1.1"}) {
    EXPECT_EQ(refusal_status(line + rest), 400) << line;
  }
}

TEST(HeadRules, TakesOnlyPathsAsTarget) {
  const std::string rest = " HTTP/1.1\r\nHost: a\r\n\r\n";
  EXPECT_EQ(refusal_status("GET //x/../y?z=%20" + rest), 200);
  for (const char* target : {"http://a/", "https://a/", "a:443", "*", "x", "?a", "/a#b"}) {
    EXPECT_EQ(refusal_status("GET " + std::string(target) + rest), 400) << target;
  }
}

TEST(HeadScanner, FindsTheEndHoweverTheBytesCome) {
  const std::string head = with_headers("A: b\r\nEmpty:\r\n");
  const std::string bytes = head + "body\r\n\r\n";
  for (std::size_t step = 1; step <= bytes.size(); ++step) {
    HeadScanner scanner;
    std::size_t shown = 0;
    std::size_t found = 0;
    while (found == 0 && shown < bytes.size()) {
      shown = std::min(shown + step, bytes.size());
      const auto size = scanner.scan(std::string_view(bytes).substr(0, shown));
      ASSERT_TRUE(size);
      found = *size;
      EXPECT_EQ(found != 0, shown >= head.size());
    }
    EXPECT_EQ(found, head.size()) << "in steps of " << step;
  }
}

TEST(HeadScanner, RefusesAtOnceWhatCannotBecomeAHead) {
  EXPECT_FALSE(HeadScanner().scan("GET / HTTP/1.1\n")) << "bare LF";
  EXPECT_FALSE(HeadScanner().scan("\x16\x03\x01")) << "a TLS greeting";
  EXPECT_FALSE(HeadScanner().scan("\n"));
  EXPECT_EQ(HeadScanner().scan("\r\n").value(), 2u) << "an empty line is a head of its own";
  EXPECT_EQ(HeadScanner().scan("\r").value(), 0u);
}

}  // namespace
}  // namespace groundwork::http
