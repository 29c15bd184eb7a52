#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/identities/page.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// Hands a role to EC2 instances. Holds one role or none.
struct InstanceProfile {
  std::string id;  ///< AIPA..
  aws::AccountId account;
  std::string path;
  std::string name;
  std::optional<std::string> role_id;
  base::Instant created_at;

  std::string arn() const;
};

/// Names are compared without regard to case.
std::optional<InstanceProfile> find_instance_profile(store::Unit& unit, const aws::AccountId& account,
                                                     std::string_view name);
std::int64_t count_instance_profiles(store::Unit& unit, const aws::AccountId& account);
/// In order of the name.
Page<InstanceProfile> list_instance_profiles(store::Unit& unit, const aws::AccountId& account,
                                             std::string_view path_prefix, const PageRequest& request);
Page<InstanceProfile> list_instance_profiles_of_role(store::Unit& unit, std::string_view role_id,
                                                     const PageRequest& request);
/// That the name is free is the caller's to check.
InstanceProfile create_instance_profile(Work& work, const aws::AccountId& account, std::string_view path,
                                        std::string_view name);
/// The profile and its tags; its role must be gone.
void delete_instance_profile(Work& work, const InstanceProfile& profile);
/// nullopt takes the role away.
void set_role_of_instance_profile(Work& work, std::string_view profile_id,
                                  const std::optional<std::string>& role_id);

}  // namespace groundwork::plane
