#include "cli/mail_courier.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "plane/mail_delivery.hpp"

namespace groundwork::cli {
namespace {

constexpr std::int64_t kBatch = 50;
constexpr std::int64_t kLookEveryMs = 500;
constexpr std::int64_t kPatienceMaxMs = 60'000;

}  // namespace

MailCourier::MailCourier(plane::Plane& plane, std::string server)
    : plane_(plane), sender_(std::move(server)) {
  plane_.write_and_wait([](plane::Work& work) { plane::begin_delivery(work); });
  thread_ = std::thread([this] { loop(); });
}

MailCourier::~MailCourier() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void MailCourier::loop() {
  std::int64_t pause_ms = kLookEveryMs;
  while (!wait(pause_ms)) {
    bool is_well = false;
    try {
      is_well = deliver_waiting();
    } catch (const std::exception& error) {
      fmt::print(stderr, "groundwork: mails are not delivered for now: {}\n", error.what());
    }
    pause_ms = is_well ? kLookEveryMs : std::min(pause_ms * 2, kPatienceMaxMs);
  }
}

bool MailCourier::deliver_waiting() {
  std::vector<plane::OutgoingMail> waiting;
  plane_.read([&](plane::Work& work) { waiting = plane::undelivered_mails(work.unit, kBatch); });
  for (const plane::OutgoingMail& mail : waiting) {
    const plane::Message& message = mail.message;
    try {
      sender_.send({.id = message.id,
                    .to = message.to,
                    .subject = message.subject,
                    .body = message.body,
                    .sent_at = message.sent_at});
      if (std::exchange(is_failing_, false)) fmt::print(stderr, "groundwork: mails are delivered again\n");
    } catch (const client::SmtpError& error) {
      if (!error.is_for_good) {
        if (!std::exchange(is_failing_, true)) {
          fmt::print(stderr, "groundwork: mails wait for {}\n", error.what());
        }
        return false;
      }
      fmt::print(stderr, "groundwork: mail {} stays in the mailbox alone: {}\n", message.id, error.what());
    }
    plane_.write_and_wait([&](plane::Work& work) { plane::mark_delivered(work, mail); });
    if (wait(0)) return true;
  }
  return true;
}

bool MailCourier::wait(std::int64_t milliseconds) {
  std::unique_lock lock(mutex_);
  return wake_.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return stopping_; });
}

bool is_smtp_server(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  const std::string_view host = text.substr(0, colon), digits = text.substr(colon + 1);
  if (host.find_first_of("/@?# ") != std::string_view::npos) return false;
  if (!host.starts_with('[') && host.find(':') != std::string_view::npos) return false;
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  return error == std::errc() && end == digits.data() + digits.size() && port > 0;
}

}  // namespace groundwork::cli
