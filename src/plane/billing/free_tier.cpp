#include "plane/billing/free_tier.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "plane/billing/costs.hpp"
#include "plane/billing/credits.hpp"

namespace groundwork::plane::billing {

extern const std::string_view kFreeTier;  // free_tier.json

namespace {

namespace json = boost::json;

std::string text(const json::value& entry, std::string_view name) {
  return std::string(entry.at(name).as_string());
}

std::vector<Activity> read_activities() {
  std::vector<Activity> read;
  const json::value file = json::parse(kFreeTier);
  for (const json::value& entry : file.at("activities").as_array()) {
    read.push_back({.id = text(entry, "id"),
                    .fact = text(entry, "fact"),
                    .title = text(entry, "title"),
                    .description = text(entry, "description"),
                    .url = text(entry, "url"),
                    .minutes = entry.at("minutes").as_int64()});
  }
  return read;
}

std::vector<FreeLimit> read_limits() {
  std::vector<FreeLimit> read;
  const json::value file = json::parse(kFreeTier);
  for (const json::value& entry : file.at("limits").as_array()) {
    read.push_back({.price = PriceList::get().find(text(entry, "usage_type")),
                    .per_month = parse_quantity(text(entry, "per_month")).value(),
                    .type = text(entry, "type"),
                    .description = text(entry, "description")});
  }
  return read;
}

/// The first month whose bill is still to be made.
Month first_open_month(Work& work) {
  auto rows = work.unit.query("SELECT MIN(month) FROM bill_months WHERE closed_at IS NULL");
  return rows.first()->optional_integer(0).value_or(month_of(day_of(work.now)));
}

}  // namespace

const std::vector<Activity>& activities() {
  static const std::vector<Activity> kActivities = read_activities();
  return kActivities;
}

const std::vector<FreeLimit>& free_limits() {
  static const std::vector<FreeLimit> kLimits = read_limits();
  return kLimits;
}

void complete_activity(Work& work, const aws::AccountId& account, std::string_view fact) {
  const auto plan = find_free_plan(work.unit, account);
  if (!plan || plan->upgraded_at || plan->expired_at) return;
  for (const Activity& activity : activities()) {
    if (activity.fact == fact) grant_activity_credit(work, account, activity.id);
  }
}

std::optional<base::Instant> completed_at(store::Unit& unit, const aws::AccountId& account,
                                          const Activity& activity) {
  for (const Credit& credit : credits_of(unit, account)) {
    if (credit.code == activity.id) return credit.starts_at;
  }
  return std::nullopt;
}

NanoUsd free_tier_credits_left(Work& work, const aws::AccountId& account) {
  NanoUsd left = 0;
  for (const Credit& credit : credits_of(work.unit, account)) {
    if (credit.kind == kFreeTierCredit && credit.ends_at > work.now) left += credit.remaining;
  }
  const Days open{days_of(first_open_month(work)).first, day_of(work.now) + 1};
  const NanoUsd used = total_of(daily_costs(work.unit, {account, {account}}, open, work.now)).cost;
  return std::max<NanoUsd>(0, left - used);
}

}  // namespace groundwork::plane::billing
