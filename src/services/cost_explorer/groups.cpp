#include "services/cost_explorer/groups.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "services/cost_explorer/errors.hpp"

namespace groundwork::services::cost_explorer {
namespace {

using Type = model::GroupDefinitionType;

constexpr std::size_t kDefinitionsMax = 2;

std::string tag_key(const std::string& key, const plane::Tags& tags) {
  const auto found = std::ranges::find(tags, key, [](const auto& tag) { return tag.first; });
  return fmt::format("{}${}", key, found == tags.end() ? "" : found->second);
}

std::string key_of(const model::GroupDefinition& definition, const plane::billing::CostKind& kind,
                   const CostAccount* account) {
  const std::string& key = *definition.key;
  if (definition.type == Type::kTag) return tag_key(key, account->tags);
  // No cost category is defined, so that every cost is in none.
  if (definition.type == Type::kCostCategory) return key + "$";
  return is_account_dimension(key) ? value_of(*account, key) : value_of(kind, key);
}

void check(const model::GroupDefinition& definition) {
  if (!definition.type || !definition.key) throw validation("GroupBy needs a Type and a Key");
  if (definition.type == Type::kDimension && !is_cost_dimension(*definition.key)) {
    throw validation(fmt::format("Dimension {} is not supported for grouping", *definition.key));
  }
}

}  // namespace

Grouping::Grouping(const std::optional<std::vector<model::GroupDefinition>>& definitions) {
  if (!definitions) return;
  definitions_ = *definitions;
  if (definitions_.size() > kDefinitionsMax) throw validation("Only two groupings are supported");
  for (const model::GroupDefinition& definition : definitions_) {
    check(definition);
    if (definition.type == Type::kTag) tells_tags_ = true;
    if (definition.type == Type::kDimension && is_account_dimension(*definition.key)) tells_accounts_ = true;
  }
}

std::vector<std::string> Grouping::keys_of(const plane::billing::CostKind& kind,
                                           const CostAccount* account) const {
  std::vector<std::string> keys;
  for (const model::GroupDefinition& definition : definitions_) {
    keys.push_back(key_of(definition, kind, account));
  }
  return keys;
}

std::string Grouping::text() const {
  std::string text;
  for (const model::GroupDefinition& definition : definitions_) {
    text += fmt::format("{}={};", *definition.type, *definition.key);
  }
  return text;
}

}  // namespace groundwork::services::cost_explorer
