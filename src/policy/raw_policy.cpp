#include "policy/raw_policy.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "policy/json_tree.hpp"

namespace groundwork::policy {
namespace {

using Check = std::optional<Defect>;

Defect syntax(std::string reason, std::size_t position) {
  return {Defect::Kind::syntax, {}, std::move(reason), position};
}

Check read_string(const Node& node, std::string_view element, std::optional<PlacedText>& into) {
  if (node.type != Node::Type::string) {
    return syntax(fmt::format("`{}` must be a string", element), node.position);
  }
  into = PlacedText{node.text, node.position};
  return std::nullopt;
}

/// A string or a list of strings.
Check read_strings(const Node& node, std::string_view element, std::optional<std::vector<PlacedText>>& into) {
  std::vector<PlacedText> texts;
  const auto add = [&](const Node& item) {
    if (item.type != Node::Type::string) return false;
    texts.push_back({item.text, item.position});
    return true;
  };
  const bool fits =
      node.type == Node::Type::array ? std::all_of(node.items.begin(), node.items.end(), add) : add(node);
  if (!fits) return syntax(fmt::format("`{}` must be a string or a list of strings", element), node.position);
  into = std::move(texts);
  return std::nullopt;
}

Check read_principal(const Node& node, std::string_view element,
                     std::optional<std::vector<RawPrincipal>>& into) {
  std::vector<RawPrincipal> principals;
  if (node.type == Node::Type::string && node.text == "*") {
    into = std::vector<RawPrincipal>{{"AWS", {"*", node.position}}};
    return std::nullopt;
  }
  if (node.type != Node::Type::object) {
    return syntax(fmt::format("`{}` must be \"*\" or an object", element), node.position);
  }
  for (const Member& member : node.members) {
    std::optional<std::vector<PlacedText>> texts;
    if (auto defect = read_strings(member.value, member.name, texts)) return defect;
    for (PlacedText& text : *texts) principals.push_back({member.name, std::move(text)});
  }
  into = std::move(principals);
  return std::nullopt;
}

Check read_condition_values(const Node& node, std::string_view key, std::vector<PlacedText>& into) {
  const auto add = [&](const Node& item) {
    if (!item.is_scalar()) return false;
    into.push_back({item.text, item.position});
    return true;
  };
  const bool fits = node.type == Node::Type::array
                        ? !node.items.empty() && std::all_of(node.items.begin(), node.items.end(), add)
                        : add(node);
  if (fits) return std::nullopt;
  return syntax(fmt::format("condition key `{}` needs strings, numbers or booleans", key), node.position);
}

Check read_conditions(const Node& node, std::vector<RawCondition>& into) {
  if (node.type != Node::Type::object) return syntax("`Condition` must be an object", node.position);
  for (const Member& block : node.members) {
    if (!is_operator(block.name)) {
      return Defect{Defect::Kind::condition_type, block.name,
                    fmt::format("`{}` is no condition operator", block.name), block.position};
    }
    if (block.value.type != Node::Type::object) {
      return syntax(fmt::format("`{}` must hold an object", block.name), block.value.position);
    }
    for (const Member& line : block.value.members) {
      RawCondition condition{block.name, {line.name, line.position}, {}};
      if (auto defect = read_condition_values(line.value, line.name, condition.values)) return defect;
      into.push_back(std::move(condition));
    }
  }
  return std::nullopt;
}

Defect unknown_field(const Member& element) {
  return {Defect::Kind::unknown_field, element.name, fmt::format("`{}` is no policy element", element.name),
          element.position};
}

Check read_element(const Member& element, RawStatement& into) {
  const std::string& name = element.name;
  const Node& value = element.value;
  if (name == "Sid") return read_string(value, name, into.sid);
  if (name == "Effect") return read_string(value, name, into.effect);
  if (name == "Principal") return read_principal(value, name, into.principal);
  if (name == "NotPrincipal") return read_principal(value, name, into.not_principal);
  if (name == "Action") return read_strings(value, name, into.action);
  if (name == "NotAction") return read_strings(value, name, into.not_action);
  if (name == "Resource") return read_strings(value, name, into.resource);
  if (name == "NotResource") return read_strings(value, name, into.not_resource);
  if (name == "Condition") return read_conditions(value, into.conditions);
  return unknown_field(element);
}

Check check_statement(const RawStatement& read) {
  if (read.effect && read.effect->text != "Allow" && read.effect->text != "Deny") {
    return syntax(fmt::format("`Effect` must be Allow or Deny, not `{}`", read.effect->text),
                  read.effect->position);
  }
  const auto both = [&](std::string_view element) {
    return syntax(fmt::format("a statement has both `{0}` and `Not{0}`", element),
                  read.place_of(fmt::format("Not{}", element)));
  };
  if (read.action && read.not_action) return both("Action");
  if (read.resource && read.not_resource) return both("Resource");
  if (read.principal && read.not_principal) return both("Principal");
  return std::nullopt;
}

Check read_statement(const Node& node, RawStatement& into) {
  if (node.type != Node::Type::object) return syntax("a statement must be an object", node.position);
  into.position = node.position;
  for (const Member& element : node.members) {
    into.names.push_back({element.name, element.position});
    if (auto defect = read_element(element, into)) return defect;
  }
  return check_statement(into);
}

/// A list of statements, or one statement without the list.
Check read_statements(const Node& node, std::optional<std::vector<RawStatement>>& into) {
  into.emplace();
  if (node.type == Node::Type::object) return read_statement(node, into->emplace_back());
  if (node.type != Node::Type::array) return syntax("`Statement` must be an object or a list", node.position);
  if (node.items.empty()) return syntax("`Statement` must not be empty", node.position);
  for (const Node& item : node.items) {
    if (auto defect = read_statement(item, into->emplace_back())) return defect;
  }
  return std::nullopt;
}

Check read_top(const Member& element, RawPolicy& into) {
  if (element.name == "Version") return read_string(element.value, "Version", into.version);
  if (element.name == "Statement") return read_statements(element.value, into.statements);
  if (element.name == "Id") return read_string(element.value, "Id", into.id);
  return unknown_field(element);
}

}  // namespace

tl::expected<RawPolicy, Defect> read_policy(std::string_view text) {
  auto tree = read_json(text);
  if (!tree) {
    return tl::unexpected(Defect{Defect::Kind::not_json, {}, tree.error().reason, tree.error().position});
  }
  if (tree->type != Node::Type::object)
    return tl::unexpected(syntax("a policy must be an object", tree->position));
  RawPolicy policy;
  policy.position = tree->position;
  for (const Member& element : tree->members) {
    if (auto defect = read_top(element, policy)) return tl::unexpected(*std::move(defect));
  }
  if (!policy.statements) {
    return tl::unexpected(
        Defect{Defect::Kind::missing_field, "Statement", "`Statement` is missing", policy.position});
  }
  if (policy.version && policy.version->text != "2012-10-17" && policy.version->text != "2008-10-17") {
    return tl::unexpected(
        syntax(fmt::format("`{}` is no policy version", policy.version->text), policy.version->position));
  }
  return policy;
}

std::size_t RawStatement::place_of(std::string_view element) const {
  const auto found = std::ranges::find(names, element, &PlacedText::text);
  return found == names.end() ? position : found->position;
}

}  // namespace groundwork::policy
