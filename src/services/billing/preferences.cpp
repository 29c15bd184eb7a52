#include "plane/billing/preferences.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/billing/credits.hpp"
#include "plane/billing/stretches.hpp"
#include "services/billing/errors.hpp"
#include "services/billing/page.hpp"
#include "services/billing/payer.hpp"
#include "services/billing/table.hpp"

namespace groundwork::services::billing {
namespace {

using Feature = model::BillingFeature;
using Summaries = std::vector<model::BillingPreferenceSummary>;

constexpr std::int64_t kPageSizeMax = 50;
/// What the console's page of preferences calls them; off until they are turned on.
constexpr std::string_view kAlerts[] = {"cloudwatch-billing-alerts", "free-tier-usage-alerts",
                                        "pdf-invoice-by-email"};

bool is_by_account(std::string_view feature) {
  return feature == Feature::kRiSharing || feature == Feature::kCreditSharing;
}
bool is_history(std::string_view feature) {
  return feature == Feature::kRiSharingHistory || feature == Feature::kCreditSharingHistory;
}

std::string credit_of_key(const std::string& key) {
  constexpr std::string_view kStart = "credit/", kEnd = "/status";
  if (key.size() <= kStart.size() + kEnd.size() || !key.starts_with(kStart) || !key.ends_with(kEnd))
    return {};
  return key.substr(kStart.size(), key.size() - kStart.size() - kEnd.size());
}

model::BillingPreferenceSummary summary(Call& call, const std::string& feature, const std::string& key,
                                        std::string_view otherwise) {
  const auto chosen = domain::find_preference(call.unit, payer_of(call), feature, key);
  return {.feature = feature, .key = key, .value = chosen.value_or(std::string(otherwise))};
}

void add_account(Call& call, model::BillingPreferenceSummary& shown, const aws::AccountId& id) {
  shown.account_id = id.str();
  if (const auto account = plane::find_account(call.unit, id)) shown.account_name = account->name;
}

domain::Days today(const Call& call) {
  const domain::Day day = domain::day_of(call.now);
  return {day, day + 1};
}

/// A member sees what was chosen for itself alone.
Summaries sharing(Call& call, const std::string& feature, const std::string& after, std::int64_t limit) {
  std::vector<aws::AccountId> accounts{call.account()};
  if (is_payer(call)) {
    accounts = domain::accounts_paid_by(call.unit, call.account(), today(call), after, limit);
  } else if (call.account().str() <= after) {
    return {};
  }
  Summaries found;
  for (const aws::AccountId& account : accounts) {
    found.push_back(summary(call, feature, account.str(), model::PreferenceValue::kEnabled));
    add_account(call, found.back(), account);
  }
  return found;
}

/// Credits that the caller may see, in order of their ids.
std::vector<domain::Credit> visible_credits(Call& call) {
  auto credits = is_payer(call) ? domain::credits_under(call.unit, call.account(), today(call))
                                : domain::credits_of(call.unit, call.account());
  std::ranges::sort(credits, {}, &domain::Credit::id);
  return credits;
}

Summaries of_credits(Call& call, const std::string& feature) {
  Summaries found;
  for (const domain::Credit& credit : visible_credits(call)) {
    const bool by_id = feature == Feature::kCreditLevelSharing;
    found.push_back(summary(call, feature, by_id ? credit.id : domain::credit_status_key(credit.id),
                            model::PreferenceValue::kEnabled));
    if (!by_id && !domain::is_enabled(call.unit, payer_of(call), credit)) {
      found.back().value = model::PreferenceValue::kDisabled;
    }
  }
  return found;
}

Summaries alerts(Call& call) {
  Summaries found;
  for (const std::string_view key : kAlerts) {
    const auto chosen = domain::find_preference(call.unit, call.account(), Feature::kBillingAlerts, key);
    found.push_back({.feature = Feature::kBillingAlerts,
                     .key = std::string(key),
                     .value = chosen.value_or(model::PreferenceValue::kDisabled)});
  }
  return found;
}

Summaries history(Call& call, const std::string& feature, const std::string& after, std::int64_t limit) {
  const std::size_t slash = after.find('/');
  domain::Preference place;
  if (slash != std::string::npos)
    place = {after.substr(slash + 1), {}, domain::parse_month(after.substr(0, slash))};
  const std::string_view of =
      feature == Feature::kRiSharingHistory ? domain::kRiSharing : domain::kCreditSharing;
  Summaries found;
  for (const auto& change : domain::preference_changes(call.unit, payer_of(call), of, place, limit)) {
    model::BillingPreferenceSummary shown{.feature = feature, .key = change.key, .value = change.value};
    shown.billing_period = model::BillingPeriod{.year = static_cast<std::int32_t>(*change.month / 12),
                                                .month = static_cast<std::int32_t>(*change.month % 12 + 1)};
    if (const auto account = aws::AccountId::parse(change.key)) add_account(call, shown, *account);
    found.push_back(std::move(shown));
  }
  return found;
}

std::string key_of(const model::BillingPreferenceSummary& shown) {
  if (!shown.billing_period) return shown.key;
  const domain::Month month = shown.billing_period->year * 12 + shown.billing_period->month - 1;
  return domain::month_text(month) + "/" + shown.key;
}

/// Lists that are short are made whole and cut.
Summaries after_place(Summaries all, const std::string& after, std::int64_t limit) {
  std::erase_if(all, [&](const auto& shown) { return shown.key <= after; });
  if (static_cast<std::int64_t>(all.size()) > limit) all.resize(static_cast<std::size_t>(limit));
  return all;
}

Summaries preferences(Call& call, const std::string& feature, const std::string& after, std::int64_t limit) {
  if (is_by_account(feature)) return sharing(call, feature, after, limit);
  if (is_history(feature)) return history(call, feature, after, limit);
  return after_place(feature == Feature::kBillingAlerts ? alerts(call) : of_credits(call, feature), after,
                     limit);
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_GetBillingPreferences.html
model::GetBillingPreferencesResponse get_billing_preferences(
    Call& call, const model::GetBillingPreferencesRequest& input) {
  const std::string& feature = input.features.front();
  model::GetBillingPreferencesResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return preferences(call, feature, after, limit);
  };
  output.billing_preferences = page_of(input, output, kPageSizeMax, fetch, key_of);
  if (input.filters && !input.filters->empty()) {
    const auto wanted = input.filters->front().value.value_or(std::vector<std::string>{});
    std::erase_if(output.billing_preferences,
                  [&](const auto& shown) { return std::ranges::count(wanted, shown.key) == 0; });
  }
  return output;
}

void check_key(Call& call, const std::string& feature, const std::string& key) {
  if (is_by_account(feature)) {
    const auto account = aws::AccountId::parse(key);
    if (!account || payer_of(call, *account) != call.account()) {
      throw invalid_field("key", fmt::format("{} is no account of this organization", key));
    }
    return;
  }
  if (feature == Feature::kBillingAlerts) {
    if (std::ranges::count(kAlerts, key) == 0) throw invalid_field("key", fmt::format("{} is no alert", key));
    return;
  }
  const std::string id = feature == Feature::kCreditLevelSharing ? key : credit_of_key(key);
  const auto credit = domain::find_credit(call.unit, id);
  const bool is_visible =
      credit && (credit->account == call.account() || payer_of(call, credit->account) == call.account());
  if (!is_visible) throw invalid_field("key", fmt::format("{} names no credit that is yours to set", key));
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_UpdateBillingPreferences.html
model::UpdateBillingPreferencesResponse update_billing_preferences(
    Call& call, const model::UpdateBillingPreferencesRequest& input) {
  if (is_history(input.feature)) throw invalid_field("feature", "a history cannot be changed");
  const bool is_sharing = is_by_account(input.feature) || input.feature == Feature::kCreditLevelSharing;
  if (is_sharing && !is_payer(call)) throw management_account_only();
  std::set<std::string> keys, credits;
  for (const model::BillingPreferenceForKey& each : input.billing_preferences_per_key) {
    if (!keys.insert(each.key).second) throw invalid_field("key", each.key + " is there twice");
    check_key(call, input.feature, each.key);
    credits.insert(credit_of_key(each.key));
  }
  if (input.feature == Feature::kCreditPreferenceOptions && credits.size() > 1) {
    throw invalid_field("key", "all keys must be of the same credit");
  }
  for (const model::BillingPreferenceForKey& each : input.billing_preferences_per_key) {
    domain::put_preference(call, call.account(), input.feature, each.key, each.value);
  }
  return {};
}

}  // namespace

void add_preferences(Table& table) {
  table
      .on<&get_billing_preferences, &access_to_everything<model::GetBillingPreferencesRequest>>(
          "GetBillingPreferences")
      .reads();
  table.on<&update_billing_preferences, &access_to_everything<model::UpdateBillingPreferencesRequest>>(
      "UpdateBillingPreferences");
}

}  // namespace groundwork::services::billing
