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

struct AwsManagedPolicy;

/// A managed policy of AWS or of an account.
struct ManagedPolicy {
  std::string id;          ///< ANPA..
  aws::AccountId account;  ///< empty: AWS's
  std::string path;
  std::string name;
  std::optional<std::string> description;
  std::int64_t default_version = 1;
  base::Instant created_at;
  base::Instant updated_at;  ///< when the newest version was made

  std::string arn() const;
  bool is_aws() const { return account.empty(); }
};

ManagedPolicy managed_policy(const AwsManagedPolicy& policy);

struct PolicyVersion {
  std::int64_t version = 1;  ///< shown as v1
  std::string document;      ///< as it came in
  base::Instant created_at;
};

/// AWS's or the account's; nullopt for other accounts' policies.
std::optional<ManagedPolicy> find_managed_policy(store::Unit& unit, const aws::AccountId& account,
                                                 std::string_view arn);
/// Of the account alone; names are compared without regard to case.
std::optional<ManagedPolicy> find_managed_policy_by_name(store::Unit& unit, const aws::AccountId& account,
                                                         std::string_view name);
std::int64_t count_managed_policies(store::Unit& unit, const aws::AccountId& account);
/// Versions of all of the account's policies: AccountSummary's PolicyVersionsInUse.
std::int64_t count_policy_versions(store::Unit& unit, const aws::AccountId& account);
/// The account's own, in order of the name.
Page<ManagedPolicy> list_managed_policies(store::Unit& unit, const aws::AccountId& account,
                                          std::string_view path_prefix, const PageRequest& request);

struct NewManagedPolicy {
  aws::AccountId account;
  std::string path = "/";
  std::string name;
  std::optional<std::string> description = {};
  std::string document;
};
/// That the name is free, the document right and the quota not used up is the caller's to check.
ManagedPolicy create_managed_policy(Work& work, const NewManagedPolicy& policy);
/// The policy, its versions and tags; nothing may use it any more.
void delete_managed_policy(Work& work, const ManagedPolicy& policy);

/// Newest first. AWS's policies too.
std::vector<PolicyVersion> policy_versions(store::Unit& unit, const ManagedPolicy& policy);
std::optional<PolicyVersion> find_policy_version(store::Unit& unit, const ManagedPolicy& policy,
                                                 std::int64_t version);
/// Adds a version and makes it the default one where asked.
PolicyVersion create_policy_version(Work& work, const ManagedPolicy& policy, std::string_view document,
                                    bool set_as_default);
void delete_policy_version(Work& work, const ManagedPolicy& policy, std::int64_t version);
void set_default_policy_version(Work& work, const ManagedPolicy& policy, std::int64_t version);

}  // namespace groundwork::plane
