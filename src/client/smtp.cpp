#include "client/smtp.hpp"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

#include "base/encoding.hpp"
#include "client/curl_handle.hpp"

namespace groundwork::client {
namespace {

constexpr std::string_view kSender = "no-reply@groundwork.localhost";
constexpr long kConnectTimeoutMs = 5'000;
constexpr long kTimeoutMs = 30'000;
constexpr std::size_t kBodyColumns = 76;

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

/// What could end the SMTP command or the header that it stands in is no address.
bool is_address(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](unsigned char c) {
    return c > 0x20 && c != 0x7f && c != '<' && c != '>';
  });
}

/// https://www.rfc-editor.org/rfc/rfc2047#section-4.1, in words of at most 45 bytes, none cut within a
/// character.
std::string encoded_words(std::string_view text) {
  constexpr std::size_t kWordBytes = 45;
  std::string out;
  while (!text.empty()) {
    std::size_t size = std::min(kWordBytes, text.size());
    while (size < text.size() && size > 1 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    out += fmt::format("{}=?utf-8?B?{}?=", out.empty() ? "" : "\r\n ", base::base64(text.substr(0, size)));
    text.remove_prefix(size);
  }
  return out;
}

/// Base64 in lines: it carries every text through every server unchanged.
std::string body_lines(std::string_view body) {
  const std::string encoded = base::base64(body);
  std::string out;
  for (std::size_t at = 0; at < encoded.size(); at += kBodyColumns) {
    out += encoded.substr(at, kBodyColumns) + "\r\n";
  }
  return out;
}

struct Unsent {
  std::string_view bytes;
};

std::size_t give(char* buffer, std::size_t size, std::size_t count, void* context) {
  auto& unsent = *static_cast<Unsent*>(context);
  const std::size_t taken = std::min(size * count, unsent.bytes.size());
  std::memcpy(buffer, unsent.bytes.data(), taken);
  unsent.bytes.remove_prefix(taken);
  return taken;
}

}  // namespace

struct SmtpSender::Handle : CurlHandle {};

SmtpSender::SmtpSender(std::string server)
    : server_(std::move(server)), handle_(std::make_unique<Handle>()) {}
SmtpSender::~SmtpSender() = default;

void SmtpSender::send(const Mail& mail) {
  if (!is_address(mail.to)) throw SmtpError("the recipient's address cannot be written in SMTP", true);
  const CurlList recipients(curl_slist_append(nullptr, fmt::format("<{}>", mail.to).c_str()));
  if (recipients == nullptr) throw std::bad_alloc();
  const std::string url = fmt::format("smtp://{}/groundwork.localhost", server_);
  const std::string sender = fmt::format("<{}>", kSender);
  const std::string text = mail_text(mail);
  Unsent unsent{text};
  handle_->set(CURLOPT_PROTOCOLS_STR, "smtp");
  handle_->set(CURLOPT_NOSIGNAL, 1L);
  handle_->set(CURLOPT_PROXY, "");
  handle_->set(CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
  handle_->set(CURLOPT_TIMEOUT_MS, kTimeoutMs);
  handle_->set(CURLOPT_URL, url.c_str());
  handle_->set(CURLOPT_MAIL_FROM, sender.c_str());
  handle_->set(CURLOPT_MAIL_RCPT, recipients.get());
  handle_->set(CURLOPT_UPLOAD, 1L);
  handle_->set(CURLOPT_READFUNCTION, &give);
  handle_->set(CURLOPT_READDATA, &unsent);
  const CURLcode code = curl_easy_perform(handle_->easy);
  if (code == CURLE_OK) return;
  long status = 0;
  curl_easy_getinfo(handle_->easy, CURLINFO_RESPONSE_CODE, &status);
  throw SmtpError(fmt::format("{}: {}{}", server_, curl_easy_strerror(code),
                              status >= 400 ? fmt::format(" (it answered {})", status) : ""),
                  status >= 500 && status < 600);
}

std::string mail_text(const Mail& mail) {
  // RFC 5322 writes the zone as a number; HTTP's form of the date is otherwise the same.
  std::string date = base::http_date(mail.sent_at);
  if (date.ends_with("GMT")) date.replace(date.size() - 3, 3, "+0000");
  const std::string subject = is_plain(mail.subject) ? mail.subject : encoded_words(mail.subject);
  return fmt::format(
      "Date: {}\r\nFrom: Groundwork <{}>\r\nTo: <{}>\r\nSubject: {}\r\nMessage-ID: "
      "<{}@groundwork.localhost>\r\n"
      "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\n{}",
      date, kSender, mail.to, subject, mail.id, body_lines(mail.body));
}

}  // namespace groundwork::client
