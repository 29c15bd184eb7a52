#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "plane/organizations/policies.hpp"

/// How policies stand in the store; for the files that read organization_policies.
namespace groundwork::plane::organizations {

/// Of organization_policies as p: what `read_policy` reads.
constexpr std::string_view kPolicyColumns = "p.id, p.type, p.name, p.description, p.content";
constexpr int kPolicyColumnCount = 5;

Policy read_policy(const store::Row& row);
/// Puts the type's standard policy, which has no row, in its place among `found`, which is in order of ids.
void add_standard_policy(std::vector<Policy>& found, const PolicyType& type, std::string_view after,
                         std::int64_t limit);

}  // namespace groundwork::plane::organizations
