#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plane/caller.hpp"
#include "plane/organizations/organization.hpp"

namespace groundwork::plane::organizations {

/// Throws InvalidInputException (DUPLICATE_TAG_KEY, INVALID_SYSTEM_TAGS_PARAMETER) or
/// ConstraintViolationException (MAX_TAG_LIMIT_EXCEEDED): what is wrong with the tags of something new.
void check_new_tags(const Work& work, const Tags& tags);

/// The tags of an account, unit, root or policy, by key.
Tags tags_of(store::Unit& unit, const Organization& organization, std::string_view resource_id);
/// Accounts that have any tag, in order of their ids.
std::vector<aws::AccountId> tagged_accounts(store::Unit& unit, const Organization& organization);
/// Adds tags, or overwrites those that are there; throws as `check_new_tags`.
void put_tags(Work& work, const Organization& organization, std::string_view resource_id, const Tags& tags);
/// Keys that are not there are no error.
void remove_tags(Work& work, const Organization& organization, std::string_view resource_id,
                 const std::vector<std::string>& keys);
void remove_all_tags(Work& work, const Organization& organization, std::string_view resource_id);

/// As a column keeps the tags of what is yet to be made: [[key, value], ..].
std::string tags_to_json(const Tags& tags);
Tags tags_from_json(std::string_view text);

}  // namespace groundwork::plane::organizations
