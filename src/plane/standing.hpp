#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "plane/work.hpp"

/// What an account needs to stand alone. Who signs up gives it on the way; an account that an organization
/// made has none of it until its root user completes it.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_account_considerations.html
namespace groundwork::plane {

/// That its owner has read and accepted the AWS Customer Agreement.
void accept_agreement(Work& work, const aws::AccountId& account);

/// That the phone was at hand: a code that was sent to it came back.
void put_verified_phone(Work& work, const aws::AccountId& account, std::string_view phone_number);
std::optional<std::string> find_verified_phone(store::Unit& unit, const aws::AccountId& account);

enum class Lack { nothing, agreement, verified_phone, payment_method };
/// What is missing first, in the order in which AWS's pages ask for it.
Lack first_lack(store::Unit& unit, const aws::AccountId& account);

}  // namespace groundwork::plane
