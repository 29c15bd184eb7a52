#include "plane/budgets/budgets.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "plane/billing/free_tier.hpp"
#include "plane/budgets/errors.hpp"
#include "plane/budgets/evaluation.hpp"
#include "plane/budgets/rules.hpp"
#include "plane/budgets/spend.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::string_view kColumns =
    "SELECT account, name, type, time_unit, starts_at, ends_at, limit_amount, limit_unit, details, actual, "
    "forecast, updated_at FROM budgets ";

std::string details_text(const Budget& budget) {
  return boost::json::serialize(boost::json::value_from(budget.details));
}

Budget read_budget(const store::Row& row) {
  return {.account = aws::AccountId::trusted(row.text_view(0)),
          .name = row.text(1),
          .type = row.text(2),
          .time_unit = row.text(3),
          .lifetime = {row.instant(4), row.instant(5)},
          .limit = {row.text(6), row.text(7)},
          .details = boost::json::value_to<BudgetDetails>(boost::json::parse(row.text_view(8))),
          .actual = row.integer(9),
          .forecast = row.optional_integer(10),
          .updated_at = row.instant(11)};
}

void insert(Work& work, const Budget& b) {
  work.unit.execute(
      "INSERT INTO budgets (account, name, type, time_unit, starts_at, ends_at, limit_amount, limit_unit, "
      "details, actual, forecast, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
      b.account, b.name, b.type, b.time_unit, b.lifetime.start, b.lifetime.end, b.limit.amount, b.limit.unit,
      details_text(b), b.actual, b.forecast, b.updated_at);
}

/// The limit holds from the current period on.
void note_limit(Work& work, const Budget& budget) {
  auto rows = work.unit.query(
      "SELECT amount, unit FROM budget_limits WHERE account = $1 AND budget = $2 ORDER BY since DESC LIMIT 1",
      budget.account, budget.name);
  const auto last = rows.first();
  if (last && last->text_view(0) == budget.limit.amount && last->text_view(1) == budget.limit.unit) return;
  work.unit.execute(
      "INSERT INTO budget_limits (account, budget, since, amount, unit) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (account, budget, since) DO UPDATE SET amount = excluded.amount, unit = excluded.unit",
      budget.account, budget.name, budget.period_at(work.now).start, budget.limit.amount, budget.limit.unit);
}

std::int64_t count_budgets(store::Unit& unit, const aws::AccountId& account) {
  return unit.count("SELECT COUNT(*) FROM budgets WHERE account = $1", account);
}

}  // namespace

std::string budget_arn(std::string_view account, std::string_view name) {
  return fmt::format("arn:aws:budgets::{}:budget/{}", account, name);
}

std::string Budget::arn() const { return budget_arn(account.str(), name); }

Period Budget::period_at(base::Instant at) const {
  return time_unit == "CUSTOM" ? lifetime : calendar_period(time_unit, at);
}

std::optional<Budget> find_budget(store::Unit& unit, const aws::AccountId& account, std::string_view name) {
  auto rows = unit.query(fmt::format("{}WHERE account = $1 AND name = $2", kColumns), account, name);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_budget(*row);
}

Budget get_budget(store::Unit& unit, const aws::AccountId& account, std::string_view name) {
  auto budget = find_budget(unit, account, name);
  if (!budget) throw no_such_budget(name);
  return std::move(*budget);
}

std::vector<Budget> list_budgets(store::Unit& unit, const aws::AccountId& account, std::string_view after,
                                 std::int64_t limit) {
  std::vector<Budget> found;
  for (const store::Row row :
       unit.query(fmt::format("{}WHERE account = $1 AND name > $2 ORDER BY name LIMIT $3", kColumns), account,
                  after, limit)) {
    found.push_back(read_budget(row));
  }
  return found;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html
Budget create_budget(Work& work, const NewBudget& wanted) {
  Budget budget = checked_budget(wanted, work.now);
  if (find_budget(work.unit, wanted.account, wanted.name)) {
    throw duplicate(fmt::format("Error creating budget: {} - the budget already exists.", wanted.name));
  }
  const std::int64_t most = work.settings[Setting::budgets_budgets];
  if (count_budgets(work.unit, wanted.account) >= most) {
    throw creation_limit_exceeded(
        fmt::format("Unable to create budget: {} - the account has {} budgets already.", wanted.name, most));
  }
  if (budget.details.auto_adjust) adjust_limit(work, budget);
  insert(work, budget);
  note_limit(work, budget);
  see_to_evaluations(work, budget.account, budget.name);
  billing::complete_activity(work, budget.account, "budget");
  return budget;
}

// Changed budgets have spent nothing until they are looked at again.
// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_UpdateBudget.html
void update_budget(Work& work, const NewBudget& wanted) {
  const Budget old = get_budget(work.unit, wanted.account, wanted.name);
  NewBudget whole = wanted;
  if (!whole.starts_at) whole.starts_at = old.lifetime.start;
  if (!whole.ends_at) whole.ends_at = old.lifetime.end;
  Budget budget = checked_budget(whole, work.now);
  if (budget.details.auto_adjust) adjust_limit(work, budget);
  work.unit.execute(
      "UPDATE budgets SET type = $1, time_unit = $2, starts_at = $3, ends_at = $4, updated_at = $5 "
      "WHERE account = $6 AND name = $7",
      budget.type, budget.time_unit, budget.lifetime.start, budget.lifetime.end, budget.updated_at,
      budget.account, budget.name);
  put_evaluation(work, budget);
  see_to_evaluations(work, budget.account, budget.name);
}

void delete_budget(Work& work, const aws::AccountId& account, std::string_view name) {
  if (work.unit.execute("DELETE FROM budgets WHERE account = $1 AND name = $2", account, name) == 0) {
    throw no_such_budget(name);
  }
}

Spend limit_at(store::Unit& unit, const Budget& budget, base::Instant at) {
  if (!budget.details.planned_limits.empty()) return planned_limit(budget.details, budget, at);
  auto rows = unit.query(
      "SELECT amount, unit FROM budget_limits WHERE account = $1 AND budget = $2 AND since <= $3 "
      "ORDER BY since DESC LIMIT 1",
      budget.account, budget.name, at);
  const auto row = rows.first();
  return row ? Spend{row->text(0), row->text(1)} : budget.limit;
}

void find_out_spend(Work& work, Budget& budget) {
  const Spending spending = spending_in(work.unit, budget, budget.period_at(work.now), work.now);
  budget.actual = spending.actual;
  budget.forecast = spending.forecast;
}

void put_evaluation(Work& work, const Budget& budget) {
  work.unit.execute(
      "UPDATE budgets SET limit_amount = $1, limit_unit = $2, details = $3, actual = $4, forecast = $5 "
      "WHERE account = $6 AND name = $7",
      budget.limit.amount, budget.limit.unit, details_text(budget), budget.actual, budget.forecast,
      budget.account, budget.name);
  note_limit(work, budget);
}

}  // namespace groundwork::plane::budgets
