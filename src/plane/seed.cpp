#include "plane/seed.hpp"

#include <map>
#include <mutex>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/secret.hpp"
#include "plane/accounts.hpp"
#include "plane/billing/usage.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/account_settings.hpp"
#include "plane/identities/attachments.hpp"
#include "plane/identities/groups.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/managed_policies.hpp"
#include "plane/identities/role_trust.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/tags.hpp"
#include "plane/identities/users.hpp"
#include "plane/seed_rules.hpp"
#include "plane/standing.hpp"

namespace groundwork::plane {
namespace {

using seed_rules::refuse;

constexpr std::size_t kUserNameMax = 64;    // roles' too
constexpr std::size_t kGroupNameMax = 128;  // policies' too

/// argon2id takes 10 ms, by design. A seed is applied anew at every reset, so that the hash of a password is
/// kept as long as the process lives, under the password's digest.
std::string hash_once(std::string_view password) {
  static std::mutex mutex;
  static std::map<std::string, std::string> hashes;
  const std::lock_guard lock(mutex);
  std::string& hash = hashes[base::sha256(password)];
  if (hash.empty()) hash = base::hash_password(password);
  return hash;
}

/// The managed and inline policies of a user, group or role.
struct HolderPolicies {
  const std::vector<std::string>& arns;
  const std::vector<Seed::InlinePolicy>& documents;
  Setting attached_max, bytes_max;
};

void put_policies(Work& work, const std::string& entity, const Holder& holder, const HolderPolicies& given) {
  if (static_cast<std::int64_t>(given.arns.size()) > work.settings[given.attached_max]) {
    refuse(entity,
           fmt::format("there may be at most {} managed policies", work.settings[given.attached_max]));
  }
  for (const std::string& arn : given.arns) {
    if (!find_managed_policy(work.unit, holder.account, arn)) {
      refuse(entity, fmt::format("no managed policy {} is there", arn));
    }
    attach_managed_policy(work, holder, arn);
  }
  for (const Seed::InlinePolicy& policy : given.documents) {
    const std::string name = fmt::format("{}: policy {}", entity, policy.name);
    seed_rules::check_name(name, policy.name, kGroupNameMax);
    if (find_inline_policy(work.unit, holder.id, policy.name)) refuse(name, "the policy is there twice");
    seed_rules::read_policy(work, name, policy.document, policy::DocumentKind::identity, given.bytes_max);
    put_inline_policy(work, holder, {policy.name, policy.document});
  }
  // AWS counts the policies of a holder together.
  if (inline_policy_size(work.unit, holder.id, {}) > work.settings[given.bytes_max]) {
    refuse(entity, fmt::format("its inline policies have more than {} characters together",
                               work.settings[given.bytes_max]));
  }
}

void put_access_keys(Work& work, const std::string& entity, const aws::AccountId& account,
                     std::string_view user_id, const std::vector<Seed::AccessKey>& keys) {
  seed_rules::check_access_keys(work, entity, keys);
  for (const Seed::AccessKey& key : keys) import_access_key(work, account, user_id, key.id, key.secret);
}

/// An address that nobody lives at and a card that nobody pays with: organizations:CreateOrganization asks
/// for both.
void put_contact_and_payment(Work& work, const Seed::Account& seed) {
  put_contact_information(work, seed.id,
                          {.full_name = seed.name,
                           .company_name = {},
                           .address_line_1 = "100 Main Street",
                           .address_line_2 = {},
                           .address_line_3 = {},
                           .city = "Any Town",
                           .district_or_county = {},
                           .state_or_region = "WA",
                           .postal_code = "98101",
                           .country_code = "US",
                           .phone_number = "+12065550100",
                           .website_url = {}});
  put_payment_method(work, seed.id, {"VISA", "4242", 12, 2099, seed.name});
  put_verified_phone(work, seed.id, "+12065550100");
}

void apply_root(Work& work, const std::string& entity, const Seed::Account& seed) {
  const std::string root = entity + ": root user";
  if (seed.root_password) {
    if (const auto refusal = check_password({}, *seed.root_password, seed.name, seed.email)) {
      refuse(root, *refusal);
    }
    RootUser user = get_root_user(work.unit, seed.id);
    user.password_hash = hash_once(*seed.root_password);
    user.password_changed_at = work.now;
    put_root_user(work, seed.id, user);
  }
  put_access_keys(work, root, seed.id, {}, seed.root_access_keys);
}

void apply_managed_policy(Work& work, const std::string& account_words, const aws::AccountId& account,
                          const Seed::ManagedPolicy& seed) {
  const std::string entity = fmt::format("{}: managed policy {}", account_words, seed.name);
  seed_rules::check_name(entity, seed.name, kGroupNameMax);
  seed_rules::check_path(entity, seed.path);
  if (find_managed_policy_by_name(work.unit, account, seed.name)) refuse(entity, "the policy is there twice");
  seed_rules::read_policy(work, entity, seed.document, policy::DocumentKind::managed,
                          Setting::iam_policy_bytes);
  create_managed_policy(
      work, {.account = account, .path = seed.path, .name = seed.name, .document = seed.document});
}

void apply_group(Work& work, const std::string& account_words, const aws::AccountId& account,
                 const Seed::Group& seed) {
  const std::string entity = fmt::format("{}: group {}", account_words, seed.name);
  seed_rules::check_name(entity, seed.name, kGroupNameMax);
  seed_rules::check_path(entity, seed.path);
  if (find_group(work.unit, account, seed.name)) refuse(entity, "the group is there twice");
  const Group group = insert_group(work, account, seed.path, seed.name);
  put_policies(work, entity, group.holder(),
               {seed.policy_arns, seed.policies, Setting::iam_attached_policies_per_group,
                Setting::iam_group_policy_bytes});
}

void join_groups(Work& work, const std::string& entity, const User& user,
                 const std::vector<std::string>& names) {
  const std::int64_t count_max = work.settings[Setting::iam_groups_per_user];
  if (static_cast<std::int64_t>(names.size()) > count_max) {
    refuse(entity, fmt::format("a user can be in at most {} groups", count_max));
  }
  for (const std::string& name : names) {
    const auto group = find_group(work.unit, user.account, name);
    if (!group) refuse(entity, fmt::format("the account has no group {}", name));
    add_member(work, *group, user);
  }
}

void apply_user(Work& work, const std::string& account_words, const aws::AccountId& account,
                const Seed::User& seed) {
  const std::string entity = fmt::format("{}: user {}", account_words, seed.name);
  seed_rules::check_name(entity, seed.name, kUserNameMax);
  seed_rules::check_path(entity, seed.path);
  seed_rules::check_tags(work, entity, seed.tags);
  if (find_user(work.unit, account, seed.name))
    refuse(entity, "the user is there twice; case does not count");
  const User user = insert_user(work, account, seed.path, seed.name);
  put_tags(work, user.id, seed.tags);
  if (seed.password) {
    if (const auto refusal = refuse_password(work.unit, user, *seed.password)) refuse(entity, *refusal);
    import_login_profile(work, user.id, hash_once(*seed.password), false);
  }
  put_access_keys(work, entity, account, user.id, seed.access_keys);
  put_policies(work, entity, user.holder(),
               {seed.policy_arns, seed.policies, Setting::iam_attached_policies_per_user,
                Setting::iam_user_policy_bytes});
  join_groups(work, entity, user, seed.groups);
}

/// The role, which trusts nobody yet: `bind_role` says whom, once every role is there.
void apply_role(Work& work, const std::string& account_words, const aws::AccountId& account,
                const Seed::Role& seed) {
  const std::string entity = fmt::format("{}: role {}", account_words, seed.name);
  seed_rules::check_name(entity, seed.name, kUserNameMax);
  seed_rules::check_path(entity, seed.path);
  seed_rules::check_tags(work, entity, seed.tags);
  if (find_role(work.unit, account, seed.name))
    refuse(entity, "the role is there twice; case does not count");
  const Role role = create_role(
      work, {.account = account, .path = seed.path, .name = seed.name, .trust_policy = seed.trust_policy});
  if (role.is_protected())
    refuse(entity, fmt::format("the path {} is kept for roles that AWS makes", role.path));
  put_tags(work, role.id, seed.tags);
  put_policies(work, entity, role.holder(),
               {seed.policy_arns, seed.policies, Setting::iam_attached_policies_per_role,
                Setting::iam_role_policy_bytes});
}

void bind_role(Work& work, const std::string& account_words, const aws::AccountId& account,
               const Seed::Role& seed) {
  const std::string entity = fmt::format("{}: role {}: trust policy", account_words, seed.name);
  const auto document = seed_rules::read_policy(work, entity, seed.trust_policy, policy::DocumentKind::trust,
                                                Setting::iam_trust_policy_bytes);
  auto bindings = bind_principals(work.unit, *document);
  if (!bindings) refuse(entity, bindings.error().message);
  Role role = *find_role(work.unit, account, seed.name);
  role.bindings = *std::move(bindings);
  update_role(work, role);
}

void apply_account(Work& work, const std::string& entity, const Seed::Account& seed) {
  seed_rules::check_account(work, entity, seed);
  Account account{.id = seed.id,
                  .name = seed.name,
                  .email = seed.email,
                  .kind = "BUSINESS",
                  .state = AccountState::active,
                  .created_at = work.now,
                  .plan = seed.plan,
                  .agreement_at = work.now,
                  .iam_billing_access = seed.iam_billing_access};
  insert_account(work, account);
  if (seed.usage) billing::set_usage(work, seed.id, seed_rules::read_usage(entity, *seed.usage));
  put_contact_and_payment(work, seed);
  if (!seed.alias.empty()) set_account_alias(work, seed.id, seed.alias);
  apply_root(work, entity, seed);
  for (const auto& policy : seed.managed_policies) apply_managed_policy(work, entity, seed.id, policy);
  for (const auto& group : seed.groups) apply_group(work, entity, seed.id, group);
  for (const auto& user : seed.users) apply_user(work, entity, seed.id, user);
  for (const auto& role : seed.roles) apply_role(work, entity, seed.id, role);
}

}  // namespace

void apply_seed(Work& work, const Seed& seed) {
  const auto words = [](const Seed::Account& account) { return fmt::format("account {}", account.id.str()); };
  for (const Seed::Account& account : seed.accounts) apply_account(work, words(account), account);
  // A role may trust users and roles of any account, and stand before them in the file.
  for (const Seed::Account& account : seed.accounts) {
    for (const Seed::Role& role : account.roles) bind_role(work, words(account), account.id, role);
  }
}

}  // namespace groundwork::plane
