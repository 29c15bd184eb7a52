#include "plane/budgets/filter.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "plane/budgets/errors.hpp"

namespace groundwork::plane::budgets {
namespace {

struct FilterName {
  std::string_view name;       ///< in CostFilters
  std::string_view dimension;  ///< in Expression; empty for tags and cost categories
};

constexpr std::array kFilterNames{
    FilterName{"AZ", "AZ"},
    FilterName{"BillingEntity", "BILLING_ENTITY"},
    FilterName{"CacheEngine", "CACHE_ENGINE"},
    FilterName{"CostCategory", ""},
    FilterName{"DatabaseEngine", "DATABASE_ENGINE"},
    FilterName{"InstanceType", "INSTANCE_TYPE"},
    FilterName{"InstanceTypeFamily", "INSTANCE_TYPE_FAMILY"},
    FilterName{"InvoicingEntity", "INVOICING_ENTITY"},
    FilterName{"LegalEntityName", "LEGAL_ENTITY_NAME"},
    FilterName{"LinkedAccount", "LINKED_ACCOUNT"},
    FilterName{"OperatingSystem", "OPERATING_SYSTEM"},
    FilterName{"Operation", "OPERATION"},
    FilterName{"Platform", "PLATFORM"},
    FilterName{"PurchaseType", "PURCHASE_TYPE"},
    FilterName{"RecordType", "RECORD_TYPE"},
    FilterName{"Region", "REGION"},
    FilterName{"ReservationId", "RESERVATION_ID"},
    FilterName{"SavingsPlanArn", "SAVINGS_PLAN_ARN"},
    FilterName{"SavingsPlansType", "SAVINGS_PLANS_TYPE"},
    FilterName{"Scope", "SCOPE"},
    FilterName{"Service", "SERVICE"},
    FilterName{"TagKeyValue", ""},
    FilterName{"Tenancy", "TENANCY"},
    FilterName{"UsageType", "USAGE_TYPE"},
    FilterName{"UsageTypeGroup", "USAGE_TYPE_GROUP"},
};

const FilterName* find_name(std::string_view name) {
  const auto* at = std::find_if(kFilterNames.begin(), kFilterNames.end(),
                                [&](const FilterName& known) { return known.name == name; });
  return at == kFilterNames.end() ? nullptr : at;
}

/// `user:Team$blue` names the value blue of the tag user:Team.
Expression keyed_expression(std::string_view name, const std::string& value) {
  const std::size_t dollar = value.find('$');
  Selection selection{.key = value.substr(0, dollar), .values = {}, .match_options = {}};
  if (dollar != std::string::npos) selection.values.push_back(value.substr(dollar + 1));
  Expression made;
  (name == "TagKeyValue" ? made.tag : made.cost_category) = std::move(selection);
  return made;
}

Expression one_filter(const FilterName& name, const std::vector<std::string>& values) {
  Expression made;
  if (!name.dimension.empty()) {
    made.dimension = Selection{.key = std::string(name.dimension), .values = values, .match_options = {}};
    return made;
  }
  for (const std::string& value : values) made.any_of.push_back(keyed_expression(name.name, value));
  return made;
}

}  // namespace

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Expression.html
void check_expression(const Expression& expression) {
  const int said =
      static_cast<int>(!expression.any_of.empty()) + static_cast<int>(!expression.all_of.empty()) +
      static_cast<int>(!expression.none_of.empty()) + static_cast<int>(expression.dimension.has_value()) +
      static_cast<int>(expression.tag.has_value()) + static_cast<int>(expression.cost_category.has_value());
  if (said != 1) {
    throw invalid_parameter(
        "FilterExpression: each expression must have exactly one of Or, And, Not, Dimensions, Tags and "
        "CostCategories.");
  }
  if (expression.dimension && expression.dimension->key == "LINKED_ACCOUNT" &&
      !expression.dimension->match_options.empty() &&
      expression.dimension->match_options != std::vector<std::string>{"EQUALS"}) {
    throw invalid_parameter("FilterExpression: LINKED_ACCOUNT is compared by EQUALS alone.");
  }
  for (const auto* children : {&expression.any_of, &expression.all_of, &expression.none_of}) {
    for (const Expression& child : *children) check_expression(child);
  }
}

void check_cost_filters(const CostFilters& filters) {
  for (const auto& [name, values] : filters) {
    if (find_name(name) == nullptr) {
      throw invalid_parameter(fmt::format("CostFilters: {} is not a filter of AWS Budgets.", name));
    }
    if (values.empty()) throw invalid_parameter(fmt::format("CostFilters: {} has no values.", name));
  }
}

std::optional<Expression> expression_of(const CostFilters& filters) {
  if (filters.empty()) return std::nullopt;
  Expression all;
  for (const auto& [name, values] : filters) {
    if (const FilterName* known = find_name(name)) all.all_of.push_back(one_filter(*known, values));
  }
  return all;
}

}  // namespace groundwork::plane::budgets
