#include "cli/events.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "aws/account_id.hpp"
#include "cli/operator_client.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

namespace json = boost::json;

constexpr std::size_t kColumns = 5;
using Line = std::array<std::string, kColumns>;

/// The text of a member, or empty where it is absent or null.
std::string text(const json::object& object, std::string_view name) {
  const json::value* value = object.if_contains(name);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::string who(const json::object& event) {
  const json::object& identity = event.at("userIdentity").as_object();
  const std::string arn = text(identity, "arn");
  if (const std::string service = text(identity, "invokedBy"); !service.empty()) return service;
  if (arn.empty()) return "anonymous";
  return arn.substr(arn.rfind(':') + 1);  // user/alice, assumed-role/operator/session, root
}

Line line_of(const json::object& event) {
  const std::string source = text(event, "eventSource");
  const std::string error = text(event, "errorCode");
  return {text(event, "eventTime"), text(event, "recipientAccountId"), who(event),
          fmt::format("{}:{}", source.substr(0, source.find('.')), text(event, "eventName")),
          error.empty() ? "ok" : error};
}

std::string place_of(const json::object& policy) {
  const std::string name = text(policy, "policy"), holder = text(policy, "attachedTo");
  return holder.empty() ? name : fmt::format("{} (attached to {})", name, holder);
}

std::string consulted_text(const json::object& consulted, std::size_t number) {
  std::string out = fmt::format("      {:2}. {}", number, text(consulted, "layer"));
  if (const json::value* level = consulted.if_contains("level")) {
    out += fmt::format(", level {}", level->to_number<std::int64_t>());
  }
  const bool is_there = consulted.contains("policy");
  return out + (is_there ? fmt::format(": {}: {}\n", place_of(consulted), text(consulted, "decision"))
                         : std::string(": none there\n"));
}

std::string decision_text(const json::object& decision) {
  std::string out = fmt::format("    {} on {}: {}\n", text(decision, "action"), text(decision, "resource"),
                                text(decision, "decision"));
  std::size_t number = 0;
  for (const json::value& each : decision.at("consulted").as_array()) {
    out += consulted_text(each.as_object(), ++number);
  }
  for (const json::value& each : decision.at("deciding").as_array()) {
    const json::object& statement = each.as_object();
    const std::string sid = text(statement, "sid");
    out += fmt::format("      decided by statement {}{} of {}\n",
                       statement.at("statement").to_number<std::int64_t>(),
                       sid.empty() ? "" : fmt::format(" ({})", sid), place_of(statement));
  }
  return out;
}

std::string decisions_text(const json::object& entry) {
  const json::value* decisions = entry.if_contains("decisions");
  if (decisions == nullptr) return "    no policy was asked\n";
  std::string out;
  for (const json::value& decision : decisions->as_array()) out += decision_text(decision.as_object());
  return out;
}

std::string aligned(const Line& line, const std::array<std::size_t, kColumns>& widths) {
  std::string out;
  for (std::size_t i = 0; i + 1 < kColumns; ++i) out += fmt::format("{:<{}}  ", line[i], widths[i]);
  return out + line.back() + "\n";
}

}  // namespace

std::string events_text(const json::value& answer, bool why) {
  const json::array& entries = answer.at("events").as_array();
  std::vector<Line> lines{{"TIME", "ACCOUNT", "WHO", "EVENT", "RESULT"}};
  for (const json::value& entry : entries) lines.push_back(line_of(entry.at("event").as_object()));
  std::array<std::size_t, kColumns> widths{};
  for (const Line& line : lines) {
    for (std::size_t i = 0; i < kColumns; ++i) widths[i] = std::max(widths[i], line[i].size());
  }
  std::string out = aligned(lines[0], widths);
  for (std::size_t i = entries.size(); i-- > 0;) {
    out += aligned(lines[i + 1], widths);
    if (why) out += decisions_text(entries[i].as_object());
  }
  return out;
}

int run_events(const EventsOptions& options) {
  if (!options.account.empty() && !aws::AccountId::parse(options.account)) {
    throw UsageFault(fmt::format("--account {}: must be twelve digits", options.account));
  }
  OperatorClient plane(options.endpoint);
  const json::value answer = plane.get("events", {{"account", options.account},
                                                  {"name", options.name},
                                                  {"user", options.user},
                                                  {"limit", std::to_string(options.limit)}});
  fmt::print("{}", options.json ? json::serialize(answer) + "\n" : events_text(answer, options.why));
  return kDone;
}

}  // namespace groundwork::cli
