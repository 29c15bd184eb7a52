#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "plane/caller.hpp"
#include "plane/identities/page.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

// Tags of every IAM resource, under its unique id, or under its ARN where it has no id (MFA devices). Keys
// are compared ignoring case and keep the case in which they were first written. What IAM asks of tags is
// checked by services/iam/tagging.hpp.

/// In order of the key.
Tags tags_of(store::Unit& unit, std::string_view resource);
/// The same in pages; `after` is a position in the list, which holds 50 tags at most.
Page<Tags::value_type> list_tags(store::Unit& unit, std::string_view resource, const PageRequest& request);
/// How many tags the resource would have with `added`.
std::int64_t count_tags_with(store::Unit& unit, std::string_view resource, const Tags& added);

/// Adds tags, and gives those that are there their new values.
void put_tags(Work& work, std::string_view resource, const Tags& tags);
/// Keys that are not there are no fault.
void remove_tags(Work& work, std::string_view resource, const std::vector<std::string>& keys);
/// For a resource that goes.
void delete_tags(Work& work, std::string_view resource);

}  // namespace groundwork::plane
