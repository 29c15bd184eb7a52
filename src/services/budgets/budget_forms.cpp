#include "services/budgets/budget_forms.hpp"

#include "plane/budgets/amounts.hpp"

namespace groundwork::services::budgets {
namespace {

domain::CostTypes from_api(const model::CostTypes& types) {
  const domain::CostTypes usual;
  return {.tax = types.include_tax.value_or(usual.tax),
          .subscription = types.include_subscription.value_or(usual.subscription),
          .blended = types.use_blended.value_or(usual.blended),
          .refund = types.include_refund.value_or(usual.refund),
          .credit = types.include_credit.value_or(usual.credit),
          .upfront = types.include_upfront.value_or(usual.upfront),
          .recurring = types.include_recurring.value_or(usual.recurring),
          .other_subscription = types.include_other_subscription.value_or(usual.other_subscription),
          .support = types.include_support.value_or(usual.support),
          .discount = types.include_discount.value_or(usual.discount),
          .amortized = types.use_amortized.value_or(usual.amortized)};
}

/// A dimension's key and values are required, a tag's and a cost category's are not.
template <class Values>
domain::Selection selection_from(const Values& given) {
  domain::Selection selection{.key = given.key, .values = {}, .match_options = {}};
  if constexpr (std::is_same_v<Values, model::ExpressionDimensionValues>) {
    selection.values = given.values;
  } else if (given.values) {
    selection.values = *given.values;
  }
  if (given.match_options) selection.match_options = *given.match_options;
  return selection;
}

template <class Values>
Values selection_to(const domain::Selection& selection) {
  Values made;
  if constexpr (std::is_same_v<Values, model::ExpressionDimensionValues>) {
    made.key = selection.key.value_or("");
    made.values = selection.values;
  } else {
    made.key = selection.key;
    if (!selection.values.empty()) made.values = selection.values;
  }
  if (!selection.match_options.empty()) made.match_options = selection.match_options;
  return made;
}

domain::Expression from_api(const model::Expression& given) {
  domain::Expression made;
  if (given.or_) {
    for (const model::Expression& part : *given.or_) made.any_of.push_back(from_api(part));
  }
  if (given.and_) {
    for (const model::Expression& part : *given.and_) made.all_of.push_back(from_api(part));
  }
  if (given.not_) made.none_of.push_back(from_api(*given.not_));
  if (given.dimensions) made.dimension = selection_from(*given.dimensions);
  if (given.tags) made.tag = selection_from(*given.tags);
  if (given.cost_categories) made.cost_category = selection_from(*given.cost_categories);
  return made;
}

domain::AutoAdjust from_api(const model::AutoAdjustData& data) {
  domain::AutoAdjust adjust{.type = data.auto_adjust_type, .adjustment_periods = {}, .look_back_periods = {}};
  // LookBackAvailablePeriods and LastAutoAdjustTime are AWS's to find out.
  if (data.historical_options) adjust.adjustment_periods = data.historical_options->budget_adjustment_period;
  return adjust;
}

model::AutoAdjustData auto_adjust_data(const domain::AutoAdjust& adjust) {
  model::AutoAdjustData data{.auto_adjust_type = adjust.type,
                             .historical_options = {},
                             .last_auto_adjust_time = base::Instant{adjust.adjusted_ms}};
  if (!adjust.adjustment_periods) return data;
  auto& options = data.historical_options.emplace();
  options.budget_adjustment_period = static_cast<std::int32_t>(*adjust.adjustment_periods);
  if (adjust.look_back_periods) {
    options.look_back_available_periods = static_cast<std::int32_t>(*adjust.look_back_periods);
  }
  return data;
}

void add_selection(const domain::BudgetDetails& details, bool shows_filter_expression, model::Budget& made) {
  const bool is_new_form = details.filter_expression || !details.metrics.empty();
  if (!is_new_form) {
    made.cost_filters = details.cost_filters;
    if (details.cost_types) made.cost_types = to_api(*details.cost_types);
    return;
  }
  if (!shows_filter_expression) return;
  if (details.filter_expression) made.filter_expression = to_api(*details.filter_expression);
  if (!details.metrics.empty()) made.metrics = details.metrics;
}

}  // namespace

domain::NewBudget from_api(const aws::AccountId& account, const model::Budget& budget) {
  domain::NewBudget wanted{.account = account,
                           .name = budget.budget_name,
                           .type = budget.budget_type,
                           .time_unit = budget.time_unit,
                           .starts_at = {},
                           .ends_at = {},
                           .limit = {},
                           .details = {}};
  if (budget.time_period) {
    wanted.starts_at = budget.time_period->start;
    wanted.ends_at = budget.time_period->end;
  }
  if (budget.budget_limit) wanted.limit = {budget.budget_limit->amount, budget.budget_limit->unit};
  if (budget.planned_budget_limits) {
    for (const auto& [start, spend] : *budget.planned_budget_limits) {
      wanted.details.planned_limits[start] = {spend.amount, spend.unit};
    }
  }
  if (budget.cost_filters) wanted.details.cost_filters = *budget.cost_filters;
  if (budget.cost_types) wanted.details.cost_types = from_api(*budget.cost_types);
  if (budget.filter_expression) wanted.details.filter_expression = from_api(*budget.filter_expression);
  if (budget.metrics) wanted.details.metrics = *budget.metrics;
  wanted.details.billing_view_arn = budget.billing_view_arn;
  if (budget.auto_adjust_data) wanted.details.auto_adjust = from_api(*budget.auto_adjust_data);
  return wanted;
}

model::Budget to_api(const domain::Budget& budget, bool shows_filter_expression) {
  model::Budget made;
  made.budget_name = budget.name;
  made.budget_limit = to_api(budget.limit);
  for (const auto& [start, limit] : budget.details.planned_limits) {
    if (!made.planned_budget_limits) made.planned_budget_limits.emplace();
    made.planned_budget_limits->emplace(start, to_api(limit));
  }
  made.time_unit = budget.time_unit;
  made.time_period = {.start = budget.lifetime.start, .end = budget.lifetime.end};
  auto& calculated = made.calculated_spend.emplace();
  calculated.actual_spend = {.amount = domain::amount_text(budget.actual), .unit = budget.limit.unit};
  if (budget.forecast) {
    calculated.forecasted_spend = {.amount = domain::amount_text(*budget.forecast),
                                   .unit = budget.limit.unit};
  }
  made.budget_type = budget.type;
  made.last_updated_time = budget.updated_at;
  if (budget.details.auto_adjust) made.auto_adjust_data = auto_adjust_data(*budget.details.auto_adjust);
  add_selection(budget.details, shows_filter_expression, made);
  made.billing_view_arn = budget.details.billing_view_arn;
  made.health_status = {.status = model::HealthStatusValue::kHealthy,
                        .status_reason = {},
                        .last_updated_time = budget.updated_at};
  return made;
}

model::Spend to_api(const domain::Spend& spend) { return {.amount = spend.amount, .unit = spend.unit}; }

model::CostTypes to_api(const domain::CostTypes& types) {
  return {.include_tax = types.tax,
          .include_subscription = types.subscription,
          .use_blended = types.blended,
          .include_refund = types.refund,
          .include_credit = types.credit,
          .include_upfront = types.upfront,
          .include_recurring = types.recurring,
          .include_other_subscription = types.other_subscription,
          .include_support = types.support,
          .include_discount = types.discount,
          .use_amortized = types.amortized};
}

model::Expression to_api(const domain::Expression& expression) {
  model::Expression made;
  const auto list_of = [](const std::vector<domain::Expression>& parts) {
    std::vector<model::Expression> list;
    for (const domain::Expression& part : parts) list.push_back(to_api(part));
    return list;
  };
  if (!expression.any_of.empty()) made.or_ = list_of(expression.any_of);
  if (!expression.all_of.empty()) made.and_ = list_of(expression.all_of);
  if (!expression.none_of.empty()) made.not_ = to_api(expression.none_of.front());
  if (expression.dimension) {
    made.dimensions = selection_to<model::ExpressionDimensionValues>(*expression.dimension);
  }
  if (expression.tag) made.tags = selection_to<model::TagValues>(*expression.tag);
  if (expression.cost_category) {
    made.cost_categories = selection_to<model::CostCategoryValues>(*expression.cost_category);
  }
  return made;
}

}  // namespace groundwork::services::budgets
