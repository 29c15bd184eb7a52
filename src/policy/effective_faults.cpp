#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "policy/effective_policy.hpp"

namespace groundwork::policy {
namespace {

void gather_contributors(const EffectiveNode& node, std::vector<std::string>& ids) {
  for (const std::string& id : node.contributors) {
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  for (const EffectiveNode& member : node.members) gather_contributors(member, ids);
}

const EffectiveNode* find_set(const EffectiveNode& object, std::string_view name) {
  const auto found = std::ranges::find(object.members, name, &EffectiveNode::name);
  return found == object.members.end() || is_empty(*found) ? nullptr : &*found;
}

/// A number that was checked when the policy came in.
std::int64_t number_of(const EffectiveNode& setting) {
  const std::string& text = setting.values.front();
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// https://docs.aws.amazon.com/organizations/latest/userguide/invalid-policy-alerts.html
class Search {
 public:
  std::vector<EffectiveFault> found;

  void search(const Grammar& grammar, const EffectiveNode& node, const std::string& path) {
    if (grammar.is_setting()) return count(grammar, node, node.values.size(), path);
    const auto set =
        std::ranges::count_if(node.members, [](const auto& member) { return !is_empty(member); });
    count(grammar, node, static_cast<std::size_t>(set), path);
    for (const std::string& name : grammar.required) {
      if (find_set(node, name) != nullptr) continue;
      add("REQUIRED_ELEMENT_MISSING", fmt::format("'{}' is required", name), under(path, name), node);
    }
    require_one(grammar, node, path);
    if (grammar.apart) require_apart(*grammar.apart, node, path);
    for (const EffectiveNode& member : node.members) {
      if (!is_empty(member)) search(*grammar.find(member.name), member, under(path, member.name));
    }
  }

 private:
  static std::string under(const std::string& path, std::string_view name) {
    return path.empty() ? std::string(name) : fmt::format("{}/{}", path, name);
  }

  void add(std::string code, std::string message, std::string path, const EffectiveNode& node) {
    found.push_back({std::move(code), std::move(message), std::move(path), {}});
    gather_contributors(node, found.back().contributors);
  }

  void count(const Grammar& grammar, const EffectiveNode& node, std::size_t size, const std::string& path) {
    if (!grammar.most || static_cast<std::int64_t>(size) <= *grammar.most) return;
    add("ELEMENTS_TOO_MANY",
        fmt::format("'{}' exceeds the allowed maximum limit {}", node.name, *grammar.most), path, node);
  }

  void require_one(const Grammar& grammar, const EffectiveNode& node, const std::string& path) {
    if (grammar.exactly_one.empty()) return;
    const auto is_set = [&](const std::string& name) { return find_set(node, name) != nullptr; };
    if (std::ranges::count_if(grammar.exactly_one, is_set) == 1) return;
    add("CONFLICTING_ELEMENTS",
        fmt::format("'{}' must have exactly one of '{}'", node.name, fmt::join(grammar.exactly_one, "', '")),
        path, node);
  }

  void require_apart(const Grammar::Apart& apart, const EffectiveNode& node, const std::string& path) {
    const EffectiveNode* earlier = find_set(node, apart.earlier);
    const EffectiveNode* later = find_set(node, apart.later);
    if (earlier == nullptr || later == nullptr) return;
    // -1 stands for never.
    if (number_of(*earlier) < 0 || number_of(*later) < 0) return;
    if (number_of(*later) - number_of(*earlier) >= apart.least) return;
    add("INVALID_VALUE",
        fmt::format("'{}' must be at least {} greater than '{}'", apart.later, apart.least, apart.earlier),
        under(path, apart.later), node);
  }
};

}  // namespace

std::vector<EffectiveFault> effective_faults(const Grammar& grammar, const EffectiveNode& effective) {
  Search search;
  search.search(grammar, effective, "");
  return std::move(search.found);
}

}  // namespace groundwork::policy
