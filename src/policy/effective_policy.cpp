#include "policy/effective_policy.hpp"

#include <algorithm>

#include "base/json_text.hpp"
#include "base/text.hpp"

namespace groundwork::policy {
namespace {

/// Lets the policies of one level act, one after the other.
class Level {
 public:
  explicit Level(std::size_t number) : number_(number) {}

  void apply(const ManagementSource& source, const Grammar& grammar, EffectiveNode& root) {
    source_ = &source.id;
    apply_object(*source.policy, grammar, root);
  }

 private:
  void apply_object(const Node& policy, const Grammar& grammar, EffectiveNode& place);
  void apply_setting(const Node& policy, EffectiveNode& place);
  void assign(const Node& values, EffectiveNode& place) const;
  EffectiveNode* find_or_add(EffectiveNode& object, std::string_view name, bool is_list) const;

  void note(EffectiveNode& place) const {
    if (std::ranges::find(place.contributors, *source_) == place.contributors.end()) {
      place.contributors.push_back(*source_);
    }
  }

  std::size_t number_;
  const std::string* source_ = nullptr;
};

/// Null where levels above let nobody add to the object.
EffectiveNode* Level::find_or_add(EffectiveNode& object, std::string_view name, bool is_list) const {
  for (EffectiveNode& member : object.members) {
    if (base::equal_ignoring_case(member.name, name)) return &member;
  }
  if ((object.allowed & (kAssign | kAppend)) == 0) return nullptr;
  object.members.emplace_back().name = name;
  object.members.back().is_list = is_list;
  return &object.members.back();
}

void Level::apply_object(const Node& policy, const Grammar& grammar, EffectiveNode& place) {
  note(place);
  for (const Member& member : policy.members) {
    if (member.name == kChildControl) {
      place.allowed_below &= allowed_operators(member.value);
      continue;
    }
    // INVARIANT: the policy was checked against the grammar.
    const Grammar& inner = *grammar.find(member.name);
    EffectiveNode* found = find_or_add(place, member.name, inner.kind == Grammar::Kind::list);
    if (found == nullptr) continue;
    if (inner.is_setting()) {
      apply_setting(member.value, *found);
    } else {
      apply_object(member.value, inner, *found);
    }
  }
}

void Level::assign(const Node& values, EffectiveNode& place) const {
  place.values.clear();
  if (values.type != Node::Type::array) place.values.push_back(values.text);
  for (const Node& item : values.items) {
    if (std::ranges::find(place.values, item.text) == place.values.end()) place.values.push_back(item.text);
  }
  place.has_value = true;
  place.contributors.clear();
  note(place);
}

void Level::apply_setting(const Node& policy, EffectiveNode& place) {
  const auto find = [&](std::string_view name) -> const Node* {
    const auto found = std::ranges::find(policy.members, name, &Member::name);
    return found == policy.members.end() ? nullptr : &found->value;
  };
  if (const Node* values = find("@@assign");
      values != nullptr && (place.allowed & kAssign) != 0 && place.assigned_at_level != number_) {
    assign(*values, place);
    place.assigned_at_level = number_;
  }
  if (const Node* values = find("@@append"); values != nullptr && (place.allowed & kAppend) != 0) {
    for (const Node& item : values->items) {
      if (std::ranges::find(place.values, item.text) == place.values.end()) place.values.push_back(item.text);
    }
    place.has_value = true;
    note(place);
  }
  if (const Node* values = find("@@remove"); values != nullptr && (place.allowed & kRemove) != 0) {
    for (const Node& item : values->items) std::erase(place.values, item.text);
    // A list from which everything is taken is no longer set, unlike one that is assigned no values.
    if (!values->items.empty() && place.values.empty()) place.has_value = false;
    note(place);
  }
  if (const Node* control = find(kChildControl)) place.allowed_below &= allowed_operators(*control);
}

void end_level(EffectiveNode& node) {
  node.allowed = node.allowed_below;
  for (EffectiveNode& member : node.members) end_level(member);
}

std::string with_account(std::string value, std::string_view account) {
  constexpr std::string_view kPlaceholder = "$account";
  for (auto place = value.find(kPlaceholder); place != std::string::npos;
       place = value.find(kPlaceholder, place + account.size())) {
    value.replace(place, kPlaceholder.size(), account);
  }
  return value;
}

void append_setting(std::string& out, const Grammar& grammar, const EffectiveNode& node,
                    std::string_view account) {
  const auto append = [&](const std::string& value) {
    base::append_json_string(out, grammar.names_account ? with_account(value, account) : value);
  };
  if (!node.is_list) return append(node.values.front());
  out += '[';
  for (const std::string& value : node.values) {
    if (&value != &node.values.front()) out += ',';
    append(value);
  }
  out += ']';
}

void append_object(std::string& out, const Grammar& grammar, const EffectiveNode& node,
                   std::string_view account) {
  out += '{';
  bool first = true;
  for (const EffectiveNode& member : node.members) {
    if (is_empty(member)) continue;
    if (!first) out += ',';
    first = false;
    base::append_json_string(out, member.name);
    out += ':';
    const Grammar& inner = *grammar.find(member.name);
    if (inner.is_setting()) {
      append_setting(out, inner, member, account);
    } else {
      append_object(out, inner, member, account);
    }
  }
  out += '}';
}

}  // namespace

EffectiveNode merge_management(const Grammar& grammar, const std::vector<ManagementSources>& levels) {
  EffectiveNode root;
  std::size_t number = 0;
  for (const ManagementSources& sources : levels) {
    Level level(++number);
    for (const ManagementSource& source : sources) level.apply(source, grammar, root);
    end_level(root);
  }
  return root;
}

bool is_empty(const EffectiveNode& effective) {
  return !effective.has_value && std::ranges::all_of(effective.members, is_empty);
}

std::string effective_text(const Grammar& grammar, const EffectiveNode& effective, std::string_view account) {
  std::string out;
  append_object(out, grammar, effective, account);
  return out;
}

}  // namespace groundwork::policy
