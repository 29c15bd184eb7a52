#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

namespace groundwork::plane {

/// The account's name in its sign-in address: one an account, unique over all accounts.
std::optional<std::string> find_account_alias(store::Unit& unit, const aws::AccountId& account);
std::optional<aws::AccountId> find_account_by_alias(store::Unit& unit, std::string_view alias);
/// Replaces the alias that the account has. `alias` must be free.
void set_account_alias(Work& work, const aws::AccountId& account, std::string_view alias);
/// False where the account has another alias, or none.
bool delete_account_alias(Work& work, const aws::AccountId& account, std::string_view alias);

/// 1 (not valid in Regions that must be opted in) or 2: iam:SetSecurityTokenServicePreferences.
std::int64_t global_endpoint_token_version(store::Unit& unit, const aws::AccountId& account);
void set_global_endpoint_token_version(Work& work, const aws::AccountId& account, std::int64_t version);

}  // namespace groundwork::plane
