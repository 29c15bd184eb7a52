#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/identities/holder.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

struct InlinePolicy {
  std::string name;
  std::string document;  ///< as it came in
};

/// Writes or replaces a policy of a user, group or role. Names differ in case too.
void put_inline_policy(Work& work, const Holder& holder, const InlinePolicy& policy);
std::optional<InlinePolicy> find_inline_policy(store::Unit& unit, std::string_view holder_id,
                                               std::string_view name);
/// False where there was none.
bool delete_inline_policy(Work& work, std::string_view holder_id, std::string_view name);
/// In order of their names.
std::vector<InlinePolicy> inline_policies(store::Unit& unit, std::string_view holder_id);
/// Characters of all of them together, white space left out: what the quota counts.
std::int64_t inline_policy_size(store::Unit& unit, std::string_view holder_id, std::string_view but_for_name);

/// Characters of a policy document that its quota counts: all but white space.
std::int64_t counted_policy_size(std::string_view document);

}  // namespace groundwork::plane
