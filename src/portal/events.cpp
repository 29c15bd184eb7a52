#include "plane/events.hpp"

#include <boost/json.hpp>

#include "api/portal/types.hpp"
#include "plane/signin_permission.hpp"
#include "policy/explain.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

namespace json = boost::json;
using namespace api::portal;
using services::Call;

constexpr std::string_view kAction = "cloudtrail:LookupEvents";
constexpr std::int32_t kLimitDefault = 50;

std::string text_at(const json::object& record, std::string_view key) {
  const json::value* found = record.if_contains(key);
  return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}

Event to_api(plane::Event event) {
  const json::object record = json::parse(event.record).as_object();  // our own: well-formed
  const json::value* identity = record.if_contains("userIdentity");
  const json::value* read_only = record.if_contains("readOnly");
  return {.event_id = std::move(event.id),
          .time = event.at,
          .event_source = std::move(event.source),
          .event_name = std::move(event.name),
          .error_code = std::move(event.error_code),
          .arn = identity != nullptr && identity->is_object() ? text_at(identity->as_object(), "arn") : "",
          .source_address = text_at(record, "sourceIPAddress"),
          .read_only = read_only != nullptr && read_only->is_bool() && read_only->as_bool(),
          .event = std::move(event.record),
          .decision = std::move(event.decision)};
}

/// As the page of CloudTrail's event history does, on behalf of who looks at it.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudtrail.html
void check_permission(Call& call, const plane::Caller& caller) {
  const auto decision = plane::signin::ask_policies(call, caller, origin_of(call), kAction, "*");
  if (decision.allowed()) return;
  throw access_denied(
      policy::denial_message(decision, {.caller = caller.principal.arn, .action = kAction, .resource = {}}));
}

ListEventsOutput list_events(Call& call, const ListEventsInput& input) {
  const auto session = session_of(call, input.session_token);
  check_permission(call, plane::signin::caller_of(call.unit, session, call.now, session.expires_at));
  plane::EventQuery query{.account = session.account};
  query.limit = input.limit.value_or(kLimitDefault);
  if (input.before) query.before = std::stoll(*input.before);  // by its pattern a number that fits
  ListEventsOutput output;
  for (plane::ListedEvent& listed : plane::list_events(call.unit, query)) {
    output.next = std::to_string(listed.sequence);
    output.events.push_back(to_api(std::move(listed.event)));
  }
  if (static_cast<std::int64_t>(output.events.size()) < query.limit) output.next.reset();
  return output;
}

}  // namespace

void add_events(services::Table& table) { table.open<&list_events>("ListEvents"); }

}  // namespace groundwork::portal
