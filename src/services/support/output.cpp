#include "services/support/output.hpp"

#include <charconv>

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/support/attachments.hpp"
#include "plane/support/errors.hpp"

namespace groundwork::services::support {
namespace {

namespace domain = plane::support;

/// The second part of `assumed-role/Ops/session` and its like.
std::string_view name_in(std::string_view arn) {
  std::string_view name = arn.substr(std::min(arn.find('/'), arn.size()));
  if (!name.empty()) name.remove_prefix(1);
  return name.substr(0, name.find('/'));
}

model::Communication to_api(Call& call, std::string_view case_id, const domain::Communication& from) {
  model::Communication to{.case_id = std::string(case_id),
                          .body = from.body,
                          .submitted_by = from.submitted_by,
                          .time_created = base::iso8601_ms(from.created_at),
                          .attachment_set = std::vector<model::AttachmentDetails>{}};
  if (from.attachment_set) {
    for (const auto& attachment : domain::attachments_in(call.unit, *from.attachment_set))
      to.attachment_set->push_back({.attachment_id = attachment.id, .file_name = attachment.file_name});
  }
  return to;
}

}  // namespace

std::string submitter(Call& call) {
  const std::string email = plane::get_account(call.unit, call.account()).email;
  if (call.caller.is_root()) return email;
  if (call.caller.is_user()) return fmt::format("{} (User) <{}>", call.caller.user_name, email);
  return fmt::format("{} (Role) <{}>", name_in(call.caller.principal.arn), email);
}

CommunicationPage communications_of(Call& call, std::string_view case_id, domain::CommunicationQuery query) {
  const auto size = static_cast<std::size_t>(query.limit++);
  auto found = domain::list_communications(call.unit, case_id, query);
  CommunicationPage page;
  if (found.size() > size) {
    found.resize(size);
    page.next_token = page_token<model::DescribeCommunicationsRequest>(std::to_string(found.back().number));
  }
  for (const auto& communication : found) page.communications.push_back(to_api(call, case_id, communication));
  return page;
}

base::Instant moment(std::string_view field, const std::optional<std::string>& text,
                     base::Instant otherwise) {
  if (!text) return otherwise;
  const auto at = base::parse_iso8601(*text);
  if (!at) throw domain::invalid_value(fmt::format("{} must be a time of ISO 8601.", field));
  return *at;
}

aws::ApiError bad_token() {
  return domain::invalid_value("Invalid nextToken: it must come from the answer before.");
}

}  // namespace groundwork::services::support
