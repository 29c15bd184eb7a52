#include "plane/support/cases.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "plane/support/attachments.hpp"
#include "plane/support/case_mail.hpp"
#include "plane/support/catalogue.hpp"
#include "plane/support/errors.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::plane::support {
namespace {

constexpr std::string_view kAwsName = "Amazon Web Services";
constexpr std::int64_t kHourSeconds = 3600;
constexpr std::array<std::string_view, 6> kStatuses{
    "opened", "pending-customer-action", "reopened", "resolved", "unassigned", "work-in-progress"};
constexpr std::string_view kColumns =
    "SELECT id, display_id, account, subject, status, service_code, category_code, severity_code, "
    "issue_type, language, cc, created_at FROM support_cases ";

std::vector<std::string> read_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

SupportCase read_case(const store::Row& row) {
  return {.id = row.text(0),
          .display_id = row.text(1),
          .account = aws::AccountId::trusted(row.text_view(2)),
          .subject = row.text(3),
          .status = row.text(4),
          .service_code = row.text(5),
          .category_code = row.text(6),
          .severity_code = row.text(7),
          .issue_type = row.text(8),
          .language = row.text(9),
          .cc = read_lines(row.text_view(10)),
          .created_at = row.instant(11)};
}

std::optional<SupportCase> read_one(store::Rows rows) {
  const auto row = rows.first();
  return row ? std::optional(read_case(*row)) : std::nullopt;
}

void check_codes(const SupportCase& wanted, const SupportPlan& plan) {
  if (wanted.issue_type != "customer-service" && wanted.issue_type != "technical") {
    throw invalid_value("Invalid issue type: it must be customer-service or technical.");
  }
  if (find_language(wanted.language) == nullptr) {
    throw invalid_value(fmt::format("Invalid language code: {}.", wanted.language));
  }
  const CaseService* service = find_case_service(wanted.service_code);
  if (service == nullptr) throw invalid_value(fmt::format("Invalid service code: {}.", wanted.service_code));
  if (!service->has_category(wanted.category_code)) {
    throw invalid_value(fmt::format("Invalid category code {} for the service {}.", wanted.category_code,
                                    wanted.service_code));
  }
  if (!service->takes(wanted.issue_type)) {
    throw invalid_value(fmt::format("The service {} takes no cases of the issue type {}.",
                                    wanted.service_code, wanted.issue_type));
  }
  if (!plan.allows(wanted.severity_code)) {
    throw invalid_value(fmt::format("Invalid severity code {}: the support plan {} does not have it.",
                                    wanted.severity_code, plan.name));
  }
}

void check_limit(Work& work, const aws::AccountId& account) {
  const std::int64_t recent =
      work.unit.count("SELECT COUNT(*) FROM support_cases WHERE account = $1 AND created_at > $2", account,
                      work.now.plus_seconds(-kHourSeconds));
  if (recent >= work.settings[Setting::support_cases_per_hour]) throw case_limit_exceeded();
}

std::string new_display_id(Work& work) {
  for (;;) {
    const std::string digits = "1" + work.random.text(14, base::kDigits);
    if (!work.unit.exists("SELECT 1 FROM support_cases WHERE display_id = $1", digits)) return digits;
  }
}

std::string new_case_id(Work& work, const SupportCase& wanted) {
  return fmt::format("case-{}-mu{}-{}-{}", wanted.account.str(), wanted.language,
                     base::iso8601(work.now).substr(0, 4), work.random.text(16, "0123456789abcdef"));
}

void add_copies(SupportCase& of, const std::vector<std::string>& addresses) {
  for (const std::string& address : addresses) {
    if (address.find('@') == std::string::npos || address.find('\n') != std::string::npos) {
      throw invalid_value(fmt::format("Invalid email address in ccEmailAddresses: {}.", address));
    }
    if (std::ranges::find(of.cc, address) == of.cc.end()) of.cc.push_back(address);
  }
  if (of.cc.size() > kCopiesMax) {
    throw invalid_value(fmt::format("A case has {} addresses in ccEmailAddresses at most.", kCopiesMax));
  }
}

void insert_communication(Work& work, const SupportCase& of, std::string_view body,
                          std::string_view submitted_by, std::string_view attachment_set = {}) {
  const std::int64_t number =
      work.unit.count("SELECT COALESCE(MAX(number), 0) FROM support_communications WHERE case_id = $1",
                      of.id) +
      1;
  if (!attachment_set.empty()) use_attachment_set(work, of.account, attachment_set);
  work.unit.execute(
      "INSERT INTO support_communications (case_id, number, body, submitted_by, created_at, attachment_set) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      of.id, number, body, submitted_by, work.now,
      attachment_set.empty() ? std::nullopt : std::optional(std::string(attachment_set)));
}

void put_status(Work& work, const SupportCase& of) {
  work.unit.execute("UPDATE support_cases SET status = $1, cc = $2 WHERE id = $3", of.status,
                    fmt::format("{}", fmt::join(of.cc, "\n")), of.id);
}

}  // namespace

SupportCase create_case(Work& work, SupportCase wanted, const Submission& submission) {
  check_codes(wanted, support_plan_of(work.unit, wanted.account));
  check_limit(work, wanted.account);
  add_copies(wanted, submission.cc);
  wanted.id = new_case_id(work, wanted);
  wanted.display_id = new_display_id(work);
  wanted.status = "unassigned";
  wanted.created_at = work.now;
  work.unit.execute(
      "INSERT INTO support_cases (id, display_id, account, subject, status, service_code, category_code, "
      "severity_code, issue_type, language, cc, created_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      wanted.id, wanted.display_id, wanted.account, wanted.subject, wanted.status, wanted.service_code,
      wanted.category_code, wanted.severity_code, wanted.issue_type, wanted.language,
      fmt::format("{}", fmt::join(wanted.cc, "\n")), wanted.created_at);
  insert_communication(work, wanted, submission.body, submission.submitted_by, submission.attachment_set);
  mail_acknowledgement(work, wanted, submission.body);
  return wanted;
}

void reply_to_case(Work& work, SupportCase of, const Submission& submission) {
  add_copies(of, submission.cc);
  insert_communication(work, of, submission.body, submission.submitted_by, submission.attachment_set);
  if (of.is_resolved()) {
    of.status = "reopened";
  } else if (of.status == "pending-customer-action") {
    of.status = "work-in-progress";
  }
  put_status(work, of);
  mail_copies(work, of, submission.body, submission.submitted_by);
}

void answer_case(Work& work, SupportCase of, std::string_view body, std::string_view status) {
  insert_communication(work, of, body, kAwsName);
  of.status = status;
  put_status(work, of);
  mail_answer(work, of, body);
}

void resolve_case(Work& work, const SupportCase& of) {
  if (of.is_resolved()) return;
  SupportCase resolved = of;
  resolved.status = "resolved";
  put_status(work, resolved);
  mail_resolution(work, resolved);
}

std::optional<SupportCase> find_case(store::Unit& unit, const aws::AccountId& account, std::string_view id) {
  return read_one(unit.query(fmt::format("{}WHERE id = $1 AND account = $2", kColumns), id, account));
}

std::optional<SupportCase> find_case_by_display_id(store::Unit& unit, const aws::AccountId& account,
                                                   std::string_view display_id) {
  return read_one(
      unit.query(fmt::format("{}WHERE display_id = $1 AND account = $2", kColumns), display_id, account));
}

std::optional<SupportCase> find_any_case(store::Unit& unit, std::string_view id) {
  return read_one(unit.query(fmt::format("{}WHERE id = $1", kColumns), id));
}

std::vector<SupportCase> list_cases(store::Unit& unit, const aws::AccountId& account,
                                    const CaseQuery& query) {
  std::vector<SupportCase> found;
  for (const store::Row row :
       unit.query(fmt::format("{}WHERE account = $1 AND created_at >= $2 AND created_at <= $3 "
                              "AND (created_at < $4 OR (created_at = $4 AND id < $5)) "
                              "AND ($6 = 1 OR status <> 'resolved') AND ($7 = '' OR language = $7) "
                              "ORDER BY created_at DESC, id DESC LIMIT $8",
                              kColumns),
                  account, query.from, query.until, query.before_time, query.before_id, query.with_resolved,
                  query.language, query.limit)) {
    found.push_back(read_case(row));
  }
  return found;
}

std::vector<Communication> list_communications(store::Unit& unit, std::string_view case_id,
                                               const CommunicationQuery& query) {
  std::vector<Communication> found;
  for (const store::Row row :
       unit.query("SELECT number, body, submitted_by, created_at, attachment_set FROM support_communications "
                  "WHERE case_id = $1 AND number < $2 AND created_at >= $3 AND created_at <= $4 "
                  "ORDER BY number DESC LIMIT $5",
                  case_id, query.before, query.from, query.until, query.limit)) {
    found.push_back({row.integer(0), row.text(1), row.text(2), row.instant(3), row.optional_text(4)});
  }
  return found;
}

bool is_case_status(std::string_view status) {
  return std::ranges::find(kStatuses, status) != kStatuses.end();
}

}  // namespace groundwork::plane::support
