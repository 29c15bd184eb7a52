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

constexpr std::string_view kUsageRecord = "Usage", kSupportRecord = "Support", kCreditRecord = "Credit";

/// A cost that is no usage. It stands on the last day of its month.
struct Charge {
  aws::AccountId payer, account;
  Month month = 0;
  std::string record_type;  ///< Support or Credit
  std::string service;
  std::string usage_type;
  NanoUsd amount = 0;  ///< below zero for a credit
  std::optional<std::string> credit;
};
void insert_charge(Work& work, const Charge& charge);
/// On one bill, in order of accounts.
std::vector<Charge> charges_of(store::Unit& unit, const aws::AccountId& payer, Month month);
/// Where a credit went, in months from `first` to `last`, in order of months.
std::vector<Charge> charges_of_credit(store::Unit& unit, std::string_view credit, Month first, Month last);

}  // namespace groundwork::plane::billing
