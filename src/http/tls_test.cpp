#include "http/tls.hpp"

#include <memory>
#include <optional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/instant.hpp"
#include "http/server.hpp"
#include "http/test_client.hpp"

namespace groundwork::http {
namespace {

using base::Instant;
using gateway::HttpRequest;
using gateway::Respond;
using testing::HasSubstr;
using testing::Not;

base::TlsIdentity made() {
  return base::make_self_signed({"localhost"}, Instant::from_seconds(0),
                                Instant::from_seconds(4'000'000'000));
}

/// What a client finds that does not, or not well, speak TLS; real ones are in tests/clients/test_tls.py.
class Tls : public testing::Test {
 protected:
  std::uint16_t start() {
    options.port = 0;
    options.threads = 1;
    options.tls = made();
    server = std::make_unique<Server>(options, [](HttpRequest, Respond respond) {
      ADD_FAILURE() << "a request came through";
      respond({200, "text/plain", {}, "ok"});
    });
    server->start();
    return server->port();
  }

  ServerOptions options;
  std::unique_ptr<Server> server;
};

TEST_F(Tls, SaysSoToAClientThatDoesNotSpeakIt) {
  RawClient client(start());
  const RawResponse response = client.ask("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(response.status, 400);
  EXPECT_THAT(response.body, HasSubstr("https://"));
  EXPECT_TRUE(client.ends());
}

TEST_F(Tls, EndsAHandshakeThatIsNone) {
  RawClient client(start());
  client.send(std::string("\x16\x03\x01\x00\x05") + "hello");
  const std::string alert = client.rest();
  ASSERT_FALSE(alert.empty());
  EXPECT_EQ(alert[0], '\x15') << "https://www.rfc-editor.org/rfc/rfc8446#section-5.1: an alert";
}

TEST_F(Tls, WaitsForAHandshakeNoLongerThanForAHead) {
  options.header_timeout_ms = 50;
  const std::uint16_t port = start();
  RawClient silent(port);
  EXPECT_TRUE(silent.ends());
  RawClient begun(port);
  begun.send("\x16\x03");
  EXPECT_TRUE(begun.ends());
}

/// What is at fault; nothing where the identity can be used.
std::optional<TlsError::Part> fault_of(const base::TlsIdentity& identity) {
  try {
    make_tls_context(identity);
  } catch (const TlsError& error) {
    EXPECT_THAT(error.what(), Not(HasSubstr("PRIVATE KEY")));
    return error.part();
  }
  return std::nullopt;
}

TEST(TlsContext, TellsWhichPartIsAtFault) {
  const base::TlsIdentity good = made();
  EXPECT_EQ(fault_of(good), std::nullopt);
  EXPECT_EQ(fault_of({good.certificates, made().key}), TlsError::Part::kKey) << "of another certificate";
  EXPECT_EQ(fault_of({good.certificates, "nothing"}), TlsError::Part::kKey);
  EXPECT_EQ(fault_of({good.certificates, good.certificates}), TlsError::Part::kKey);
  EXPECT_EQ(fault_of({"nothing", good.key}), TlsError::Part::kCertificate);
}

}  // namespace
}  // namespace groundwork::http
