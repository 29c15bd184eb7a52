#include "plane/budgets/matching.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace groundwork::plane::budgets {
namespace {

constexpr std::string_view kLinkedAccount = "LINKED_ACCOUNT";

struct Field {
  std::string_view dimension;
  std::string billing::CostKind::* member;
};

const std::array kFields{
    Field{"OPERATION", &billing::CostKind::operation},
    Field{"RECORD_TYPE", &billing::CostKind::record_type},
    Field{"REGION", &billing::CostKind::region},
    Field{"SERVICE", &billing::CostKind::service},
    Field{"SERVICE_CODE", &billing::CostKind::service_code},
    Field{"USAGE_TYPE", &billing::CostKind::usage_type},
};

/// Empty where charges have no such thing.
std::string_view value_of(std::string_view dimension, const billing::CostKind& kind,
                          std::string_view linked_account) {
  if (dimension == kLinkedAccount) return linked_account;
  for (const Field& field : kFields) {
    if (field.dimension == dimension) return kind.*field.member;
  }
  return {};
}

bool has_option(const Selection& selection, std::string_view option) {
  return std::find(selection.match_options.begin(), selection.match_options.end(), option) !=
         selection.match_options.end();
}

bool suits(const Selection& selection, std::string_view value, std::string_view wanted) {
  if (has_option(selection, "STARTS_WITH")) return value.starts_with(wanted);
  if (has_option(selection, "ENDS_WITH")) return value.ends_with(wanted);
  if (has_option(selection, "CONTAINS")) return value.find(wanted) != std::string_view::npos;
  return value == wanted;
}

bool selects(const Selection& selection, std::string_view value) {
  if (has_option(selection, "ABSENT")) return value.empty();
  if (value.empty()) return false;
  const bool ignores_case = has_option(selection, "CASE_INSENSITIVE");
  const std::string shown = ignores_case ? base::lower(value) : std::string(value);
  return std::any_of(selection.values.begin(), selection.values.end(), [&](const std::string& wanted) {
    return suits(selection, shown, ignores_case ? base::lower(wanted) : wanted);
  });
}

}  // namespace

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Expression.html
bool matches(const Expression& filter, const billing::CostKind& kind, std::string_view linked_account) {
  const auto holds = [&](const Expression& part) { return matches(part, kind, linked_account); };
  if (!filter.any_of.empty()) return std::any_of(filter.any_of.begin(), filter.any_of.end(), holds);
  if (!filter.all_of.empty()) return std::all_of(filter.all_of.begin(), filter.all_of.end(), holds);
  if (!filter.none_of.empty()) return !holds(filter.none_of.front());
  if (filter.dimension) {
    const std::string& dimension = filter.dimension->key.value_or("");
    return selects(*filter.dimension, value_of(dimension, kind, linked_account));
  }
  if (filter.tag) return selects(*filter.tag, {});
  return filter.cost_category && selects(*filter.cost_category, {});
}

std::set<std::string> linked_accounts(const Expression& filter) {
  std::set<std::string> found;
  if (filter.dimension && filter.dimension->key == kLinkedAccount) {
    found.insert(filter.dimension->values.begin(), filter.dimension->values.end());
  }
  for (const auto* parts : {&filter.any_of, &filter.all_of, &filter.none_of}) {
    for (const Expression& part : *parts) found.merge(linked_accounts(part));
  }
  return found;
}

}  // namespace groundwork::plane::budgets
