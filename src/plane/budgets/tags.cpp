#include "plane/budgets/tags.hpp"

#include <set>

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "base/text.hpp"
#include "plane/budgets/errors.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::string_view kAction = "/action/";
constexpr std::string_view kBudget = "budget/";

void check_tags(const Tags& tags) {
  std::set<std::string> keys;
  for (const auto& [key, value] : tags) {
    if (base::lower(key).starts_with("aws:")) {
      throw invalid_parameter(
          fmt::format("ResourceTags: the key {} begins with aws:, which is AWS's own.", key));
    }
    if (!keys.insert(key).second) {
      throw invalid_parameter(fmt::format("ResourceTags: the key {} is given twice.", key));
    }
  }
}

std::int64_t count_tags(store::Unit& unit, const Taggable& resource) {
  return unit.count("SELECT COUNT(*) FROM budget_tags WHERE account = $1 AND budget = $2 AND action = $3",
                    resource.account, resource.budget, resource.action);
}

}  // namespace

std::string Taggable::arn() const {
  std::string text = budget_arn(account.str(), budget);
  return action.empty() ? text : text + std::string(kAction) + action;
}

Taggable parse_arn(std::string_view text) {
  const auto arn = aws::Arn::parse(text);
  const auto account = arn ? aws::AccountId::parse(arn->account) : std::nullopt;
  if (!arn || arn->service != "budgets" || !account || !arn->resource.starts_with(kBudget)) {
    throw invalid_parameter(
        fmt::format("ResourceARN: {} is not the ARN of a budget or a budget action.", text));
  }
  const std::string path = arn->resource.substr(kBudget.size());
  const std::size_t action = path.find(kAction);
  if (action == std::string::npos) return {*account, path, {}};
  return {*account, path.substr(0, action), path.substr(action + kAction.size())};
}

void require_taggable(store::Unit& unit, const Taggable& resource) {
  if (!find_budget(unit, resource.account, resource.budget)) throw no_such_budget(resource.budget);
  if (resource.action.empty()) return;
  if (!unit.exists("SELECT 1 FROM budget_actions WHERE account = $1 AND budget = $2 AND id = $3",
                   resource.account, resource.budget, resource.action)) {
    throw no_such_action(resource.action);
  }
}

Tags tags_of(store::Unit& unit, const Taggable& resource) {
  Tags tags;
  for (const store::Row row : unit.query("SELECT key, value FROM budget_tags WHERE account = $1 AND budget = "
                                         "$2 AND action = $3 ORDER BY key",
                                         resource.account, resource.budget, resource.action)) {
    tags.emplace_back(row.text(0), row.text(1));
  }
  return tags;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_TagResource.html
void put_tags(Work& work, const Taggable& resource, const Tags& tags) {
  check_tags(tags);
  for (const auto& [key, value] : tags) {
    work.unit.execute(
        "INSERT INTO budget_tags (account, budget, action, key, value) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (account, budget, action, key) DO UPDATE SET value = excluded.value",
        resource.account, resource.budget, resource.action, key, value);
  }
  const std::int64_t most = work.settings[Setting::budgets_tags];
  if (!tags.empty() && count_tags(work.unit, resource) > most) {
    throw aws::ApiError("ServiceQuotaExceededException",
                        fmt::format("ResourceTags: a resource can have at most {} tags.", most));
  }
}

void remove_tags(Work& work, const Taggable& resource, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    work.unit.execute(
        "DELETE FROM budget_tags WHERE account = $1 AND budget = $2 AND action = $3 AND key = $4",
        resource.account, resource.budget, resource.action, key);
  }
}

}  // namespace groundwork::plane::budgets
