#include "plane/support/attachments.hpp"

#include "base/encoding.hpp"
#include "plane/support/errors.hpp"

namespace groundwork::plane::support {
namespace {

constexpr std::int64_t kHourSeconds = 3600;
/// A set that expired unused is told from one that never was for so long.
constexpr std::int64_t kForgottenAfterSeconds = base::kDaySeconds;

struct KeptSet {
  AttachmentSet set;
  bool used = false;
};

KeptSet get_set(Work& work, const aws::AccountId& account, std::string_view id) {
  auto rows = work.unit.query(
      "SELECT expires_at, used FROM support_attachment_sets WHERE id = $1 AND account = $2", id, account);
  const auto row = rows.first();
  if (!row) throw attachment_set_not_found();
  KeptSet found{.set = {.id = std::string(id), .expires_at = row->instant(0)}, .used = row->flag(1)};
  if (found.set.expires_at <= work.now) throw attachment_set_expired();
  return found;
}

AttachmentSet make_set(Work& work, const aws::AccountId& account) {
  work.unit.execute(
      "DELETE FROM support_attachment_sets WHERE account = $1 AND created_at < $2 AND used = 0 "
      "AND expires_at < $2",
      account, work.now.plus_seconds(-kForgottenAfterSeconds));
  const std::int64_t recent =
      work.unit.count("SELECT COUNT(*) FROM support_attachment_sets WHERE account = $1 AND created_at > $2",
                      account, work.now.plus_seconds(-kHourSeconds));
  if (recent >= work.settings[Setting::support_attachment_sets_per_hour]) throw too_many_attachment_sets();
  AttachmentSet made{
      .id = work.random.uuid(),
      .expires_at = work.now.plus_seconds(work.settings[Setting::support_attachment_set_seconds])};
  work.unit.execute(
      "INSERT INTO support_attachment_sets (id, account, created_at, expires_at) VALUES ($1, $2, $3, $4)",
      made.id, account, work.now, made.expires_at);
  return made;
}

}  // namespace

AttachmentSet add_attachments(Work& work, const aws::AccountId& account, std::string_view set_id,
                              const std::vector<Attachment>& attachments) {
  const KeptSet kept = set_id.empty() ? KeptSet{make_set(work, account)} : get_set(work, account, set_id);
  // What a communication took along stays as it was.
  if (kept.used) throw attachment_set_expired();
  const AttachmentSet& set = kept.set;
  std::int64_t number =
      work.unit.count("SELECT COUNT(*) FROM support_attachments WHERE attachment_set = $1", set.id);
  for (const Attachment& attachment : attachments) {
    ++number;
    if (number > work.settings[Setting::support_attachments] ||
        static_cast<std::int64_t>(attachment.data.size()) >
            work.settings[Setting::support_attachment_bytes]) {
      throw attachment_set_too_large();
    }
    work.unit.execute(
        "INSERT INTO support_attachments (id, attachment_set, number, file_name, data) "
        "VALUES ($1, $2, $3, $4, $5)",
        "attachment-" + work.random.uuid(), set.id, number, attachment.file_name,
        base::base64(attachment.data));
  }
  return set;
}

void use_attachment_set(Work& work, const aws::AccountId& account, std::string_view set_id) {
  if (get_set(work, account, set_id).used) return;
  work.unit.execute("UPDATE support_attachment_sets SET used = 1 WHERE id = $1", set_id);
}

std::vector<Attachment> attachments_in(store::Unit& unit, std::string_view set_id) {
  std::vector<Attachment> found;
  for (const store::Row row : unit.query(
           "SELECT id, file_name FROM support_attachments WHERE attachment_set = $1 ORDER BY number", set_id))
    found.push_back({.id = row.text(0), .file_name = row.text(1), .data = {}});
  return found;
}

std::optional<Attachment> find_attachment(store::Unit& unit, const aws::AccountId& account,
                                          std::string_view id) {
  auto rows = unit.query(
      "SELECT a.file_name, a.data FROM support_attachments a JOIN support_attachment_sets s "
      "ON s.id = a.attachment_set WHERE a.id = $1 AND s.account = $2 AND s.used = 1",
      id, account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return Attachment{
      .id = std::string(id), .file_name = row->text(0), .data = base::unbase64(row->text_view(1)).value()};
}

}  // namespace groundwork::plane::support
