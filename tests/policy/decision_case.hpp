#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "policy/evaluate.hpp"

namespace groundwork::policy::testing {

/// What a case expects; an absent member is not looked at.
struct Expectation {
  std::string outcome;
  std::optional<std::string> layer;
  std::optional<std::vector<std::string>> sids;
  std::optional<std::vector<std::string>> missing;
};

/// One decision as data; tests/policy/README.md says how it is written.
struct DecisionCase {
  std::string name;
  Policies policies;
  Principal principal;
  std::string action, resource, resource_account;
  Context context;
  Expectation expect;

  Decision decide() const {
    return evaluate({principal, action, resource, resource_account, context}, policies);
  }
};

/// Throws std::runtime_error naming the case where it is not well formed or a policy is refused.
DecisionCase read_case(const boost::json::object& source);

/// `resource_control`, ...: the names of layers in cases.
std::string_view case_layer(Layer layer);
/// `allowed`, `implicit_deny`, `explicit_deny`.
std::string_view case_outcome(Outcome outcome);

}  // namespace groundwork::policy::testing
