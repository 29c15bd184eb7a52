#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plane/caller.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// What a plane starts with: accounts, users, roles and access keys of chosen ids. For test suites, which
/// name accounts such as 123456789012. Applied through the domain's own rules, to an empty plane alone.
struct Seed {
  struct AccessKey {
    std::string id, secret;
  };
  struct InlinePolicy {
    std::string name, document;
  };
  struct Role {
    std::string name, path = "/", trust_policy;
    std::vector<std::string> policy_arns;
    std::vector<InlinePolicy> policies;
    Tags tags;
  };
  struct User {
    std::string name, path = "/";
    std::optional<std::string> password;
    std::vector<AccessKey> access_keys;
    std::vector<std::string> policy_arns;
    std::vector<InlinePolicy> policies;
    std::vector<std::string> groups;
    Tags tags;
  };
  struct Group {
    std::string name, path = "/";
    std::vector<std::string> policy_arns;
    std::vector<InlinePolicy> policies;
  };
  /// Customer managed; `policy_arns` may name it.
  struct ManagedPolicy {
    std::string name, path = "/", document;
  };
  /// What the account uses each day. Numbers and days as the file writes them.
  struct Usage {
    std::string usage_type, quantity_per_day;
    std::string service = {};           ///< as prices.json names it, where it is to be checked
    std::string from = {}, until = {};  ///< 2026-11-26: the first day with it, and the first without
  };
  struct Account {
    aws::AccountId id;
    std::string name, email;
    std::string alias;
    std::optional<std::string> root_password;
    std::vector<AccessKey> root_access_keys;
    std::vector<ManagedPolicy> managed_policies;
    std::vector<Group> groups;
    std::vector<User> users;
    std::vector<Role> roles;
    std::optional<std::vector<Usage>> usage = {};  ///< none: the sample of billing/prices.json
    bool iam_billing_access = true;
    std::string plan = "PAID";  ///< or FREE
  };
  std::vector<Account> accounts;
};

/// Accounts become ACTIVE, with contact information and a payment method of their own, so that an
/// organization can be made at once. Throws std::invalid_argument naming the entity and the rule that it
/// breaks, for example `account 123456789012: user alice: no managed policy arn:aws:iam::aws:policy/Admin is
/// there`.
void apply_seed(Work& work, const Seed& seed);

/// Empties every table but the schema's own.
void clear(Work& work);
/// Them, each before those that its foreign keys name.
std::span<const std::string_view> cleared_tables();

}  // namespace groundwork::plane
