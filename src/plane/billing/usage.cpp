#include "plane/billing/usage.hpp"

#include <fmt/format.h>

#include "base/digest.hpp"
#include "plane/billing/stretches.hpp"

namespace groundwork::plane::billing {
namespace {

std::string profile_of(const std::vector<UsageRule>& rules) {
  std::string text;
  for (const UsageRule& rule : rules) {
    text += fmt::format("{} {} {} {}\n", rule.price->kind.usage_type, rule.per_day, rule.days.first,
                        rule.days.until);
  }
  return base::sha256_hex(text);
}

std::vector<UsageRule> sample_rules() {
  std::vector<UsageRule> rules;
  for (const DailyUsage& usage : PriceList::get().sample()) rules.push_back({usage.price, usage.per_day});
  return rules;
}

void insert_rules(Work& work, const std::string& profile, const std::vector<UsageRule>& rules) {
  if (work.unit.exists("SELECT 1 FROM usage_rules WHERE profile = $1", profile)) return;
  std::int64_t position = 0;
  for (const UsageRule& rule : rules) {
    work.unit.execute(
        "INSERT INTO usage_rules (profile, position, usage_type, per_day, first_day, until_day) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        profile, position++, rule.price->kind.usage_type, rule.per_day, rule.days.first, rule.days.until);
  }
}

}  // namespace

void set_usage(Work& work, const aws::AccountId& account, const std::vector<UsageRule>& rules) {
  const std::string profile = profile_of(rules);
  insert_rules(work, profile, rules);
  work.unit.execute(
      "INSERT INTO account_usage (account, profile) VALUES ($1, $2) "
      "ON CONFLICT (account) DO UPDATE SET profile = excluded.profile",
      account, profile);
  change_profile(work, account, profile);
}

std::string usage_profile_of(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query("SELECT profile FROM account_usage WHERE account = $1", account);
  const auto row = rows.first();
  return row ? row->text(0) : std::string();
}

std::vector<UsageRule> usage_rules(store::Unit& unit, std::string_view profile) {
  if (profile.empty()) return sample_rules();
  std::vector<UsageRule> rules;
  for (const store::Row row :
       unit.query("SELECT usage_type, per_day, first_day, until_day FROM usage_rules WHERE profile = $1 "
                  "ORDER BY position",
                  profile)) {
    // What is no longer sold costs nothing.
    const Price* price = PriceList::get().find(row.text_view(0));
    if (price != nullptr) rules.push_back({price, row.integer(1), {row.integer(2), row.integer(3)}});
  }
  return rules;
}

}  // namespace groundwork::plane::billing
