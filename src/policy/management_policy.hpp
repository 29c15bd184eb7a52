#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "policy/document.hpp"
#include "policy/json_tree.hpp"
#include "policy/management_grammar.hpp"

namespace groundwork::policy {

/// Which of `@@assign`, `@@append` and `@@remove` may stand at a place: a sum of kAssign, kAppend, kRemove.
using Operators = std::uint8_t;
constexpr Operators kAssign = 1;
constexpr Operators kAppend = 2;
constexpr Operators kRemove = 4;
constexpr Operators kAllOperators = kAssign | kAppend | kRemove;

constexpr std::string_view kChildControl = "@@operators_allowed_for_child_policies";

/// A management policy as an organization attaches it, with its operators. Immutable.
using ManagementPolicyPtr = std::shared_ptr<const Node>;

/// Reads a policy and checks it against its type's grammar: names, operators and values, but not what other
/// policies may yet add. `message` of the fault is AWS's.
///
/// https://docs.aws.amazon.com/organizations/latest/userguide/policy-operators.html
tl::expected<ManagementPolicyPtr, Fault> parse_management(std::string_view text, const Grammar& grammar);

/// What the child control `operators` of a policy that was parsed lets through.
Operators allowed_operators(const Node& operators);

}  // namespace groundwork::policy
