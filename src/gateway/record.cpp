#include <boost/json.hpp>
#include <fmt/format.h>

#include "gateway/event_parameters.hpp"
#include "gateway/stages.hpp"
#include "policy/explain.hpp"
#include "protocol/errors.hpp"

namespace groundwork::gateway {
namespace {

namespace json = boost::json;
using policy::PrincipalKind;

/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
json::object user_identity(const plane::Caller& caller) {
  const policy::Principal& p = caller.principal;
  json::object out{{"type", plane::identity_type(p.kind)}};
  if (caller.is_anonymous()) return out;
  out["principalId"] = caller.user_id;
  out["arn"] = p.arn;
  out["accountId"] = caller.account.str();
  out["accessKeyId"] = caller.access_key_id;
  if (!caller.user_name.empty()) out["userName"] = caller.user_name;
  if (caller.session) {
    json::object session{{"attributes",
                          {{"creationDate", base::iso8601(caller.session->issued_at)},
                           {"mfaAuthenticated", caller.session->mfa_at ? "true" : "false"}}}};
    if (p.kind == PrincipalKind::role_session) {
      session["sessionIssuer"] = {{"type", "Role"},
                                  {"principalId", p.unique_id},
                                  {"arn", p.issuer_arn},
                                  {"accountId", caller.account.str()}};
    }
    out["sessionContext"] = std::move(session);
  }
  return out;
}

/// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
json::object record_of(const Exchange& x, const std::string& event_id, const std::string& source) {
  const shape::Service& model = x.table->model();
  json::object out{{"eventVersion", "1.11"},
                   {"userIdentity", user_identity(x.caller())},
                   {"eventTime", base::iso8601(x.received_at)},
                   {"eventSource", source},
                   {"eventName", x.operation->name},
                   {"awsRegion", x.region},
                   {"sourceIPAddress", x.request.remote_address},
                   {"userAgent", x.request.header("user-agent")},
                   {"requestID", x.request_id},
                   {"eventID", event_id},
                   {"readOnly", x.operation->readonly},
                   {"eventType", "AwsApiCall"},
                   {"managementEvent", true},
                   {"eventCategory", "Management"}};
  out["requestParameters"] = x.input ? event_parameters(*x.operation->input, x.input.get()) : nullptr;
  // CloudTrail keeps the answers of calls that change something.
  const bool answered = x.output && !x.error && !x.operation->readonly;
  out["responseElements"] = answered ? event_parameters(*x.operation->output, x.output.get()) : nullptr;
  if (x.error) {
    out["errorCode"] = protocol::wire_error(model, *x.error).code;
    out["errorMessage"] = x.error->message;
  }
  if (!x.caller().account.empty()) out["recipientAccountId"] = x.caller().account.str();
  return out;
}

std::optional<std::string> decisions_of(const Exchange& x) {
  if (x.decisions.empty()) return std::nullopt;
  json::array out;
  for (const RecordedDecision& d : x.decisions) {
    json::object entry = policy::explain_json(d.decision);
    entry["action"] = d.action;
    entry["resource"] = d.resource;
    out.push_back(std::move(entry));
  }
  return json::serialize(out);
}

}  // namespace

plane::Event event_of(const Exchange& x, std::string event_id) {
  const std::string source = fmt::format("{}.amazonaws.com", x.table->model().signing_name);
  const json::object record = record_of(x, event_id, source);
  plane::Event event{.id = std::move(event_id),
                     .account = x.caller().account,
                     .at = x.received_at,
                     .source = source,
                     .name = std::string(x.operation->name),
                     .user_name = x.caller().user_name,
                     .access_key_id = x.caller().access_key_id,
                     .error_code = std::nullopt,
                     .record = json::serialize(record),
                     .decision = decisions_of(x)};
  if (x.error) event.error_code = x.error->code;
  return event;
}

}  // namespace groundwork::gateway
