#include "organizations/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include <boost/json/serialize.hpp>

namespace groundwork::organizations_model {
namespace {

std::array<std::span<const Rule>, 10> all_rules() {
  return {organization_rules(), tree_rules(),      account_rules(),   policy_rules(),  tag_rules(),
          service_rules(),      handshake_rules(), departure_rules(), closure_rules(), transfer_rules()};
}

}  // namespace

std::string to_text(const Step& step) {
  return step.caller + " " + step.operation + " " + json::serialize(step.input);
}

std::string to_text(const Refusal& refusal) {
  return refusal.reason.empty() ? refusal.code : refusal.code + " (" + refusal.reason + ")";
}

const Rule* find_rule(std::string_view operation) {
  for (const auto rules : all_rules()) {
    const auto found = std::ranges::find(rules, operation, &Rule::operation);
    if (found != rules.end()) return &*found;
  }
  return nullptr;
}

std::vector<std::string> operations() {
  std::vector<std::string> names;
  for (const auto rules : all_rules()) {
    for (const Rule& rule : rules) names.emplace_back(rule.operation);
  }
  return names;
}

std::string text(const json::object& input, std::string_view member) {
  const json::value* value = input.if_contains(member);
  return value == nullptr || !value->is_string() ? std::string() : std::string(value->as_string());
}

std::string text_at(const json::object& output, std::string_view path) {
  const json::object* object = &output;
  for (;;) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return text(*object, path);
    object = &object->at(path.substr(0, slash)).as_object();
    path.remove_prefix(slash + 1);
  }
}

std::vector<std::pair<std::string, std::string>> tags_in(const json::object& input) {
  std::vector<std::pair<std::string, std::string>> tags;
  const json::value* list = input.if_contains("Tags");
  if (list == nullptr) return tags;
  for (const json::value& tag : list->as_array()) {
    tags.emplace_back(text(tag.as_object(), "Key"), text(tag.as_object(), "Value"));
  }
  return tags;
}

Refusals invalid_input(std::string reason) { return {{"InvalidInputException", std::move(reason)}}; }

Refusals constraint(std::string reason) { return {{"ConstraintViolationException", std::move(reason)}}; }

namespace {

/// What the API Reference says of a member wherever it stands.
struct MemberFacts {
  std::string_view name;
  std::size_t length_min, length_max;
  std::string_view prefix;   ///< of an id
  std::string_view pattern;  ///< the Reason where the id is of another form
};
constexpr auto kMembers = std::to_array<MemberFacts>({
    {"AccountId", 0, 12, "", ""},
    {"DestinationParentId", 0, 100, "", ""},
    {"Name", 1, 128, "", ""},
    {"OrganizationalUnitId", 0, 68, "ou-", "INVALID_PATTERN"},
    {"ParentId", 0, 100, "", ""},
    {"PolicyId", 0, 130, "p-", "INVALID_PATTERN"},
    {"RootId", 0, 34, "r-", "INVALID_PATTERN"},
    {"ServicePrincipal", 1, 128, "", ""},
    {"SourceParentId", 0, 100, "", ""},
});

bool is_policy_type(std::string_view name) {
  static constexpr auto kTypes = std::to_array<std::string_view>(
      {"SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "TAG_POLICY", "BACKUP_POLICY",
       "AISERVICES_OPT_OUT_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "SECURITYHUB_POLICY",
       "INSPECTOR_POLICY", "UPGRADE_ROLLOUT_POLICY", "BEDROCK_POLICY", "S3_POLICY",
       "NETWORK_SECURITY_DIRECTOR_POLICY"});
  return std::ranges::find(kTypes, name) != kTypes.end();
}

void judge_member(const MemberFacts& facts, const std::string& value, Refusals& refusals) {
  const auto refuse = [&](const char* reason) { refusals.push_back({"InvalidInputException", reason}); };
  if (value.size() < facts.length_min) refuse("MIN_LENGTH_EXCEEDED");
  if (value.size() > facts.length_max) refuse("MAX_LENGTH_EXCEEDED");
  if (!value.starts_with(facts.prefix)) {
    refusals.push_back({"InvalidInputException", std::string(facts.pattern)});
  }
}

}  // namespace

Refusals malformed(const Step& step) {
  Refusals refusals;
  for (const auto& [name, value] : step.input) {
    if (!value.is_string()) continue;
    const auto facts = std::ranges::find(kMembers, std::string_view(name), &MemberFacts::name);
    if (facts != kMembers.end()) judge_member(*facts, std::string(value.as_string()), refusals);
    const bool is_type = name == "PolicyType" || (name == "Type" && value != "BILLING");
    if (is_type && !is_policy_type(value.as_string())) {
      refusals.push_back({"InvalidInputException", "INVALID_ENUM_POLICY_TYPE"});
    }
  }
  return refusals;
}

Refusals not_managing(const World& world, const Step& step) {
  const Organization* organization = world.organization_of(step.caller);
  if (organization == nullptr) return {{"AWSOrganizationsNotInUseException", ""}};
  if (organization->management != step.caller) return {{"AccessDeniedException", ""}};
  return {};
}

void add_tag_refusals(const World& world, const Step& step, const Tags& present, Refusals& refusals) {
  Tags together = present;
  std::set<std::string> seen;
  for (const auto& [key, value] : tags_in(step.input)) {
    std::string lower = key;
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return std::tolower(c); });
    if (lower.starts_with("aws:")) {
      refusals.push_back({"InvalidInputException", "INVALID_SYSTEM_TAGS_PARAMETER"});
    }
    if (!seen.insert(key).second) refusals.push_back({"InvalidInputException", "DUPLICATE_TAG_KEY"});
    together[key] = value;
  }
  if (together.size() > world.limits.tags) {
    refusals.push_back({"ConstraintViolationException", "MAX_TAG_LIMIT_EXCEEDED"});
  }
}

}  // namespace groundwork::organizations_model
