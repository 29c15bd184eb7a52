#include "http/response_head.hpp"

#include <gtest/gtest.h>

namespace groundwork::http {
namespace {

constexpr std::string_view kDate = "Mon, 23 Nov 2026 16:37:00 GMT";

TEST(ResponseHead, WritesWhatTheGatewayLeavesOut) {
  gateway::HttpResponse response{404, "text/xml", {{"x-amzn-RequestId", "1"}}, "<a/>"};
  std::string head = "what was there before";
  write_response_head(response, kDate, Persistence::kDefault, head);
  EXPECT_EQ(head,
            "HTTP/1.1 404 Not Found\r\nDate: Mon, 23 Nov 2026 16:37:00 GMT\r\nContent-Type: text/xml\r\n"
            "Content-Length: 4\r\nx-amzn-RequestId: 1\r\n\r\n");
}

TEST(ResponseHead, SaysWhetherTheConnectionIsKept) {
  std::string head;
  write_response_head({}, kDate, Persistence::kClose, head);
  EXPECT_NE(head.find("Content-Length: 0\r\nConnection: close\r\n\r\n"), std::string::npos);
  write_response_head({}, kDate, Persistence::kKeepAlive, head);
  EXPECT_NE(head.find("Connection: keep-alive\r\n\r\n"), std::string::npos);
}

TEST(ResponseHead, GivesNoLengthWhereNoBodyCanBe) {
  std::string head;
  write_response_head({204, "", {}, ""}, kDate, Persistence::kDefault, head);
  EXPECT_EQ(head, "HTTP/1.1 204 No Content\r\nDate: Mon, 23 Nov 2026 16:37:00 GMT\r\n\r\n");
}

TEST(ResponseHead, KnowsWhatCannotBeSent) {
  EXPECT_TRUE(is_sendable({302, "text/html", {{"Location", "/a?b=c d\t\xc3\xa4"}}, ""}));
  EXPECT_FALSE(is_sendable({302, "", {{"Location", "/\r\nSet-Cookie: a=b"}}, ""}));
  EXPECT_FALSE(is_sendable({200, "text/html\n", {}, ""}));
  EXPECT_FALSE(is_sendable({200, "", {{"a b", "c"}}, ""}));
  EXPECT_FALSE(is_sendable({200, "", {{"a:b", "c"}}, ""}));
  EXPECT_FALSE(is_sendable({200, "", {{"", "c"}}, ""}));
  EXPECT_FALSE(is_sendable({200, "", {{"a", std::string(1, '\0')}}, ""}));
  EXPECT_FALSE(is_sendable({100, "", {}, ""}));
  EXPECT_FALSE(is_sendable({0, "", {}, ""}));
  EXPECT_FALSE(is_sendable({1000, "", {}, ""}));
}

}  // namespace
}  // namespace groundwork::http
