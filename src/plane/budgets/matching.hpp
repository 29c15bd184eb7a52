#pragma once

#include <set>
#include <string>
#include <string_view>

#include "plane/billing/prices.hpp"
#include "plane/budgets/filter.hpp"

namespace groundwork::plane::budgets {

/// Whether a budget's filter takes in charges of a kind, of the account `linked_account` (empty: one that the
/// filter does not name). Charges have no tags and belong to no cost category here.
bool matches(const Expression& filter, const billing::CostKind& kind, std::string_view linked_account);

/// Every account that the filter names.
std::set<std::string> linked_accounts(const Expression& filter);

}  // namespace groundwork::plane::budgets
