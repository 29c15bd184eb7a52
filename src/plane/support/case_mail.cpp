#include "plane/support/case_mail.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/mail.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::plane::support {
namespace {

std::string subject_of(const SupportCase& of) {
  return fmt::format("[CASE {}] {}", of.display_id, of.subject);
}

void mail_all(Work& work, const SupportCase& of, std::string_view text) {
  const std::string own = get_account(work.unit, of.account).email;
  send_mail(work, own, subject_of(of), text);
  for (const std::string& copy : of.cc) {
    if (copy != own) send_mail(work, copy, subject_of(of), text);
  }
}

/// `12 hours`, `30 minutes`, with what they are counted in.
std::string duration(std::int64_t minutes) {
  return minutes % 60 == 0 ? fmt::format("{} hours", minutes / 60) : fmt::format("{} minutes", minutes);
}

}  // namespace

void mail_acknowledgement(Work& work, const SupportCase& of, std::string_view body) {
  const SupportPlan& plan = support_plan_of(work.unit, of.account);
  std::string text = fmt::format(
      "This is an automatic answer: AWS Support has the case {} of the account {}.\n\nService: {} ({})\n"
      "Severity: {}\n",
      of.display_id, of.account.str(), of.service_code, of.category_code, of.severity_code);
  const auto severity = std::ranges::find(plan.severities, of.severity_code, &SupportSeverity::code);
  if (severity != plan.severities.end()) {
    text += fmt::format("First response of {} Support: within {}{}\n", plan.name,
                        duration(severity->first_response_minutes),
                        plan.business_hours ? " of business time" : "");
  }
  mail_all(work, of, fmt::format("{}\n{}\n", text, body));
}

void mail_answer(Work& work, const SupportCase& of, std::string_view body) {
  mail_all(work, of, fmt::format("AWS Support has answered the case {}.\n\n{}\n", of.display_id, body));
}

void mail_resolution(Work& work, const SupportCase& of) {
  mail_all(work, of, fmt::format("The case {} is resolved. Add to it to open it again.\n", of.display_id));
}

void mail_copies(Work& work, const SupportCase& of, std::string_view body, std::string_view submitted_by) {
  for (const std::string& copy : of.cc) {
    send_mail(work, copy, subject_of(of), fmt::format("{} wrote:\n\n{}\n", submitted_by, body));
  }
}

}  // namespace groundwork::plane::support
