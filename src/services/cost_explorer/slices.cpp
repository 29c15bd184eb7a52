#include "services/cost_explorer/slices.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/billing/stretches.hpp"
#include "plane/billing/views.hpp"
#include "plane/billing/visibility.hpp"
#include "plane/organizations/membership.hpp"
#include "plane/organizations/organization.hpp"
#include "plane/organizations/tags.hpp"
#include "services/cost_explorer/errors.hpp"

namespace groundwork::services::cost_explorer {
namespace {

namespace organizations = plane::organizations;

constexpr std::int64_t kAccountsAtOnce = 1000;

std::optional<organizations::Organization> organization_of(Call& call) {
  const auto membership = organizations::membership_of(call.unit, call.account());
  if (!membership) return std::nullopt;
  return organizations::find_organization(call.unit, membership->organization_id);
}

/// Reads accounts with what the filter asks about them.
class Accounts {
 public:
  Accounts(Call& call, bool with_tags) : call_(call) {
    if (with_tags) organization_ = organization_of(call);
  }

  CostAccount read(const aws::AccountId& id) {
    const auto account = plane::find_account(call_.unit, id);
    CostAccount found{id.str(), account ? account->name : std::string(), {}};
    if (organization_) found.tags = organizations::tags_of(call_.unit, *organization_, id.str());
    return found;
  }

  std::vector<aws::AccountId> tagged() {
    return organization_ ? organizations::tagged_accounts(call_.unit, *organization_)
                         : std::vector<aws::AccountId>{};
  }

 private:
  Call& call_;
  std::optional<organizations::Organization> organization_;
};

billing::CostScope of_account(billing::CostScope scope, const aws::AccountId& account) {
  scope.accounts = {account};
  return scope;
}

bool may_see(const billing::CostScope& scope, const aws::AccountId& account) {
  return scope.accounts.empty() || std::ranges::count(scope.accounts, account) > 0;
}

/// The next accounts that can have costs in the scope, in order of their ids.
std::vector<aws::AccountId> next_accounts(Call& call, const Question& question, const Filter& filter,
                                          std::string_view after, std::int64_t limit) {
  const billing::CostScope& scope = question.scope;
  if (!filter.accounts() && scope.accounts.empty()) {
    return billing::accounts_paid_by(call.unit, scope.payer, question.days, after, limit);
  }
  std::vector<aws::AccountId> named;
  if (filter.accounts()) {
    for (const std::string& id : *filter.accounts()) {
      if (const auto account = aws::AccountId::parse(id)) named.push_back(*account);
    }
  } else {
    named = scope.accounts;
  }
  std::ranges::sort(named);
  std::vector<aws::AccountId> found;
  for (const aws::AccountId& account : named) {
    if (account.str() <= after || !may_see(scope, account)) continue;
    if (static_cast<std::int64_t>(found.size()) < limit) found.push_back(account);
  }
  return found;
}

void subtract(std::map<billing::CostKind, std::vector<billing::Amount>>& rest,
              const std::vector<billing::DailyCosts>& costs) {
  for (const billing::DailyCosts& each : costs) {
    auto& days = rest[each.kind];
    days.resize(each.days.size());
    for (std::size_t i = 0; i < each.days.size(); ++i) {
      days[i] += {-each.days[i].cost, -each.days[i].quantity};
    }
  }
}

/// The accounts that can be told apart one by one, and the others together as what is left of the whole.
void each_told_apart(Call& call, const Question& question, const Filter& filter, Accounts& accounts,
                     const Visit& visit) {
  std::vector<aws::AccountId> told = accounts.tagged();
  for (const std::string& id : filter.mentioned_accounts()) {
    if (const auto account = aws::AccountId::parse(id)) told.push_back(*account);
  }
  std::ranges::sort(told);
  const auto twice = std::ranges::unique(told);
  told.erase(twice.begin(), twice.end());
  std::map<billing::CostKind, std::vector<billing::Amount>> rest;
  for (auto& each : billing::daily_costs(call.unit, question.scope, question.days, question.at)) {
    rest.emplace(std::move(each.kind), std::move(each.days));
  }
  for (const aws::AccountId& id : told) {
    if (!may_see(question.scope, id)) continue;
    const CostAccount account = accounts.read(id);
    auto costs = billing::daily_costs(call.unit, of_account(question.scope, id), question.days, question.at);
    subtract(rest, costs);
    visit({&account, std::move(costs)});
  }
  const CostAccount others;
  Slice slice{&others, {}};
  for (auto& [kind, days] : rest) slice.costs.push_back({kind, std::move(days)});
  visit(slice);
}

/// https://docs.aws.amazon.com/cost-management/latest/userguide/ce-enable.html
void require_data(Call& call) {
  const plane::Account account = plane::get_account(call.unit, call.account());
  const std::int64_t wait = call.settings[plane::Setting::ce_data_seconds];
  if (account.created_at.plus_seconds(wait) <= call.now) return;
  throw data_unavailable(
      "Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data "
      "might "
      "not be ingested yet");
}

}  // namespace

billing::CostScope visible_costs(Call& call, const std::optional<std::string>& billing_view_arn) {
  std::optional<billing::BillingView> view = billing::primary_view(call.account());
  if (billing_view_arn) view = billing::find_view(call, call.account(), *billing_view_arn);
  if (!view) throw billing_view_not_found(*billing_view_arn);
  require_data(call);
  return billing::narrow(call.unit, billing::visible_to(call.unit, call.account(), call.now), *view);
}

void each_slice(Call& call, const Question& question, const Filter& filter, const Visit& visit) {
  if (!filter.needs_accounts() && !question.tells_tags) {
    visit({nullptr, billing::daily_costs(call.unit, question.scope, question.days, question.at)});
    return;
  }
  if (!filter.accounts() && filter.tells_by_mention()) {
    Accounts accounts(call, filter.needs_tags() || question.tells_tags);
    each_told_apart(call, question, filter, accounts, visit);
    return;
  }
  std::optional<std::string> after = "";
  while (after) after = each_account(call, question, filter, *after, kAccountsAtOnce, visit);
}

std::optional<std::string> each_account(Call& call, const Question& question, const Filter& filter,
                                        std::string_view after, std::int64_t limit, const Visit& visit) {
  Accounts accounts(call, filter.needs_tags() || question.tells_tags);
  auto ids = next_accounts(call, question, filter, after, limit + 1);
  const bool has_more = static_cast<std::int64_t>(ids.size()) > limit;
  if (has_more) ids.pop_back();
  for (const aws::AccountId& id : ids) {
    const CostAccount account = accounts.read(id);
    visit({&account,
           billing::daily_costs(call.unit, of_account(question.scope, id), question.days, question.at)});
  }
  if (!has_more) return std::nullopt;
  return ids.back().str();
}

}  // namespace groundwork::services::cost_explorer
