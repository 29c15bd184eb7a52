#include "plane/support/cases.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/support/catalogue.hpp"
#include "plane/support/errors.hpp"
#include "services/support/gate.hpp"
#include "services/support/output.hpp"
#include "services/support/table.hpp"

namespace groundwork::services::support {
namespace {

namespace domain = plane::support;

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_CreateCase.html
model::CreateCaseResponse create_case(Call& call, const model::CreateCaseRequest& input) {
  if (input.subject.empty()) throw domain::invalid_value("subject must not be empty.");
  const auto made =
      domain::create_case(call,
                          {.id = {},
                           .display_id = {},
                           .account = call.account(),
                           .subject = input.subject,
                           .status = {},
                           .service_code = input.service_code.value_or("general-info"),
                           .category_code = input.category_code.value_or("other"),
                           .severity_code = input.severity_code.value_or("low"),
                           .issue_type = input.issue_type.value_or("technical"),
                           .language = input.language.value_or("en"),
                           .cc = {},
                           .created_at = {}},
                          {.body = input.communication_body,
                           .submitted_by = submitter(call),
                           .attachment_set = input.attachment_set_id.value_or(""),
                           .cc = input.cc_email_addresses.value_or(std::vector<std::string>{})});
  return {.case_id = made.id};
}

std::string token_for(const domain::SupportCase& last) {
  return page_token<model::DescribeCasesRequest>(fmt::format("{} {}", last.created_at.ms, last.id));
}

void go_on_after(domain::CaseQuery& query, const std::string& text) {
  const char* end = text.data() + text.size();
  const auto [after, fault] = std::from_chars(text.data(), end, query.before_time.ms);
  if (fault != std::errc() || after == end || *after != ' ') throw bad_token();
  query.before_id = std::string(after + 1, end);
}

bool matches(const domain::CaseQuery& query, const domain::SupportCase& found) {
  const bool is_on_page = found.created_at < query.before_time ||
                          (found.created_at == query.before_time && found.id < query.before_id);
  return is_on_page && query.from <= found.created_at && found.created_at <= query.until &&
         (query.language.empty() || query.language == found.language);
}

/// Those that are named, resolved or not, newest first.
std::vector<domain::SupportCase> named_cases(Call& call, const model::DescribeCasesRequest& input) {
  std::vector<domain::SupportCase> found;
  const auto take = [&](std::optional<domain::SupportCase> one) {
    if (!one) throw domain::case_not_found();
    const bool is_there = std::ranges::any_of(found, [&](const auto& other) { return other.id == one->id; });
    if (!is_there) found.push_back(*std::move(one));
  };
  if (input.display_id) take(domain::find_case_by_display_id(call.unit, call.account(), *input.display_id));
  if (input.case_id_list) {
    for (const std::string& id : *input.case_id_list) take(domain::find_case(call.unit, call.account(), id));
  }
  std::ranges::sort(found, [](const auto& a, const auto& b) {
    return std::tie(a.created_at, a.id) > std::tie(b.created_at, b.id);
  });
  return found;
}

domain::CaseQuery query_of(const model::DescribeCasesRequest& input) {
  domain::CaseQuery query;
  query.from = moment("afterTime", input.after_time, query.from);
  query.until = moment("beforeTime", input.before_time, query.until);
  query.with_resolved = input.include_resolved_cases.value_or(false);
  query.language = input.language.value_or("");
  if (!query.language.empty() && domain::find_language(query.language) == nullptr) {
    throw domain::invalid_value(fmt::format("Invalid language code: {}.", query.language));
  }
  if (input.next_token) go_on_after(query, key_of_token(input));
  query.limit = input.max_results.value_or(kPageSize) + 1;
  return query;
}

model::CaseDetails to_api(Call& call, const domain::SupportCase& from, const std::string& email,
                          bool with_communications) {
  model::CaseDetails to{.case_id = from.id,
                        .display_id = from.display_id,
                        .subject = from.subject,
                        .status = from.status,
                        .service_code = from.service_code,
                        .category_code = from.category_code,
                        .severity_code = from.severity_code,
                        .submitted_by = email,
                        .time_created = base::iso8601_ms(from.created_at),
                        .cc_email_addresses = from.cc,
                        .language = from.language};
  if (with_communications) {
    domain::CommunicationQuery recent;
    recent.limit = kRecentCommunications;
    auto page = communications_of(call, from.id, recent);
    to.recent_communications = {.communications = std::move(page.communications),
                                .next_token = std::move(page.next_token)};
  }
  return to;
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeCases.html
model::DescribeCasesResponse describe_cases(Call& call, const model::DescribeCasesRequest& input) {
  const domain::CaseQuery query = query_of(input);
  std::vector<domain::SupportCase> found;
  if (input.display_id || (input.case_id_list && !input.case_id_list->empty())) {
    found = named_cases(call, input);
    std::erase_if(found, [&](const auto& one) { return !matches(query, one); });
  } else {
    found = domain::list_cases(call.unit, call.account(), query);
  }
  model::DescribeCasesResponse output{.cases = std::vector<model::CaseDetails>{}, .next_token = {}};
  const auto size = static_cast<std::size_t>(query.limit - 1);
  if (found.size() > size) {
    found.resize(size);
    output.next_token = token_for(found.back());
  }
  const std::string email = plane::get_account(call.unit, call.account()).email;
  for (const auto& one : found)
    output.cases->push_back(to_api(call, one, email, input.include_communications.value_or(true)));
  return output;
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_ResolveCase.html
model::ResolveCaseResponse resolve_case(Call& call, const model::ResolveCaseRequest& input) {
  const auto found = domain::find_case(call.unit, call.account(), input.case_id.value_or(""));
  if (!found) throw domain::case_not_found();
  domain::resolve_case(call, *found);
  return {.initial_case_status = found->status, .final_case_status = "resolved"};
}

}  // namespace

void add_cases(Table& table) {
  add<&create_case>(table, "CreateCase");
  add<&describe_cases>(table, "DescribeCases");
  add<&resolve_case>(table, "ResolveCase");
}

}  // namespace groundwork::services::support
