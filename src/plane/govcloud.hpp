#pragma once

#include <optional>
#include <string_view>

#include "plane/accounts.hpp"

/// Accounts of AWS GovCloud (US) that belong to an account of ours. They are known by their ids alone: their
/// partition is not part of the plane.
/// https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/getting-started-sign-up.html
namespace groundwork::plane {

/// Makes one for the account; answers its id. The account must have none, and no other GovCloud account its
/// address.
aws::AccountId link_govcloud_account(Work& work, const Account& account);
std::optional<aws::AccountId> find_govcloud_account(store::Unit& unit, const aws::AccountId& account);
/// GovCloud accounts keep the address that they were made with.
bool has_govcloud_account(store::Unit& unit, std::string_view email);

}  // namespace groundwork::plane
