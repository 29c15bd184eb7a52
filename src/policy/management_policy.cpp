#include "policy/management_policy.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "policy/pattern.hpp"
#include "policy/rules.hpp"

namespace groundwork::policy {
namespace {

using Reason = std::optional<std::string>;

std::optional<Operators> operator_of(std::string_view name) {
  if (name == "@@assign") return kAssign;
  if (name == "@@append") return kAppend;
  if (name == "@@remove") return kRemove;
  return std::nullopt;
}

Reason check_child_control(const Node& node) {
  if (node.type != Node::Type::array || node.items.empty()) {
    return fmt::format("`{}` takes a list of operators", kChildControl);
  }
  for (const Node& item : node.items) {
    const bool alone = item.text == "@@all" || item.text == "@@none";
    if (item.type == Node::Type::string && (alone ? node.items.size() == 1 : !!operator_of(item.text)))
      continue;
    return fmt::format("`{}` cannot stand in `{}`", item.text, kChildControl);
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
Reason check_value(const Node& value, const Grammar& grammar, std::string_view name, std::string_view key) {
  if (!value.is_scalar()) return fmt::format("`{}` takes texts", name);
  const std::string& text = value.text;
  if (!grammar.of.empty() && std::ranges::find(grammar.of, text) == grammar.of.end()) {
    return fmt::format("`{}` is no value of `{}`", text, name);
  }
  const auto matches = [&](const std::string& pattern) { return wildcard_match(pattern, text); };
  if (!grammar.like.empty() && std::ranges::none_of(grammar.like, matches)) {
    return fmt::format("`{}` has not the form of a value of `{}`", text, name);
  }
  if (grammar.range && !is_in_range(text, *grammar.range)) {
    return fmt::format("`{}` is not between {} and {}", name, grammar.range->first, grammar.range->second);
  }
  if (grammar.stars_most && std::ranges::count(text, '*') > *grammar.stars_most) {
    return fmt::format("`{}` has more than {} wildcard", text, *grammar.stars_most);
  }
  if (grammar.spells_key && !base::equal_ignoring_case(text, key)) {
    return fmt::format("`{}` is not `{}` in another case", text, key);
  }
  return std::nullopt;
}

Reason check_values(const Node& values, const Grammar& grammar, std::string_view name, std::string_view key) {
  if (grammar.kind == Grammar::Kind::text) return check_value(values, grammar, name, key);
  if (values.type != Node::Type::array) return fmt::format("`{}` takes a list", name);
  for (const Node& value : values.items) {
    if (auto reason = check_value(value, grammar, name, key)) return reason;
  }
  return std::nullopt;
}

Reason check_setting(const Node& node, const Grammar& grammar, std::string_view name, std::string_view key) {
  for (const Member& member : node.members) {
    if (member.name == kChildControl) {
      if (auto reason = check_child_control(member.value)) return reason;
      continue;
    }
    const auto kind = operator_of(member.name);
    if (!kind) return fmt::format("`{}` is no operator", member.name);
    if (*kind != kAssign && grammar.kind == Grammar::Kind::text) {
      return fmt::format("`{}` is for settings of many values, and `{}` has one", member.name, name);
    }
    if (auto reason = check_values(member.value, grammar, name, key)) return reason;
  }
  return std::nullopt;
}

Reason check_node(const Node& node, const Grammar& grammar, std::string_view name, std::string_view key);

Reason check_object(const Node& node, const Grammar& grammar, std::string_view name) {
  for (const Member& member : node.members) {
    if (member.name == kChildControl) {
      if (auto reason = check_child_control(member.value)) return reason;
      continue;
    }
    const Grammar* inner = member.name.starts_with("@@") ? nullptr : grammar.find(member.name);
    if (inner == nullptr) return fmt::format("`{}` cannot stand in `{}`", member.name, name);
    if (auto reason = check_node(member.value, *inner, member.name, name)) return reason;
  }
  return std::nullopt;
}

Reason check_node(const Node& node, const Grammar& grammar, std::string_view name, std::string_view key) {
  if (node.type != Node::Type::object) return fmt::format("`{}` takes an object", name);
  return grammar.is_setting() ? check_setting(node, grammar, name, key) : check_object(node, grammar, name);
}

}  // namespace

tl::expected<ManagementPolicyPtr, Fault> parse_management(std::string_view text, const Grammar& grammar) {
  const auto fault = [](std::string reason, std::size_t position = 0) {
    return tl::unexpected(Fault{std::string(kNotOfItsType), std::move(reason), position});
  };
  auto root = read_json(text);
  if (!root) return fault(root.error().reason, root.error().position);
  if (auto reason = check_node(*root, grammar, "the policy", "")) return fault(std::move(*reason));
  // Every policy of a type begins with the type's own name.
  if (root->members.empty()) return fault(fmt::format("`{}` is missing", grammar.members.front().first));
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
