#include "plane/budgets/rules.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/budgets/amounts.hpp"
#include "plane/budgets/errors.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::string_view kPercentage = "PERCENTAGE";

bool is_reservation(std::string_view type) { return type == "RI_UTILIZATION" || type == "RI_COVERAGE"; }

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_TimePeriod.html
Period checked_lifetime(const NewBudget& wanted, base::Instant now) {
  const bool is_custom = wanted.time_unit == "CUSTOM";
  if (is_custom && !(wanted.starts_at && wanted.ends_at)) {
    throw invalid_parameter("TimePeriod: a budget with the TimeUnit CUSTOM needs a Start and an End.");
  }
  Period lifetime{wanted.starts_at.value_or(base::Instant{}), wanted.ends_at.value_or(kEndOfTime)};
  if (!wanted.starts_at) lifetime.start = calendar_period(wanted.time_unit, now).start;
  if (lifetime.end <= lifetime.start) {
    throw invalid_parameter("TimePeriod: the Start must be before the End.");
  }
  if (lifetime.end > kEndOfTime) {
    throw invalid_parameter("TimePeriod: the End must not be after 06/15/87 00:00 UTC.");
  }
  return lifetime;
}

Spend checked_limit(const Spend& limit, std::string_view type, std::string_view field) {
  const auto amount = parse_amount(limit.amount);
  if (!amount) throw invalid_parameter(fmt::format("{}: the Amount is not a number.", field));
  if (type == "COST" && limit.unit != "USD") {
    throw invalid_parameter(fmt::format("{}: the Unit of a COST budget must be USD.", field));
  }
  if (type != "COST" && type != "USAGE" && (*amount != 100 * kNano || limit.unit != kPercentage)) {
    throw invalid_parameter(
        fmt::format("{}: the only limit of a budget of the type {} is 100 PERCENTAGE.", field, type));
  }
  return {normal_amount(limit.amount), limit.unit};
}

std::int64_t seconds_of(const std::string& key) {
  // Twelve digits are the year 33,658: enough, and never too much for 64 bits.
  if (key.empty() || key.size() > 12 || !base::is_digits(key)) {
    throw invalid_parameter("PlannedBudgetLimits: a key must be the start of a period in epoch seconds.");
  }
  return std::stoll(key);
}

/// A limit for each of the next twelve months or four quarters, or as many as the budget still has.
void check_planned_limits(const Budget& budget, base::Instant now) {
  const auto& limits = budget.details.planned_limits;
  if (budget.time_unit != "MONTHLY" && budget.time_unit != "QUARTERLY") {
    throw invalid_parameter("PlannedBudgetLimits: the TimeUnit must be MONTHLY or QUARTERLY.");
  }
  const std::size_t count_max = budget.time_unit == "MONTHLY" ? 12 : 4;
  std::map<std::int64_t, bool> starts;
  for (const auto& [key, limit] : limits) starts.emplace(seconds_of(key), true);
  base::Instant at = budget.period_at(std::max(now, budget.lifetime.start)).start;
  std::size_t count = 0;
  for (; count < count_max && at < budget.lifetime.end; ++count) {
    if (starts.erase(at.seconds()) == 0) {
      throw invalid_parameter(fmt::format(
          "PlannedBudgetLimits: there must be a limit for each of the next {} periods, from the current one "
          "or the budget's first; {} is missing.",
          count_max, at.seconds()));
    }
    at = calendar_period(budget.time_unit, at).end;
  }
  if (!starts.empty()) {
    throw invalid_parameter(
        fmt::format("PlannedBudgetLimits: {} is not the start of one of the next {} periods.",
                    starts.begin()->first, count));
  }
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_HistoricalOptions.html
void check_auto_adjust(const Budget& budget, const AutoAdjust& adjust) {
  if (budget.time_unit == "CUSTOM") {
    throw invalid_parameter("AutoAdjustData: a budget with the TimeUnit CUSTOM cannot adjust itself.");
  }
  if (adjust.type == "HISTORICAL" && !adjust.adjustment_periods) {
    throw invalid_parameter("AutoAdjustData: HISTORICAL needs HistoricalOptions.");
  }
  if (adjust.type == "FORECAST" && adjust.adjustment_periods) {
    throw invalid_parameter("AutoAdjustData: FORECAST takes no HistoricalOptions.");
  }
  if (!adjust.adjustment_periods) return;
  constexpr std::array<std::pair<std::string_view, std::int64_t>, 4> kMost{
      {{"DAILY", 60}, {"MONTHLY", 12}, {"QUARTERLY", 4}, {"ANNUALLY", 1}}};
  for (const auto& [time_unit, most] : kMost) {
    if (budget.time_unit == time_unit && *adjust.adjustment_periods > most) {
      throw invalid_parameter(fmt::format(
          "HistoricalOptions: the BudgetAdjustmentPeriod of a {} budget is at most {}.", time_unit, most));
    }
  }
}

void check_metrics(const Budget& budget) {
  constexpr std::array<std::string_view, 5> kCost{"BlendedCost", "UnblendedCost", "AmortizedCost",
                                                  "NetUnblendedCost", "NetAmortizedCost"};
  for (const std::string& metric : budget.details.metrics) {
    const bool is_of_cost = std::find(kCost.begin(), kCost.end(), metric) != kCost.end();
    if (budget.is_cost_or_usage() && is_of_cost != (budget.type == "COST")) {
      throw invalid_parameter(
          fmt::format("Metrics: {} is no metric of a budget of the type {}.", metric, budget.type));
    }
  }
}

bool selects_services(const BudgetDetails& details) {
  if (details.cost_filters.contains("Service")) return true;
  const auto names_services = [](const Expression& part) {
    return part.dimension && (part.dimension->key == "SERVICE" || part.dimension->key == "SERVICE_CODE");
  };
  if (!details.filter_expression) return false;
  const auto& all = details.filter_expression->all_of;
  return names_services(*details.filter_expression) || std::any_of(all.begin(), all.end(), names_services);
}

/// What budgets of reservations and Savings Plans count: subscriptions and nothing else.
constexpr CostTypes kSubscriptionsAlone{.tax = false,
                                        .subscription = true,
                                        .blended = false,
                                        .refund = false,
                                        .credit = false,
                                        .upfront = false,
                                        .recurring = false,
                                        .other_subscription = false,
                                        .support = false,
                                        .discount = false,
                                        .amortized = false};

void check_selection(Budget& budget) {
  BudgetDetails& details = budget.details;
  const bool is_new_form = details.filter_expression || !details.metrics.empty();
  if (is_new_form && (details.cost_types || !details.cost_filters.empty())) {
    throw invalid_parameter(
        "Only one of FilterExpression with Metrics and CostFilters with CostTypes can be given.");
  }
  check_cost_filters(details.cost_filters);
  if (details.filter_expression) check_expression(*details.filter_expression);
  check_metrics(budget);
  if (is_reservation(budget.type) && !selects_services(details)) {
    throw invalid_parameter(
        fmt::format("CostFilters: a budget of the type {} needs a Service.", budget.type));
  }
  if (budget.is_cost_or_usage()) {
    if (!is_new_form && !details.cost_types) details.cost_types.emplace();
    if (details.cost_types && details.cost_types->blended && details.cost_types->amortized) {
      throw invalid_parameter("CostTypes: UseBlended and UseAmortized cannot both be true.");
    }
    return;
  }
  if (is_new_form) return;
  if (!details.cost_types) details.cost_types = kSubscriptionsAlone;
  const CostTypes& types = *details.cost_types;
  if (types.tax || types.refund || types.credit || types.upfront || types.recurring ||
      types.other_subscription || types.support || types.discount || types.blended) {
    throw invalid_parameter(
        fmt::format("CostTypes: a budget of the type {} can include subscriptions alone.", budget.type));
  }
}

void check_limits(Budget& budget, const NewBudget& wanted, base::Instant now) {
  const BudgetDetails& details = budget.details;
  const int given = static_cast<int>(wanted.limit.has_value()) +
                    static_cast<int>(!details.planned_limits.empty()) +
                    static_cast<int>(details.auto_adjust.has_value());
  if (given > 1) {
    throw invalid_parameter("Only one of BudgetLimit, PlannedBudgetLimits and AutoAdjustData can be given.");
  }
  if (wanted.limit) budget.limit = checked_limit(*wanted.limit, budget.type, "BudgetLimit");
  if (!budget.is_cost_or_usage()) {
    if (given > 0 && !wanted.limit) {
      throw invalid_parameter(fmt::format(
          "PlannedBudgetLimits and AutoAdjustData: the limit of a budget of the type {} is 100 PERCENTAGE.",
          budget.type));
    }
    budget.limit = {"100.0", std::string(kPercentage)};
    return;
  }
  if (given == 0) {
    throw invalid_parameter(
        fmt::format("BudgetLimit: it is required for a budget of the type {}.", budget.type));
  }
  if (details.auto_adjust) {
    check_auto_adjust(budget, *details.auto_adjust);
    budget.limit = {"0.0", budget.type == "COST" ? "USD" : "N/A"};
  }
  if (details.planned_limits.empty()) return;
  for (auto& [key, limit] : budget.details.planned_limits) {
    limit = checked_limit(limit, budget.type, "PlannedBudgetLimits");
  }
  check_planned_limits(budget, now);
  budget.limit = planned_limit(details, budget, now);
}

/// Of the views of a bill, an account has the one over all of it.
void check_billing_view(const Budget& budget) {
  const auto& arn = budget.details.billing_view_arn;
  const std::string primary = fmt::format("arn:aws:billing::{}:billingview/primary", budget.account.str());
  if (arn && *arn != primary) {
    throw not_found(fmt::format("Unable to get billing view: {} - the billing view doesn't exist.", *arn));
  }
}

}  // namespace

void check_budget_name(std::string_view name) {
  const std::string lower = base::lower(name);
  const std::size_t script = lower.find("<script>");
  const bool has_script = script != std::string::npos && lower.find("</script>", script) != std::string::npos;
  if (has_script || name.find("/action/") != std::string_view::npos) {
    throw invalid_parameter(
        fmt::format("1 validation error detected: Value '{}' at 'budgetName' failed to satisfy constraint: "
                    "Member must satisfy regular expression pattern: "
                    "^(?![^:\\\\]*/action/|(?i).*<script>.*</script>.*)[^:\\\\]+$",
                    name));
  }
}

const Spend& planned_limit(const BudgetDetails& details, const Budget& budget, base::Instant at) {
  const std::int64_t start = budget.period_at(at).start.seconds();
  const Spend* found = nullptr;
  std::int64_t found_at = 0;
  const Spend* first = nullptr;
  std::int64_t first_at = 0;
  for (const auto& [key, limit] : details.planned_limits) {
    const std::int64_t since = std::stoll(key);
    if (first == nullptr || since < first_at) {
      first = &limit;
      first_at = since;
    }
    if (since <= start && (found == nullptr || since > found_at)) {
      found = &limit;
      found_at = since;
    }
  }
  return found == nullptr ? *first : *found;
}

Budget checked_budget(const NewBudget& wanted, base::Instant now) {
  check_budget_name(wanted.name);
  Budget budget{.account = wanted.account,
                .name = wanted.name,
                .type = wanted.type,
                .time_unit = wanted.time_unit,
                .lifetime = checked_lifetime(wanted, now),
                .limit = {},
                .details = wanted.details,
                .actual = 0,
                .forecast = {},
                .updated_at = now};
  check_selection(budget);
  check_limits(budget, wanted, now);
  check_billing_view(budget);
  return budget;
}

}  // namespace groundwork::plane::budgets
