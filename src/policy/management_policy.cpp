#include "policy/management_policy.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "policy/pattern.hpp"
#include "policy/rules.hpp"

namespace groundwork::policy {
namespace {

using Check = std::optional<JsonFault>;

std::optional<Operators> operator_of(std::string_view name) {
  if (name == "@@assign") return kAssign;
  if (name == "@@append") return kAppend;
  if (name == "@@remove") return kRemove;
  return std::nullopt;
}

Check check_child_control(const Node& node) {
  if (node.type != Node::Type::array || node.items.empty()) {
    return JsonFault{fmt::format("`{}` takes a list of operators", kChildControl), node.position};
  }
  for (const Node& item : node.items) {
    const bool alone = item.text == "@@all" || item.text == "@@none";
    if (item.type == Node::Type::string && (alone ? node.items.size() == 1 : !!operator_of(item.text)))
      continue;
    return JsonFault{fmt::format("`{}` cannot stand in `{}`", item.text, kChildControl), item.position};
  }
  return std::nullopt;
}

bool is_in_range(std::string_view text, const std::pair<std::int64_t, std::int64_t>& range) {
  std::int64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && read == end && number >= range.first && number <= range.second;
}

/// `key` is the name of the object that the setting stands in.
Check check_value(const Node& value, const Grammar& grammar, std::string_view name, std::string_view key) {
  const auto refused = [&](std::string reason) { return JsonFault{std::move(reason), value.position}; };
  if (!value.is_scalar()) return refused(fmt::format("`{}` takes texts", name));
  const std::string& text = value.text;
  if (!grammar.of.empty() && std::ranges::find(grammar.of, text) == grammar.of.end()) {
    return refused(fmt::format("`{}` is no value of `{}`", text, name));
  }
  const auto matches = [&](const std::string& pattern) { return wildcard_match(pattern, text); };
  if (!grammar.like.empty() && std::ranges::none_of(grammar.like, matches)) {
    return refused(fmt::format("`{}` has not the form of a value of `{}`", text, name));
  }
  if (grammar.range && !is_in_range(text, *grammar.range)) {
    return refused(
        fmt::format("`{}` is not between {} and {}", name, grammar.range->first, grammar.range->second));
  }
  if (grammar.stars_most && std::ranges::count(text, '*') > *grammar.stars_most) {
    return refused(fmt::format("`{}` has more than {} wildcard", text, *grammar.stars_most));
  }
  if (grammar.spells_key && !base::equal_ignoring_case(text, key)) {
    return refused(fmt::format("`{}` is not `{}` in another case", text, key));
  }
  return std::nullopt;
}

Check check_values(const Node& values, const Grammar& grammar, std::string_view name, std::string_view key) {
  if (grammar.kind == Grammar::Kind::text) return check_value(values, grammar, name, key);
  if (values.type != Node::Type::array) {
    return JsonFault{fmt::format("`{}` takes a list", name), values.position};
  }
  for (const Node& value : values.items) {
    if (auto fault = check_value(value, grammar, name, key)) return fault;
  }
  return std::nullopt;
}

Check check_setting(const Node& node, const Grammar& grammar, std::string_view name, std::string_view key) {
  for (const Member& member : node.members) {
    if (member.name == kChildControl) {
      if (auto fault = check_child_control(member.value)) return fault;
      continue;
    }
    const auto kind = operator_of(member.name);
    if (!kind) return JsonFault{fmt::format("`{}` is no operator", member.name), member.position};
    if (*kind != kAssign && grammar.kind == Grammar::Kind::text) {
      return JsonFault{
          fmt::format("`{}` is for settings of many values, and `{}` has one", member.name, name),
          member.position};
    }
    if (auto fault = check_values(member.value, grammar, name, key)) return fault;
  }
  return std::nullopt;
}

Check check_node(const Node& node, const Grammar& grammar, std::string_view name, std::string_view key);

Check check_object(const Node& node, const Grammar& grammar, std::string_view name) {
  for (const Member& member : node.members) {
    if (member.name == kChildControl) {
      if (auto fault = check_child_control(member.value)) return fault;
      continue;
    }
    const Grammar* inner = member.name.starts_with("@@") ? nullptr : grammar.find(member.name);
    if (inner == nullptr) {
      return JsonFault{fmt::format("`{}` cannot stand in `{}`", member.name, name), member.position};
    }
    if (auto fault = check_node(member.value, *inner, member.name, name)) return fault;
  }
  return std::nullopt;
}

Check check_node(const Node& node, const Grammar& grammar, std::string_view name, std::string_view key) {
  if (node.type != Node::Type::object) {
    return JsonFault{fmt::format("`{}` takes an object", name), node.position};
  }
  return grammar.is_setting() ? check_setting(node, grammar, name, key) : check_object(node, grammar, name);
}

}  // namespace

tl::expected<ManagementPolicyPtr, Fault> parse_management(std::string_view text, const Grammar& grammar) {
  const auto refused = [](JsonFault fault) {
    return tl::unexpected(Fault{std::string(kNotOfItsType), std::move(fault.reason), fault.position});
  };
  auto root = read_json(text);
  if (!root) return refused(std::move(root.error()));
  if (auto fault = check_node(*root, grammar, "the policy", "")) return refused(*std::move(fault));
  // Every policy of a type begins with the type's own name.
  if (root->members.empty()) {
    return refused({fmt::format("`{}` is missing", grammar.members.front().first), root->position});
  }
  return std::make_shared<const Node>(std::move(*root));
}

Operators allowed_operators(const Node& operators) {
  Operators allowed = 0;
  for (const Node& item : operators.items) {
    if (item.text == "@@all") return kAllOperators;
    allowed = static_cast<Operators>(allowed | operator_of(item.text).value_or(0));
  }
  return allowed;
}

}  // namespace groundwork::policy
