#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "plane/identities/password_policy.hpp"
#include "plane/identities/users.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// A user's password for the console.
struct LoginProfile {
  std::string user_id;
  std::string password_hash;  ///< argon2id; base::verify_password
  base::Instant created_at;
  base::Instant changed_at;
  bool reset_required = false;       ///< the user must choose another one at the next sign-in
  std::int64_t failed_attempts = 0;  ///< wrong passwords or codes in a row, kept by sign-in
  std::optional<base::Instant> locked_until;
};

std::optional<LoginProfile> find_login_profile(store::Unit& unit, std::string_view user_id);

/// Why `password` may not become the user's, in AWS's words, or nullopt: the account's policy and, where it
/// asks for it, former passwords. Takes 10 ms for each former password that is compared.
std::optional<std::string> refuse_password(store::Unit& unit, const User& user, std::string_view password);

/// The user must have no profile yet. Neither this nor `change_password` checks the password.
LoginProfile insert_login_profile(Work& work, const std::string& user_id, std::string_view password,
                                  bool reset_required);
/// The same with a hash that base::hash_password made before.
LoginProfile import_login_profile(Work& work, const std::string& user_id, std::string_view password_hash,
                                  bool reset_required);
/// Sets the password, ends a lock-out and remembers the password for as long as reuse can be prevented.
void change_password(Work& work, const std::string& user_id, std::string_view password, bool reset_required);
void set_reset_required(Work& work, const std::string& user_id, bool reset_required);
/// Counts of sign-in: zero and nullopt after one that went well.
void set_sign_in_attempts(Work& work, const std::string& user_id, std::int64_t failed_attempts,
                          std::optional<base::Instant> locked_until);
/// False where there was none.
bool delete_login_profile(Work& work, const std::string& user_id);

}  // namespace groundwork::plane
