#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/billing/calendar.hpp"
#include "plane/billing/money.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

constexpr std::string_view kFreeTierCredit = "FREE_TIER", kPromotionCredit = "PROMOTION";

/// Money that pays for usage, but not for support, before the payment method does.
struct Credit {
  std::string id;  ///< digits
  aws::AccountId account;
  std::string kind;  ///< FREE_TIER or PROMOTION
  std::string code;  ///< what it was given for; an account has one of each
  std::string description;
  std::vector<std::string> services;  ///< that it pays for; empty: all
  NanoUsd initial = 0, remaining = 0;
  base::Instant starts_at, ends_at;
  std::optional<base::Instant> exhausted_at;
};

enum class Redemption { done, unknown, expired, used };
/// Gives the account what a code of promotions.json is worth.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/useconsolidatedbilling-credits.html
Redemption redeem_code(Work& work, const aws::AccountId& account, std::string_view code);
/// What AWS gives for signing up, and for an activity; once for each.
void grant_sign_up_credit(Work& work, const aws::AccountId& account);
void grant_activity_credit(Work& work, const aws::AccountId& account, std::string_view activity);
/// What an activity is worth.
NanoUsd activity_reward();
/// Free-Tier credits end with the free plan of an account that joins an organization.
void void_free_tier_credits(Work& work, const aws::AccountId& account);

/// Whether it pays for anything: its owner and its payer may turn it off.
bool is_enabled(store::Unit& unit, const aws::AccountId& payer, const Credit& credit);
/// Whether it pays for other accounts on the bill of `payer` too.
bool is_shared(store::Unit& unit, const aws::AccountId& payer, const Credit& credit);

std::optional<Credit> find_credit(store::Unit& unit, std::string_view id);
/// An account's own, in order of their ends.
std::vector<Credit> credits_of(store::Unit& unit, const aws::AccountId& account);
/// Those of every account on a payer's bill, in order of accounts and ends.
std::vector<Credit> credits_under(store::Unit& unit, const aws::AccountId& payer, const Days& days);

/// Pays for the usage of a month with the credits on a payer's bill: those that end first go first, for their
/// own account first, and then, where they are shared, for the others in order of their ids.
void apply_credits(Work& work, const aws::AccountId& payer, Month month);

}  // namespace groundwork::plane::billing
