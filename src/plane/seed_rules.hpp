#pragma once

#include <string>
#include <string_view>

#include "plane/billing/usage.hpp"
#include "plane/seed.hpp"
#include "policy/document.hpp"

// What AWS's own API would have asked of the same values: most of it stands in the API's model, which a seed
// does not go through. Each throws std::invalid_argument: the entity that it was told, and the rule.
namespace groundwork::plane::seed_rules {

[[noreturn]] void refuse(std::string_view entity, std::string_view rule);

/// Name, e-mail address and alias, that no other account may have.
void check_account(Work& work, std::string_view entity, const Seed::Account& account);
/// What `entity` is called, of a user or role at most 64 characters, else at most 128, and its path.
void check_name(std::string_view entity, std::string_view name, std::size_t length_max);
void check_path(std::string_view entity, std::string_view path);
void check_tags(Work& work, std::string_view entity, const Tags& tags);
/// Form, and that no account has a key of that id.
void check_access_keys(Work& work, std::string_view entity, const std::vector<Seed::AccessKey>& keys);
/// Reads the document, which may have as many characters, white space left out, as `bytes_max` says.
policy::DocumentPtr read_policy(Work& work, std::string_view entity, std::string_view document,
                                policy::DocumentKind kind, Setting bytes_max);
/// What an account uses: that each thing has a price, and that numbers and days can be read.
std::vector<billing::UsageRule> read_usage(std::string_view entity, const std::vector<Seed::Usage>& usage);

}  // namespace groundwork::plane::seed_rules
