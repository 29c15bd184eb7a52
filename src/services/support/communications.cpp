#include <charconv>

#include "plane/support/cases.hpp"
#include "plane/support/errors.hpp"
#include "services/support/gate.hpp"
#include "services/support/output.hpp"
#include "services/support/table.hpp"

namespace groundwork::services::support {
namespace {

namespace domain = plane::support;

domain::SupportCase case_of(Call& call, std::string_view id) {
  auto found = domain::find_case(call.unit, call.account(), id);
  if (!found) throw domain::case_not_found();
  return *std::move(found);
}

std::int64_t number_in(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) throw bad_token();
  return number;
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_AddCommunicationToCase.html
model::AddCommunicationToCaseResponse add_communication(Call& call,
                                                        const model::AddCommunicationToCaseRequest& input) {
  if (!input.case_id) throw domain::invalid_value("caseId is required.");
  domain::reply_to_case(call, case_of(call, *input.case_id),
                        {.body = input.communication_body,
                         .submitted_by = submitter(call),
                         .attachment_set = input.attachment_set_id.value_or(""),
                         .cc = input.cc_email_addresses.value_or(std::vector<std::string>{})});
  return {.result = true};
}

// https://docs.aws.amazon.com/awssupport/latest/APIReference/API_DescribeCommunications.html
model::DescribeCommunicationsResponse describe_communications(
    Call& call, const model::DescribeCommunicationsRequest& input) {
  const auto found = case_of(call, input.case_id);
  domain::CommunicationQuery query;
  query.from = moment("afterTime", input.after_time, query.from);
  query.until = moment("beforeTime", input.before_time, query.until);
  query.limit = input.max_results.value_or(kPageSize);
  if (input.next_token) query.before = number_in(key_of_token(input));
  auto page = communications_of(call, found.id, query);
  return {.communications = std::move(page.communications), .next_token = std::move(page.next_token)};
}

}  // namespace

void add_communications(Table& table) {
  add<&add_communication>(table, "AddCommunicationToCase");
  add<&describe_communications>(table, "DescribeCommunications");
}

}  // namespace groundwork::services::support
