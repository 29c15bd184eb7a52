#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "plane/caller.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// What a plane starts with: accounts, users, roles and access keys of chosen ids. For test suites, which name
/// accounts such as 123456789012. Applied through the domain's own rules, to an empty plane alone.
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
  struct Account {
    aws::AccountId id;
    std::string name, email;
    std::string alias;
    std::optional<std::string> root_password;
    std::vector<AccessKey> root_access_keys;
    std::vector<Group> groups;
    std::vector<User> users;
    std::vector<Role> roles;
  };
  std::vector<Account> accounts;
};

/// Throws std::invalid_argument naming the entity and the rule that it breaks.
void apply_seed(Work& work, const Seed& seed);

/// Empties every table but the schema's own.
void clear(Work& work);

}  // namespace groundwork::plane
