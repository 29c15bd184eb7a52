#include "plane/billing/credits.hpp"

#include <fmt/format.h>

#include "plane/billing/charges.hpp"
#include "services/billing/errors.hpp"
#include "services/billing/page.hpp"
#include "services/billing/payer.hpp"
#include "services/billing/table.hpp"

namespace groundwork::services::billing {
namespace {

constexpr std::int64_t kPageSizeMax = 1000;

/// This API writes every amount with a point.
model::Amount usd(domain::NanoUsd amount) {
  std::string text = domain::usd_text(amount);
  if (text.find('.') == std::string::npos) text += ".0";
  return {.currency_code = "USD", .currency_amount = std::move(text)};
}

/// The account that is asked about: the caller's own, or one on its bill.
aws::AccountId subject_of(Call& call, const std::string& id) {
  const auto account = aws::AccountId::parse(id);
  if (account && (*account == call.account() || payer_of(call, *account) == call.account())) return *account;
  throw aws::ApiError("AccessDeniedException",
                      fmt::format("The credits of account {} are not yours to see.", id));
}

model::CreditData shown(Call& call, const domain::Credit& credit) {
  const aws::AccountId payer = payer_of(call, credit.account);
  const bool shares = domain::is_shared(call.unit, payer, credit);
  model::CreditData data{.credit_id = credit.id,
                         .account_id = credit.account.str(),
                         .credit_type = credit.kind,
                         .initial_amount = usd(credit.initial),
                         .remaining_amount = usd(credit.remaining),
                         .description = credit.description,
                         .start_date = credit.starts_at,
                         .end_date = credit.ends_at,
                         .exhaust_date = credit.exhausted_at};
  if (!credit.services.empty()) data.applicable_product_names = credit.services;
  data.application_type = model::ApplicationType::kAfterDiscounts;
  data.account_has_credit_sharing_enabled = shares;
  data.credit_sharing_type =
      shares ? model::CreditSharingType::kDefault : model::CreditSharingType::kDisabled;
  data.credit_status = domain::is_enabled(call.unit, payer, credit) ? model::CreditStatus::kEnabled
                                                                    : model::CreditStatus::kDisabled;
  return data;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_GetCredits.html
model::GetCreditsResponse get_credits(Call& call, const model::GetCreditsRequest& input) {
  const aws::AccountId account = subject_of(call, input.account_id);
  const base::Instant until = input.end_date.value_or(call.now);
  if (until < input.start_date) throw invalid_field("endDate", "must not be earlier than startDate");
  const domain::Day today = domain::day_of(call.now);
  const auto credits = input.payer_account_flag.value_or(false)
                           ? domain::credits_under(call.unit, account, {today, today + 1})
                           : domain::credits_of(call.unit, account);
  model::GetCreditsResponse output;
  output.credits.emplace();
  for (const domain::Credit& credit : credits) {
    if (credit.starts_at <= until && credit.ends_at >= input.start_date) {
      output.credits->push_back(shown(call, credit));
    }
  }
  return output;
}

std::vector<model::CreditAllocationHistoryEntry> allocations(
    Call& call, const model::GetCreditAllocationHistoryRequest& input) {
  const domain::Month first = domain::month_of(domain::day_of(input.start_date));
  const domain::Month last = domain::month_of(domain::day_of(input.end_date));
  std::vector<model::CreditAllocationHistoryEntry> found;
  for (const domain::Credit& credit : domain::credits_of(call.unit, subject_of(call, input.account_id))) {
    if (input.credit_id && std::to_string(*input.credit_id) != credit.id) continue;
    for (const domain::Charge& charge : domain::charges_of_credit(call.unit, credit.id, first, last)) {
      found.push_back({.credit_id = credit.id,
                       .credit_amount = usd(-charge.amount),
                       .description = credit.description,
                       .account_id = charge.account.str(),
                       .applied_service_name = charge.service,
                       .billing_month = domain::month_text(charge.month),
                       .is_estimated_bill = false});
    }
  }
  return found;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_GetCreditAllocationHistory.html
model::GetCreditAllocationHistoryResponse get_credit_allocation_history(
    Call& call, const model::GetCreditAllocationHistoryRequest& input) {
  if (input.end_date < input.start_date) throw invalid_field("endDate", "must not be earlier than startDate");
  const auto all = allocations(call, input);
  const std::string place = place_of(input);
  if (place.size() > 9 || place.find_first_not_of("0123456789") != std::string::npos) {
    throw invalid_field("nextToken", "must be that of an answer of this operation");
  }
  const std::size_t first = std::min(all.size(), place.empty() ? 0 : std::stoul(place));
  const std::size_t until = std::min(
      all.size(), first + static_cast<std::size_t>(input.max_results.value_or(std::int32_t{kPageSizeMax})));
  model::GetCreditAllocationHistoryResponse output;
  output.partial_results = false;
  output.credit_allocation_history_list.emplace(all.begin() + static_cast<std::ptrdiff_t>(first),
                                                all.begin() + static_cast<std::ptrdiff_t>(until));
  if (until < all.size())
    output.next_token = page_token<model::GetCreditAllocationHistoryRequest>(std::to_string(until));
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_RedeemCredits.html
model::RedeemCreditsResponse redeem_credits(Call& call, const model::RedeemCreditsRequest& input) {
  switch (domain::redeem_code(call, call.account(), input.promo_code)) {
    case domain::Redemption::done:
      return {};
    case domain::Redemption::used:
      throw invalid_field("promoCode", "The code has been redeemed already.");
    case domain::Redemption::expired:
      throw invalid_field("promoCode", "The code has expired.");
    case domain::Redemption::unknown:
      break;
  }
  throw invalid_field("promoCode", "The code is not valid.");
}

}  // namespace

void add_credits(Table& table) {
  table.on<&get_credits, &access_to_everything<model::GetCreditsRequest>>("GetCredits").reads();
  table
      .on<&get_credit_allocation_history, &access_to_everything<model::GetCreditAllocationHistoryRequest>>(
          "GetCreditAllocationHistory")
      .reads();
  table.on<&redeem_credits, &access_to_everything<model::RedeemCreditsRequest>>("RedeemCredits");
}

}  // namespace groundwork::services::billing
