#include "services/cost_explorer/filter.hpp"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "base/text.hpp"
#include "services/cost_explorer/errors.hpp"

namespace groundwork::services::cost_explorer {
namespace {

using Values = std::optional<std::vector<std::string>>;

constexpr std::size_t kDepthMax = 32;

bool has(const Values& options, std::string_view option) {
  return options && std::ranges::count(*options, option) > 0;
}

/// Whether `value` is one of `values`, by the way of comparing that `options` names.
bool matches(const std::string& value, const Values& values, const Values& options) {
  using Option = model::MatchOption;
  const bool fold = has(options, Option::kCaseInsensitive);
  const std::string found = fold ? base::lower(value) : value;
  return values && std::ranges::any_of(*values, [&](const std::string& each) {
           const std::string wanted = fold ? base::lower(each) : each;
           if (has(options, Option::kStartsWith)) return found.starts_with(wanted);
           if (has(options, Option::kEndsWith)) return found.ends_with(wanted);
           if (has(options, Option::kContains)) return found.find(wanted) != std::string::npos;
           return found == wanted;
         });
}

bool tag_matches(const model::TagValues& wanted, const plane::Tags& tags) {
  const auto found =
      std::ranges::find(tags, wanted.key.value_or(""), [](const auto& tag) { return tag.first; });
  if (has(wanted.match_options, model::MatchOption::kAbsent)) return found == tags.end();
  // An empty value stands for what has no such tag.
  return matches(found == tags.end() ? "" : found->second, wanted.values, wanted.match_options);
}

bool passes_expression(const model::Expression& e, const plane::billing::CostKind& kind,
                       const CostAccount* account) {
  const auto recurse = [&](const model::Expression& each) { return passes_expression(each, kind, account); };
  if (e.and_) return std::ranges::all_of(*e.and_, recurse);
  if (e.or_) return std::ranges::any_of(*e.or_, recurse);
  if (e.not_) return !recurse(*e.not_);
  if (e.tags) return tag_matches(*e.tags, account->tags);
  // No cost category is defined, so that every cost is in none.
  if (e.cost_categories) {
    return has(e.cost_categories->match_options, model::MatchOption::kAbsent) ||
           has(e.cost_categories->values, "");
  }
  const std::string& key = *e.dimensions->key;
  const std::string value = is_account_dimension(key) ? value_of(*account, key) : value_of(kind, key);
  return matches(value, e.dimensions->values, e.dimensions->match_options);
}

void require_one_root(const model::Expression& e) {
  const int roots = int{e.and_.has_value()} + int{e.or_.has_value()} + int{e.not_.has_value()} +
                    int{e.dimensions.has_value()} + int{e.tags.has_value()} +
                    int{e.cost_categories.has_value()};
  if (roots == 1) return;
  throw validation(roots == 0 ? "Expression must have one of And, Or, Not, Dimensions, Tags or CostCategories"
                              : "Expression must have only one root operator; join several with And or Or");
}

void require_depth(const model::Expression& e, std::size_t depth) {
  if (depth > kDepthMax) throw validation("The filter is nested too deeply.");
  require_one_root(e);
  const auto deeper = [&](const model::Expression& each) { require_depth(each, depth + 1); };
  if (e.and_) std::ranges::for_each(*e.and_, deeper);
  if (e.or_) std::ranges::for_each(*e.or_, deeper);
  if (e.not_) deeper(*e.not_);
}

/// Whether whole values are compared; digits have no case.
bool is_exact(const model::DimensionValues& dimensions) {
  using Option = model::MatchOption;
  const Values& options = dimensions.match_options;
  return !has(options, Option::kStartsWith) && !has(options, Option::kEndsWith) &&
         !has(options, Option::kContains);
}

/// The accounts that an expression names as its first condition.
const std::vector<std::string>* named_accounts(const model::Expression& e) {
  if (e.dimensions && e.dimensions->key == model::Dimension::kLinkedAccount && e.dimensions->values) {
    return is_exact(*e.dimensions) ? &*e.dimensions->values : nullptr;
  }
  if (!e.and_) return nullptr;
  for (const model::Expression& each : *e.and_) {
    if (const auto* accounts = named_accounts(each)) return accounts;
  }
  return nullptr;
}

}  // namespace

Filter::Filter(const std::optional<model::Expression>& expression) {
  if (!expression) return;
  expression_ = &*expression;
  require_depth(*expression_, 0);
  inspect(*expression_);
  if (const auto* accounts = named_accounts(*expression_)) {
    accounts_ = *accounts;
    std::ranges::sort(*accounts_);
    const auto twice = std::ranges::unique(*accounts_);
    accounts_->erase(twice.begin(), twice.end());
  }
}

void Filter::inspect(const model::Expression& e) {
  const auto deeper = [&](const model::Expression& each) { inspect(each); };
  if (e.and_) std::ranges::for_each(*e.and_, deeper);
  if (e.or_) std::ranges::for_each(*e.or_, deeper);
  if (e.not_) deeper(*e.not_);
  if (e.dimensions) inspect(*e.dimensions);
  if (e.tags) {
    if (!e.tags->key) throw validation("Tags must have a Key");
    needs_accounts_ = needs_tags_ = true;
  }
}

void Filter::inspect(const model::DimensionValues& dimensions) {
  if (!dimensions.key) throw validation("Dimensions must have a Key");
  if (!is_cost_dimension(*dimensions.key)) {
    throw validation(fmt::format("Dimension {} is not supported for filtering", *dimensions.key));
  }
  if (!dimensions.values || dimensions.values->empty()) {
    throw validation(fmt::format("Dimension {} must have Values", *dimensions.key));
  }
  if (!is_account_dimension(*dimensions.key)) return;
  needs_accounts_ = true;
  if (dimensions.key != model::Dimension::kLinkedAccount || !is_exact(dimensions)) {
    tells_by_mention_ = false;
    return;
  }
  mentioned_accounts_.insert(mentioned_accounts_.end(), dimensions.values->begin(), dimensions.values->end());
}

bool Filter::passes(const plane::billing::CostKind& kind, const CostAccount* account) const {
  return expression_ == nullptr || passes_expression(*expression_, kind, account);
}

}  // namespace groundwork::services::cost_explorer
