#include "gateway/operator_support.hpp"

#include <algorithm>
#include <optional>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "gateway/operator_http.hpp"
#include "plane/accounts.hpp"
#include "plane/support/cases.hpp"
#include "plane/support/plans.hpp"

namespace groundwork::gateway {
namespace {

namespace json = boost::json;
namespace support = plane::support;

constexpr std::string_view kCases = "cases";
constexpr std::string_view kCase = "cases/";
constexpr std::string_view kCommunications = "/communications";
constexpr std::string_view kPlan = "plans/";
constexpr std::string_view kAnswered = "pending-customer-action";
/// The API's own limit of a communication.
constexpr std::size_t kBodyMax = 8000;

json::object to_json(store::Unit& unit, const support::SupportCase& of) {
  json::array communications;
  for (const auto& communication : support::list_communications(unit, of.id, {})) {
    communications.push_back({{"at", base::iso8601_ms(communication.created_at)},
                              {"by", communication.submitted_by},
                              {"body", communication.body}});
  }
  return {{"case", of.id},
          {"display_id", of.display_id},
          {"account", of.account.str()},
          {"subject", of.subject},
          {"status", of.status},
          {"service", of.service_code},
          {"category", of.category_code},
          {"severity", of.severity_code},
          {"communications", std::move(communications)}};
}

HttpResponse list_open_cases(plane::Plane& plane, const HttpRequest& request) {
  const auto account = aws::AccountId::parse(parameter(request, "account"));
  if (!account) return refusal(400, "account must be the twelve digits of an account");
  json::array cases;
  plane.read([&](plane::Work& work) {
    for (const auto& found : support::list_cases(work.unit, *account, {}))
      cases.push_back(to_json(work.unit, found));
  });
  return json_response(200, {{"cases", std::move(cases)}});
}

/// The text members of an object; nullopt for anything else, and for members that are not known.
std::optional<json::object> read_texts(const std::string& body,
                                       std::initializer_list<std::string_view> known) {
  boost::system::error_code bad;
  const json::value parsed = json::parse(body, bad);
  const json::object* object = bad ? nullptr : parsed.if_object();
  if (object == nullptr) return std::nullopt;
  for (const auto& [key, value] : *object) {
    if (!value.is_string() || std::ranges::find(known, std::string_view(key)) == known.end())
      return std::nullopt;
  }
  return *object;
}

HttpResponse add_communication(plane::Plane& plane, const HttpRequest& request, std::string_view case_id) {
  const auto given = read_texts(request.body, {"body", "status"});
  if (!given || !given->contains("body")) {
    return refusal(400, R"(the body must be {"body": "text", "status": "a status, if it is another"})");
  }
  const std::string body(given->at("body").as_string());
  const std::string status(given->contains("status") ? std::string_view(given->at("status").as_string())
                                                     : kAnswered);
  if (body.empty() || body.size() > kBodyMax) {
    return refusal(400, fmt::format("body must have 1 to {} characters", kBodyMax));
  }
  if (!support::is_case_status(status)) return refusal(400, fmt::format("{} is no status of a case", status));
  std::optional<json::object> answered;
  plane.write_and_wait([&](plane::Work& work) {
    const auto found = support::find_any_case(work.unit, case_id);
    if (!found) return;
    support::answer_case(work, *found, body, status);
    answered = to_json(work.unit, *support::find_any_case(work.unit, case_id));
  });
  if (!answered) return refusal(404, fmt::format("there is no case {}", case_id));
  return json_response(200, *std::move(answered));
}

HttpResponse put_plan(plane::Plane& plane, const HttpRequest& request, std::string_view account_id) {
  const auto account = aws::AccountId::parse(account_id);
  const auto given = read_texts(request.body, {"plan"});
  const support::SupportPlan* wanted =
      given && given->contains("plan") ? support::find_support_plan(given->at("plan").as_string()) : nullptr;
  if (wanted == nullptr) return refusal(400, R"(the body must be {"plan": "ID of a support plan"})");
  bool is_there = false;
  plane.write_and_wait([&](plane::Work& work) {
    is_there = account && plane::find_account(work.unit, *account);
    if (is_there) support::put_support_plan(work, *account, *wanted);
  });
  if (!is_there) return refusal(404, fmt::format("there is no account {}", account_id));
  return json_response(200, {{"account", account_id}, {"plan", wanted->id}});
}

}  // namespace

HttpResponse answer_support(plane::Plane& plane, const HttpRequest& request, std::string_view path) {
  if (path == kCases) return list_open_cases(plane, request);
  if (request.method != "POST") return refusal(405, "it must be a POST");
  if (path.starts_with(kPlan)) return put_plan(plane, request, path.substr(kPlan.size()));
  if (path.starts_with(kCase) && path.ends_with(kCommunications) &&
      path.size() > kCase.size() + kCommunications.size()) {
    path.remove_prefix(kCase.size());
    path.remove_suffix(kCommunications.size());
    return add_communication(plane, request, path);
  }
  return refusal(404, "known are cases, cases/ID/communications and plans/ACCOUNT");
}

}  // namespace groundwork::gateway
