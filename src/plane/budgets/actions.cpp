#include "plane/budgets/actions.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "plane/budgets/action_rules.hpp"
#include "plane/budgets/errors.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::string_view kColumns =
    "SELECT account, budget, id, status, details, fired_period FROM budget_actions ";

std::string details_text(const ActionDetails& details) {
  return boost::json::serialize(boost::json::value_from(details));
}

ActionDetails read_details(std::string_view text) {
  return boost::json::value_to<ActionDetails>(boost::json::parse(text));
}

Action read_action(const store::Row& row) {
  return {.account = aws::AccountId::trusted(row.text_view(0)),
          .budget = row.text(1),
          .id = row.text(2),
          .status = row.text(3),
          .details = read_details(row.text_view(4)),
          .fired_period = row.optional_instant(5)};
}

void note_event(Work& work, const Action& action, std::string_view event_type, std::string_view message) {
  const std::int64_t number =
      1 + work.unit.count(
              "SELECT COALESCE(MAX(number), 0) FROM budget_action_histories WHERE account = $1 AND "
              "budget = $2 AND action = $3",
              action.account, action.budget, action.id);
  work.unit.execute(
      "INSERT INTO budget_action_histories (account, budget, action, number, happened_at, event_type, "
      "status, "
      "details, message) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      action.account, action.budget, action.id, number, work.now, event_type, action.status,
      details_text(action.details), message);
}

void refuse_while_in_progress(const Action& action) {
  if (!action.is_in_progress()) return;
  throw resource_locked(
      fmt::format("The action {} is in the status {} and cannot be changed now.", action.id, action.status));
}

}  // namespace

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudgetAction.html
Action create_action(Work& work, const Budget& budget, const ActionDetails& details) {
  check_action(work, budget, details);
  const std::int64_t most = work.settings[Setting::budgets_actions_per_budget];
  if (static_cast<std::int64_t>(list_actions(work.unit, budget.account, budget.name, {}, most).size()) >=
      most) {
    throw creation_limit_exceeded(
        fmt::format("Unable to create action for budget: {} - a budget has at most {}.", budget.name, most));
  }
  const std::string text = details_text(details);
  if (work.unit.exists("SELECT 1 FROM budget_actions WHERE account = $1 AND budget = $2 AND details = $3",
                       budget.account, budget.name, text)) {
    throw duplicate(
        fmt::format("Error creating action for budget: {} - the action already exists.", budget.name));
  }
  Action action{.account = budget.account,
                .budget = budget.name,
                .id = work.random.uuid(),
                .status = "STANDBY",
                .details = details,
                .fired_period = {}};
  work.unit.execute(
      "INSERT INTO budget_actions (account, budget, id, status, details) VALUES ($1, $2, $3, $4, $5)",
      action.account, action.budget, action.id, action.status, text);
  note_event(work, action, "CREATE_ACTION", "The action was created.");
  return action;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_UpdateBudgetAction.html
void update_action(Work& work, const Budget& budget, Action& action, const ActionDetails& details) {
  refuse_while_in_progress(action);
  if (action.status == "EXECUTION_SUCCESS" || action.status == "REVERSE_FAILURE") {
    throw resource_locked(fmt::format(
        "The action {} has been carried out and must be reversed before it is changed.", action.id));
  }
  check_action(work, budget, details);
  action.details = details;
  work.unit.execute("UPDATE budget_actions SET details = $1 WHERE account = $2 AND budget = $3 AND id = $4",
                    details_text(details), action.account, action.budget, action.id);
  note_event(work, action, "UPDATE_ACTION", "The action was updated.");
}

void delete_action(Work& work, const Action& action) {
  refuse_while_in_progress(action);
  work.unit.execute("DELETE FROM budget_actions WHERE account = $1 AND budget = $2 AND id = $3",
                    action.account, action.budget, action.id);
  work.unit.execute("DELETE FROM budget_tags WHERE account = $1 AND budget = $2 AND action = $3",
                    action.account, action.budget, action.id);
}

std::optional<Action> find_action(store::Unit& unit, const aws::AccountId& account, std::string_view budget,
                                  std::string_view id) {
  auto rows = unit.query(fmt::format("{}WHERE account = $1 AND budget = $2 AND id = $3", kColumns), account,
                         budget, id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_action(*row);
}

Action get_action(store::Unit& unit, const aws::AccountId& account, std::string_view budget,
                  std::string_view id) {
  auto action = find_action(unit, account, budget, id);
  if (!action) throw no_such_action(id);
  return std::move(*action);
}

std::vector<Action> list_actions(store::Unit& unit, const aws::AccountId& account, std::string_view budget,
                                 std::string_view after, std::int64_t limit) {
  std::vector<Action> found;
  for (const store::Row row : unit.query(
           fmt::format("{}WHERE account = $1 AND budget = $2 AND id > $3 ORDER BY id LIMIT $4", kColumns),
           account, budget, after, limit)) {
    found.push_back(read_action(row));
  }
  return found;
}

std::vector<Action> list_actions(store::Unit& unit, const aws::AccountId& account, std::string_view after,
                                 std::int64_t limit) {
  // No id holds a slash, so that the last one divides budget and id.
  const std::size_t slash = after.rfind('/');
  const std::string_view budget = slash == std::string_view::npos ? "" : after.substr(0, slash);
  const std::string_view id = slash == std::string_view::npos ? "" : after.substr(slash + 1);
  std::vector<Action> found;
  for (const store::Row row :
       unit.query(fmt::format("{}WHERE account = $1 AND (budget, id) > ($2, $3) ORDER BY budget, id LIMIT $4",
                              kColumns),
                  account, budget, id, limit)) {
    found.push_back(read_action(row));
  }
  return found;
}

std::string sort_key(const Action& action) { return action.budget + "/" + action.id; }

std::vector<ActionEvent> list_events(store::Unit& unit, const Action& action, const Period& within,
                                     std::int64_t before, std::int64_t limit) {
  std::vector<ActionEvent> found;
  for (const store::Row row :
       unit.query("SELECT number, happened_at, event_type, message, status, details FROM "
                  "budget_action_histories WHERE "
                  "account = $1 AND budget = $2 AND action = $3 AND (number < $4 OR $4 = 0) AND happened_at "
                  ">= $5 AND "
                  "happened_at < $6 ORDER BY number DESC LIMIT $7",
                  action.account, action.budget, action.id, before, within.start, within.end, limit)) {
    ActionEvent event{.number = row.integer(0),
                      .at = row.instant(1),
                      .event_type = row.text(2),
                      .message = row.text(3),
                      .action = action};
    event.action.status = row.text(4);
    event.action.details = read_details(row.text_view(5));
    found.push_back(std::move(event));
  }
  return found;
}

void put_status(Work& work, const Action& action, std::string_view event_type, std::string_view message) {
  work.unit.execute(
      "UPDATE budget_actions SET status = $1, fired_period = $2 WHERE account = $3 AND budget = $4 AND id = "
      "$5",
      action.status, action.fired_period, action.account, action.budget, action.id);
  note_event(work, action, event_type, message);
}

}  // namespace groundwork::plane::budgets
