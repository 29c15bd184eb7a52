#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/billing/costs.hpp"
#include "plane/caller.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

/// Which costs of its sources a custom view shows. Empty members do not filter.
struct ViewFilter {
  std::vector<std::string> accounts;
  std::string tag_key;
  std::vector<std::string> tag_values;
  std::string cost_category;
  std::vector<std::string> cost_category_values;
  std::optional<base::Instant> begins_at, ends_at;
};

/// A part of an account's costs under a name of its own. Each account has a primary view, of all its costs,
/// and one for each organization whose bill is transferred to it (transfer_views.hpp), beside those that it
/// makes. https://docs.aws.amazon.com/cost-management/latest/userguide/billing-view.html
struct BillingView {
  std::string id;  ///< primary, billing-transfer-.. or custom-..
  aws::AccountId account;
  std::string name, description;
  ViewFilter filter;
  base::Instant created_at, updated_at;
  std::vector<std::string> sources;  ///< ARNs
  /// Whose bill is transferred; empty for all other views.
  std::optional<aws::AccountId> transferred_from = std::nullopt;

  std::string arn() const;
  bool is_primary() const { return id == "primary"; }
  bool is_custom() const { return !is_primary() && !transferred_from; }
  /// Whose costs it shows.
  const aws::AccountId& source_account() const { return transferred_from ? *transferred_from : account; }
};

BillingView primary_view(const aws::AccountId& account);
/// Of the account's own views, those that it did not make among them.
std::optional<BillingView> find_view(const Work& work, const aws::AccountId& account, std::string_view arn);
/// Custom views in order of their ids, after `after` (an id, or empty).
std::vector<BillingView> custom_views(store::Unit& unit, const aws::AccountId& account,
                                      std::string_view after, std::int64_t limit);
std::int64_t count_views(store::Unit& unit, const aws::AccountId& account);
/// How many views take their costs from it.
std::int64_t count_derived_views(store::Unit& unit, const BillingView& view);

BillingView insert_view(Work& work, BillingView view);
/// Name, description, filter and sources; the moment of the update is now.
void update_view(Work& work, const BillingView& view);
void delete_view(Work& work, const BillingView& view);

Tags tags_of_view(store::Unit& unit, const BillingView& view);
void put_view_tags(Work& work, const BillingView& view, const Tags& tags);
void remove_view_tags(Work& work, const BillingView& view, const std::vector<std::string>& keys);

/// The part of `scope` that the view shows; of a transferred bill all that stands on it.
CostScope narrow(store::Unit& unit, CostScope scope, const BillingView& view);

}  // namespace groundwork::plane::billing
