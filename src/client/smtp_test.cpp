#include "client/smtp.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/encoding.hpp"
#include "client/test_loopback_server.hpp"

namespace groundwork::client {
namespace {

using testing::HasSubstr;

/// An SMTP server for one conversation at a time, which keeps what it was told and answers RCPT as a test
/// says.
class SmtpSink {
 public:
  explicit SmtpSink(std::string answer_to_recipient = "250 ok")
      : answer_(std::move(answer_to_recipient)),
        listener_([this](int connection) { converse(connection); }) {}

  std::string address() const { return listener_.address(); }
  /// To be read once the sender is gone.
  std::string heard;

 private:
  static void say(int connection, const std::string& line) {
    static_cast<void>(::send(connection, (line + "\r\n").data(), line.size() + 2, MSG_NOSIGNAL));
  }
  void converse(int connection) {
    say(connection, "220 sink");
    std::string line;
    bool in_data = false;
    char c = 0;
    while (::recv(connection, &c, 1, 0) == 1) {
      line += c;
      if (!line.ends_with("\r\n")) continue;
      heard += line;
      if (in_data) {
        in_data = line != ".\r\n";
        if (!in_data) say(connection, "250 kept");
      } else if (line.starts_with("RCPT")) {
        say(connection, answer_);
      } else if (line.starts_with("DATA")) {
        in_data = true;
        say(connection, "354 go on");
      } else {
        say(connection, line.starts_with("QUIT") ? "221 bye" : "250 ok");
      }
      line.clear();
    }
  }

  std::string answer_;
  LoopbackListener listener_;  // last: its thread uses all of the above until it ends
};

const Mail kMail{.id = "1-2-3",
                 .to = "owner@example.com",
                 .subject = "Your code",
                 .body = "Code: 123456\n.\nEnd",
                 .sent_at = base::Instant::from_seconds(1'795'000'000)};

TEST(SmtpTest, AMailArrivesWholeWithItsHeaders) {
  std::string heard;
  {
    SmtpSink sink;
    {
      SmtpSender sender(sink.address());
      sender.send(kMail);
      sender.send(kMail);
    }
    heard = sink.heard;
  }
  EXPECT_THAT(heard, HasSubstr("MAIL FROM:<no-reply@groundwork.localhost>"));
  EXPECT_THAT(heard, HasSubstr("RCPT TO:<owner@example.com>"));
  EXPECT_THAT(heard, HasSubstr("Subject: Your code\r\n"));
  EXPECT_THAT(heard, HasSubstr("Date: Wed, 18 Nov 2026 11:06:40 +0000\r\n"));
  EXPECT_THAT(heard, HasSubstr("\r\n\r\n" + base::base64(kMail.body) + "\r\n.\r\n"));
}

TEST(SmtpTest, TellsARefusalForGoodFromOneForNow) {
  for (const auto& [answer, for_good] : {std::pair{"550 nobody here", true}, std::pair{"451 later", false}}) {
    const SmtpSink sink(answer);
    try {
      SmtpSender(sink.address()).send(kMail);
      FAIL() << answer;
    } catch (const SmtpError& error) {
      EXPECT_EQ(error.is_for_good, for_good) << error.what();
      EXPECT_THAT(error.what(), HasSubstr(sink.address()));
      EXPECT_THAT(error.what(), testing::Not(HasSubstr("owner@")));
    }
  }
}

TEST(SmtpTest, WithoutAServerALaterAttemptMayFareBetter) {
  std::string address;
  {
    address = SmtpSink().address();
  }
  try {
    SmtpSender(address).send(kMail);
    FAIL();
  } catch (const SmtpError& error) {
    EXPECT_FALSE(error.is_for_good);
  }
}

TEST(SmtpTest, AnAddressCannotSmuggleCommandsIn) {
  Mail mail = kMail;
  for (const char* to :
       {"", "a@example.com>\r\nRCPT TO:<b@example.com", "a b@example.com", "a@example.com\n"}) {
    mail.to = to;
    try {
      SmtpSender("127.0.0.1:9").send(mail);
      FAIL() << to;
    } catch (const SmtpError& error) {
      EXPECT_TRUE(error.is_for_good);
    }
  }
}

TEST(SmtpTest, OtherLettersAreEncoded) {
  Mail mail = kMail;
  mail.subject = "Ihr Konto „Größe“ — " + std::string(30, 'x') + "\r\nBcc: b@example.com";
  const std::string text = mail_text(mail);
  EXPECT_THAT(text, HasSubstr("Subject: =?utf-8?B?"));
  EXPECT_EQ(text.find("\r\nBcc:"), std::string::npos);
}

}  // namespace
}  // namespace groundwork::client
