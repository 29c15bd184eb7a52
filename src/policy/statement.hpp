#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/condition.hpp"
#include "policy/pattern.hpp"
#include "policy/principal.hpp"

namespace groundwork::policy {

class Scope;

enum class Effect { allow, deny };

/// A compiled statement.
struct Statement {
  std::string sid;
  Effect effect = Effect::deny;
  std::optional<PrincipalSet> principals;
  std::vector<std::string> actions;
  bool not_action = false;
  /// Empty where the document's kind has no Resource element: the statement is then about what it is attached
  /// to.
  std::vector<Pattern> resources;
  bool not_resource = false;
  std::vector<Condition> conditions;

  bool covers_action(std::string_view action) const;
  bool covers_resource(std::string_view resource, Scope& scope) const;
  bool conditions_hold(Scope& scope) const;
};

/// Bytes of a document's text that hold one AWS principal, without the quotation marks.
struct PrincipalPlace {
  std::size_t begin = 0;
  std::size_t size = 0;
};

}  // namespace groundwork::policy
