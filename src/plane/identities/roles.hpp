#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/identities/holder.hpp"
#include "plane/identities/page.hpp"
#include "plane/work.hpp"
#include "policy/principal.hpp"

namespace groundwork::plane {

constexpr std::int64_t kRoleSessionSecondsDefault = 3600;
constexpr std::string_view kServiceLinkedPath = "/aws-service-role/";

struct Role {
  std::string id;  ///< AROA..
  aws::AccountId account;
  std::string path;
  std::string name;
  std::string trust_policy;  ///< as it was written; `shown_trust_policy` is what IAM answers
  std::vector<policy::PrincipalBinding> bindings;  ///< what its principal ARNs meant at that time
  std::optional<std::string> description;
  std::int64_t max_session_seconds = kRoleSessionSecondsDefault;
  base::Instant created_at;
  std::optional<std::string> permissions_boundary;  ///< ARN of a managed policy
  std::optional<base::Instant> last_used_at;
  std::optional<std::string> last_used_region;

  std::string arn() const;
  bool is_service_linked() const { return path.starts_with(kServiceLinkedPath); }
  /// Roles under /aws-service-role/ and /aws-reserved/ are AWS's to change.
  bool is_protected() const { return is_service_linked() || path.starts_with("/aws-reserved/"); }
  Holder holder() const { return {HolderKind::role, account, id}; }
};

/// Names are compared without regard to case.
std::optional<Role> find_role(store::Unit& unit, const aws::AccountId& account, std::string_view name);
std::optional<Role> find_role_by_id(store::Unit& unit, std::string_view id);
/// `arn:aws:iam::ACCOUNT:role/path/name`, letter for letter.
std::optional<Role> find_role_by_arn(store::Unit& unit, std::string_view arn);
std::int64_t count_roles(store::Unit& unit, const aws::AccountId& account);
/// In order of the name.
Page<Role> list_roles(store::Unit& unit, const aws::AccountId& account, std::string_view path_prefix,
                      const PageRequest& request);

struct NewRole {
  aws::AccountId account;
  std::string path = "/";
  std::string name;
  std::string trust_policy;  ///< already read with policy::parse
  std::vector<policy::PrincipalBinding> bindings = {};
  std::optional<std::string> description = {};
  std::int64_t max_session_seconds = kRoleSessionSecondsDefault;
  std::optional<std::string> permissions_boundary = {};
};
/// That the name is free, and the quota not used up, is the caller's to check.
Role create_role(Work& work, const NewRole& role);
/// Writes description, session length, trust policy and permissions boundary of a role that is there.
void update_role(Work& work, const Role& role);
/// The role and its tags; policies and instance profiles must be gone.
void delete_role(Work& work, const Role& role);
/// Notes that a session of the role made a request.
void note_role_used(Work& work, std::string_view role_id, std::string_view region);

/// A trust policy that lets a service assume the role.
std::string service_trust_policy(std::string_view service);
/// A trust policy that lets an account's principals assume the role, where their own policies allow it.
std::string account_trust_policy(const aws::AccountId& account);

}  // namespace groundwork::plane
