#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "base/instant.hpp"

namespace groundwork::client {

struct Mail {
  std::string id;  ///< of its Message-ID
  std::string to;
  std::string subject;
  std::string body;
  base::Instant sent_at;
};

/// A mail was not taken. The text names the server and what it said, and nothing of the mail.
class SmtpError : public std::runtime_error {
 public:
  SmtpError(const std::string& what, bool for_good) : std::runtime_error(what), is_for_good(for_good) {}
  bool is_for_good;  ///< the server will never take this mail; otherwise a later attempt may fare better
};

/// Hands mails to one SMTP server, over libcurl, without TLS or a login: a sink or relay of the operator's
/// own. For one thread.
class SmtpSender {
 public:
  /// `server` is HOST:PORT.
  explicit SmtpSender(std::string server);
  ~SmtpSender();
  SmtpSender(const SmtpSender&) = delete;
  SmtpSender& operator=(const SmtpSender&) = delete;

  void send(const Mail& mail);

 private:
  struct Handle;
  std::string server_;
  std::unique_ptr<Handle> handle_;
};

/// The mail as it is sent, with its headers (RFC 5322): UTF-8, lines ended by CR LF.
std::string mail_text(const Mail& mail);

}  // namespace groundwork::client
