#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "client/smtp.hpp"
#include "plane/plane.hpp"

namespace groundwork::cli {

/// Delivers the mails of a plane's mailbox also to an SMTP server, in their order, from a thread of its own.
/// What the server does not take now is tried again, also after a restart; what it refuses for good is left
/// in the mailbox alone. Failures are told on standard error.
class MailCourier {
 public:
  MailCourier(plane::Plane& plane, std::string server);
  ~MailCourier();  ///< stops after the mail in hand
  MailCourier(const MailCourier&) = delete;
  MailCourier& operator=(const MailCourier&) = delete;

 private:
  void loop();
  /// False where the server could not be reached or asked for patience.
  bool deliver_waiting();
  /// True where the courier is to stop.
  bool wait(std::int64_t milliseconds);

  plane::Plane& plane_;
  client::SmtpSender sender_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool is_failing_ = false;  // told already
  std::thread thread_;
};

/// Whether the text is HOST:PORT.
bool is_smtp_server(std::string_view text);

}  // namespace groundwork::cli
