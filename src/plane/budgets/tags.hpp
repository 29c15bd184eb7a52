#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/budgets/budgets.hpp"
#include "plane/caller.hpp"

namespace groundwork::plane::budgets {

/// A budget or one of its actions: what can have tags.
struct Taggable {
  aws::AccountId account;
  std::string budget;
  std::string action;  ///< id; empty: the budget itself

  /// `arn:aws:budgets::ACCOUNT:budget/NAME` or `../NAME/action/ID`
  std::string arn() const;
};

/// Throws InvalidParameterException where it is not the ARN of a budget or an action.
Taggable parse_arn(std::string_view arn);
/// Throws NotFoundException where it is not there.
void require_taggable(store::Unit& unit, const Taggable& resource);

/// In order of the key.
Tags tags_of(store::Unit& unit, const Taggable& resource);
/// Adds tags, and gives those that are there their new values. Throws InvalidParameterException for a key
/// twice or one of AWS's own, ServiceQuotaExceededException for too many.
void put_tags(Work& work, const Taggable& resource, const Tags& tags);
/// Keys that are not there are no fault.
void remove_tags(Work& work, const Taggable& resource, const std::vector<std::string>& keys);

}  // namespace groundwork::plane::budgets
