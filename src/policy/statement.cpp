#include "policy/statement.hpp"

#include <algorithm>

#include "policy/scope.hpp"

namespace groundwork::policy {

bool Statement::covers_action(std::string_view action) const {
  const bool named = std::any_of(actions.begin(), actions.end(),
                                 [&](const std::string& pattern) { return action_matches(pattern, action); });
  return named != not_action;
}

// A Resource whose variable cannot be filled in names nothing. Where that leaves a NotResource in doubt the
// statement gives nothing and takes everything.
bool Statement::covers_resource(std::string_view resource, Scope& scope) const {
  if (resources.empty()) return true;
  bool in_doubt = false;
  for (const Pattern& pattern : resources) {
    const Matched matched = pattern.match(resource, scope);
    if (matched == Matched::yes) return !not_resource;
    in_doubt = in_doubt || matched == Matched::unresolved;
  }
  if (!not_resource) return false;
  return !in_doubt || effect == Effect::deny;
}

bool Statement::conditions_hold(Scope& scope) const {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& condition) { return condition.holds(scope); });
}

}  // namespace groundwork::policy
