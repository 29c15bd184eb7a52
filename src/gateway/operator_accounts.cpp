#include "gateway/operator_accounts.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "aws/error.hpp"
#include "gateway/operator_http.hpp"
#include "plane/accounts.hpp"
#include "plane/faults.hpp"
#include "plane/govcloud.hpp"
#include "plane/life/closures.hpp"

namespace groundwork::gateway {
namespace {

namespace json = boost::json;

constexpr std::int64_t kTimesMax = 1000;

json::value reopen(plane::Work& work, const aws::AccountId& account) {
  plane::life::reopen(work, account);
  const auto state = plane::get_account(work.unit, account).state;
  return {{"account", account.str()}, {"state", plane::account_state_name(state)}};
}

/// https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/getting-started-sign-up.html
json::value link_govcloud(plane::Work& work, const aws::AccountId& id) {
  const auto account = plane::find_account(work.unit, id);
  if (!account) {
    throw aws::ApiError("ResourceNotFoundException", fmt::format("there is no account {}", id.str()), 404);
  }
  if (plane::find_govcloud_account(work.unit, id) || plane::has_govcloud_account(work.unit, account->email)) {
    throw aws::ApiError("ConflictException",
                        fmt::format("account {} has an AWS GovCloud (US) account already", id.str()), 409);
  }
  return {{"account", id.str()}, {"govcloud_account", plane::link_govcloud_account(work, *account).str()}};
}

json::array to_json(const std::vector<plane::Fault>& faults) {
  json::array out;
  for (const plane::Fault& fault : faults) {
    out.push_back({{fault.operation, fault.reason}, {"times", fault.times}});
  }
  return out;
}

/// What an order says, or what is wrong with it.
struct Order {
  std::optional<plane::Fault> fault;
  std::string mistake;
};

std::string unknown(std::string_view what, const json::value& word,
                    const std::vector<std::string_view>& known) {
  return fmt::format("unknown {} {}; known are {}", what, json::serialize(word), fmt::join(known, ", "));
}

Order read_order(const std::string& body) {
  boost::system::error_code bad;
  const json::value parsed = json::parse(body, bad);
  const json::object* order = bad ? nullptr : parsed.if_object();
  if (order == nullptr || order->empty()) {
    return {{}, R"(the body must be {"create_account": "REASON", "times": N})"};
  }
  plane::Fault fault{.operation = {}, .reason = {}, .times = 1};
  for (const auto& [key, value] : *order) {
    if (key == "times") {
      if (!value.is_int64() || value.as_int64() < 0 || value.as_int64() > kTimesMax) {
        return {{},
                fmt::format("times must be a whole number from 0, which takes it back, to {}", kTimesMax)};
      }
      fault.times = value.as_int64();
      continue;
    }
    const auto kinds = plane::fault_kinds();
    const auto kind = std::ranges::find(kinds, std::string_view(key), &plane::FaultKind::operation);
    if (kind == kinds.end()) {
      std::vector<std::string_view> known{"times"};
      for (const auto& each : kinds) known.push_back(each.operation);
      return {{}, unknown("key", key, known)};
    }
    const json::string* reason = value.if_string();
    if (reason == nullptr ||
        std::ranges::find(kind->reasons, std::string_view(*reason)) == kind->reasons.end()) {
      return {{}, unknown("reason", value, {kind->reasons.begin(), kind->reasons.end()})};
    }
    fault.operation = key;
    fault.reason = *reason;
  }
  if (fault.operation.empty()) return {{}, "an operation is needed, such as create_account"};
  return {std::move(fault), {}};
}

}  // namespace

HttpResponse answer_accounts(plane::Plane& plane, const HttpRequest& request, std::string_view path) {
  const std::size_t slash = path.find('/');
  const auto account = aws::AccountId::parse(path.substr(0, slash));
  const std::string_view verb = slash == std::string_view::npos ? "" : path.substr(slash + 1);
  if (verb != "reopen" && verb != "govcloud") {
    return refusal(404, "known of accounts are accounts/ID/reopen and accounts/ID/govcloud");
  }
  if (!account) return refusal(400, "an account is named by its twelve digits");
  if (request.method != "POST") return refusal(405, fmt::format("{} must be a POST", verb));
  json::value answer;
  try {
    plane.write_and_wait([&](plane::Work& work) {
      answer = verb == "reopen" ? reopen(work, *account) : link_govcloud(work, *account);
    });
  } catch (const aws::ApiError& error) {
    return refusal(error.http_status, error.message);
  }
  return json_response(200, answer);
}

HttpResponse answer_faults(plane::Plane& plane, const HttpRequest& request) {
  if (request.method == "POST") {
    const Order order = read_order(request.body);
    if (!order.fault) return refusal(400, order.mistake);
    plane.write_and_wait([&](plane::Work& work) { plane::order_fault(work, *order.fault); });
  }
  json::array faults;
  plane.read([&](plane::Work& work) { faults = to_json(plane::ordered_faults(work.unit)); });
  return json_response(200, {{"faults", std::move(faults)}});
}

}  // namespace groundwork::gateway
