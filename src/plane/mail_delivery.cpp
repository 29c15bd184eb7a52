#include "plane/mail_delivery.hpp"

namespace groundwork::plane {
namespace {

constexpr std::string_view kSelectDelivered =
    "SELECT value FROM operator_settings WHERE name = 'mail_delivered'";

void put_delivered(Work& work, std::int64_t sequence) {
  work.unit.execute(
      "INSERT INTO operator_settings (name, value) VALUES ('mail_delivered', $1) "
      "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      std::to_string(sequence));
}

}  // namespace

std::vector<OutgoingMail> undelivered_mails(store::Unit& unit, std::int64_t limit) {
  std::int64_t delivered = 0;
  if (auto rows = unit.query(kSelectDelivered); const auto row = rows.first()) {
    delivered = std::stoll(row->text(0));
  }
  std::vector<OutgoingMail> found;
  for (const store::Row row :
       unit.query("SELECT sequence, id, recipient, subject, body, sent_at FROM messages "
                  "WHERE sequence > $1 AND channel = 'mail' ORDER BY sequence LIMIT $2",
                  delivered, limit)) {
    found.push_back({row.integer(0),
                     {row.text(1), Channel::mail, row.text(2), row.text(3), row.text(4), row.instant(5)}});
  }
  return found;
}

void mark_delivered(Work& work, const OutgoingMail& mail) {
  if (work.unit.exists("SELECT 1 FROM messages WHERE id = $1", mail.message.id)) {
    put_delivered(work, mail.sequence);
  }
}

void begin_delivery(Work& work) {
  if (work.unit.exists(kSelectDelivered)) return;
  put_delivered(work, work.unit.count("SELECT COALESCE(MAX(sequence), 0) FROM messages"));
}

}  // namespace groundwork::plane
