#include "plane/billing/costs.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include <fmt/format.h>

#include "plane/billing/stretches.hpp"
#include "plane/billing/usage.hpp"

namespace groundwork::plane::billing {
namespace {

/// Adds up usage by kinds and days.
class Sum {
 public:
  Sum(store::Unit& unit, const Days& days, base::Instant at, const Days& counted)
      : unit_(unit), days_(days), at_(at), counted_(counted) {}

  void add(const StretchGroup& group) {
    for (const UsageRule& rule : rules_of(group.profile)) {
      add(group.accounts, rule, overlap(overlap(group.days, rule.days), counted_));
    }
  }

  void add(const CostKind& kind, Day day, NanoUsd cost) { of(kind)[index(day)] += {cost, 0}; }

  std::vector<DailyCosts> result() {
    std::vector<DailyCosts> costs;
    for (auto& [kind, amounts] : sums_) costs.push_back({kind, std::move(amounts)});
    return costs;
  }

 private:
  void add(std::int64_t accounts, const UsageRule& rule, const Days& days) {
    if (days.is_empty()) return;
    const Day today = day_of(at_);
    const Amount whole{cost_of(rule.per_day, rule.price->per_unit) * accounts, rule.per_day * accounts};
    auto& amounts = of(rule.price->kind);
    for (Day day = days.first; day < std::min(days.until, today); ++day) amounts[index(day)] += whole;
    if (days.contains(today)) amounts[index(today)] += so_far(accounts, rule, hours_of(today, at_));
  }

  /// Each account's part is rounded, so that the parts make the whole.
  static Amount so_far(std::int64_t accounts, const UsageRule& rule, std::int64_t hours) {
    const NanoUsd cost = cost_of(rule.per_day, rule.price->per_unit);
    return {share_of(cost, hours, kHoursPerDay) * accounts,
            share_of(rule.per_day, hours, kHoursPerDay) * accounts};
  }

  const std::vector<UsageRule>& rules_of(const std::string& profile) {
    const auto known = rules_.find(profile);
    return known != rules_.end() ? known->second
                                 : rules_.emplace(profile, usage_rules(unit_, profile)).first->second;
  }

  std::vector<Amount>& of(const CostKind& kind) {
    auto& amounts = sums_[kind];
    amounts.resize(static_cast<std::size_t>(days_.count()));
    return amounts;
  }
  std::size_t index(Day day) const { return static_cast<std::size_t>(day - days_.first); }

  store::Unit& unit_;
  Days days_;
  base::Instant at_;
  Days counted_;
  std::map<std::string, std::vector<UsageRule>> rules_;
  std::map<CostKind, std::vector<Amount>> sums_;
};

CostKind kind_of_charge(std::string record_type, std::string service, std::string usage_type) {
  return {.service = std::move(service),
          .service_code = {},
          .usage_type = std::move(usage_type),
          .operation = {},
          .region = {},
          .unit = {},
          .record_type = std::move(record_type)};
}

void add_charges(Sum& sum, store::Rows rows) {
  for (const store::Row row : rows) {
    sum.add(kind_of_charge(row.text(1), row.text(2), row.text(3)), row.integer(0), row.integer(4));
  }
}

/// One account by itself.
void add_account(Sum& sum, store::Unit& unit, const CostScope& scope, const aws::AccountId& account,
                 const Days& days) {
  for (const Stretch& stretch : stretches_of(unit, account, days)) {
    if (!scope.payer.empty() && stretch.payer != scope.payer) continue;
    sum.add({stretch.profile, stretch.days, 1});
  }
  if (scope.usage_only) return;
  add_charges(sum, unit.query("SELECT day, record_type, service, usage_type, amount FROM charges "
                              "WHERE account = $1 AND day >= $2 AND day < $3 AND ($4 = '' OR payer = $4)",
                              account, days.first, days.until, scope.payer.str()));
}

}  // namespace

Amount DailyCosts::total() const {
  Amount total;
  for (const Amount& day : days) total += day;
  return total;
}

Amount total_of(const std::vector<DailyCosts>& costs) {
  Amount total;
  for (const DailyCosts& each : costs) total += each.total();
  return total;
}

std::vector<DailyCosts> daily_costs(store::Unit& unit, const CostScope& scope, const Days& days,
                                    base::Instant at) {
  if (scope.payer.empty() && scope.accounts.empty()) throw std::logic_error("costs of nobody were asked for");
  if (days.is_empty()) return {};
  const Days counted = scope.within ? overlap(days, *scope.within) : days;
  if (counted.is_empty()) return {};
  Sum sum(unit, days, at, counted);
  for (const aws::AccountId& account : scope.accounts) add_account(sum, unit, scope, account, counted);
  if (scope.accounts.empty()) {
    for (const StretchGroup& group : stretch_groups(unit, scope.payer, counted)) sum.add(group);
  }
  if (scope.accounts.empty() && !scope.usage_only) {
    add_charges(sum, unit.query("SELECT day, record_type, service, usage_type, SUM(amount) FROM charges "
                                "WHERE payer = $1 AND day >= $2 AND day < $3 "
                                "GROUP BY day, record_type, service, usage_type",
                                scope.payer, counted.first, counted.until));
  }
  return sum.result();
}

}  // namespace groundwork::plane::billing
