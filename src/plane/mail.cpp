#include "plane/mail.hpp"

namespace groundwork::plane {
namespace {

void insert(Work& work, Channel channel, std::string_view to, std::string_view subject,
            std::string_view body) {
  work.unit.execute(
      "INSERT INTO messages (id, channel, recipient, subject, body, sent_at) VALUES ($1, $2, $3, $4, $5, $6)",
      work.random.uuid(), channel_name(channel), to, subject, body, work.now);
}

}  // namespace

std::string_view channel_name(Channel channel) {
  switch (channel) {
    case Channel::mail:
      return "mail";
    case Channel::sms:
      return "sms";
    case Channel::voice:
      return "voice";
  }
  return "";
}

void send_mail(Work& work, std::string_view to, std::string_view subject, std::string_view body) {
  insert(work, Channel::mail, to, subject, body);
}

void send_to_phone(Work& work, Channel channel, std::string_view number, std::string_view body) {
  insert(work, channel, number, "", body);
}

std::vector<Message> list_messages(store::Unit& unit, Channel channel, std::string_view to,
                                   std::int64_t limit) {
  std::vector<Message> found;
  for (const store::Row row :
       unit.query("SELECT id, recipient, subject, body, sent_at FROM messages WHERE channel = $1 "
                  "AND (recipient = $2 OR $2 = '') ORDER BY sent_at DESC, sequence DESC LIMIT $3",
                  channel_name(channel), to, limit)) {
    found.push_back({row.text(0), channel, row.text(1), row.text(2), row.text(3), row.instant(4)});
  }
  return found;
}

}  // namespace groundwork::plane
