#include "services/billing/views.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "plane/billing/transfer_views.hpp"
#include "services/billing/errors.hpp"
#include "services/billing/page.hpp"

namespace groundwork::services::billing {
namespace {

using domain::BillingView;

constexpr std::int64_t kPageSizeMax = 100;

domain::ViewFilter to_filter(const std::optional<model::Expression>& expression) {
  domain::ViewFilter filter;
  if (!expression) return filter;
  const int conditions = int{expression->dimensions.has_value()} + int{expression->tags.has_value()} +
                         int{expression->cost_categories.has_value()};
  if (conditions > 1) {
    throw invalid_field("dataFilterExpression", "one of dimensions, tags and costCategories may be there");
  }
  if (expression->dimensions) filter.accounts = expression->dimensions->values;
  if (expression->tags) {
    filter.tag_key = expression->tags->key;
    filter.tag_values = expression->tags->values;
  }
  if (expression->cost_categories) {
    filter.cost_category = expression->cost_categories->key;
    filter.cost_category_values = expression->cost_categories->values;
  }
  if (expression->time_range) {
    filter.begins_at = expression->time_range->begin_date_inclusive;
    filter.ends_at = expression->time_range->end_date_inclusive;
    if (filter.begins_at && filter.ends_at && *filter.ends_at < *filter.begins_at) {
      throw invalid_field("timeRange", "must not end before it begins");
    }
  }
  return filter;
}

std::optional<model::Expression> to_expression(const domain::ViewFilter& filter) {
  model::Expression e;
  if (!filter.accounts.empty()) {
    e.dimensions = model::DimensionValues{model::Dimension::kLinkedAccount, filter.accounts};
  }
  if (!filter.tag_key.empty()) e.tags = model::TagValues{filter.tag_key, filter.tag_values};
  if (!filter.cost_category.empty()) {
    e.cost_categories = model::CostCategoryValues{filter.cost_category, filter.cost_category_values};
  }
  if (filter.begins_at || filter.ends_at) e.time_range = model::TimeRange{filter.begins_at, filter.ends_at};
  const bool is_there = e.dimensions || e.tags || e.cost_categories || e.time_range;
  return is_there ? std::optional(std::move(e)) : std::nullopt;
}

std::string type_of(const BillingView& view) {
  if (view.transferred_from) return model::BillingViewType::kBillingTransfer;
  return view.is_primary() ? model::BillingViewType::kPrimary : model::BillingViewType::kCustom;
}

aws::ApiError not_custom(const BillingView& view, std::string_view what) {
  return invalid(fmt::format("The {} billing view cannot be {}.",
                             view.is_primary() ? "primary" : "billing transfer", what));
}

model::BillingViewHealthStatus healthy() {
  return {.status_code = model::BillingViewStatus::kHealthy, .status_reasons = std::vector<std::string>{}};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_CreateBillingView.html
model::CreateBillingViewResponse create_billing_view(Call& call,
                                                     const model::CreateBillingViewRequest& input) {
  BillingView view = domain::primary_view(call.account());
  if (domain::count_views(call.unit, call.account()) >= call.settings[plane::Setting::billing_custom_views]) {
    throw too_many_views(view.arn());
  }
  check_sources(call, input.source_views);
  view.name = input.name;
  view.description = input.description.value_or("");
  view.filter = to_filter(input.data_filter_expression);
  view.sources = input.source_views;
  view = domain::insert_view(call, std::move(view));
  plane::Tags tags;
  for (const model::ResourceTag& tag : input.resource_tags.value_or(std::vector<model::ResourceTag>{})) {
    tags.emplace_back(tag.key, tag.value.value_or(""));
  }
  domain::put_view_tags(call, view, tags);
  return {.arn = view.arn(), .created_at = view.created_at};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_GetBillingView.html
model::GetBillingViewResponse get_billing_view(Call& call, const model::GetBillingViewRequest& input) {
  const BillingView view = get_view(call, input.arn);
  model::BillingViewElement shown{.arn = view.arn(),
                                  .name = view.name,
                                  .description = view.description,
                                  .billing_view_type = type_of(view),
                                  .owner_account_id = view.account.str(),
                                  .source_account_id = view.source_account().str()};
  if (view.is_custom()) shown.data_filter_expression = to_expression(view.filter);
  if (!view.is_primary()) {
    shown.created_at = view.created_at;
    shown.updated_at = shown.view_definition_last_updated_at = view.updated_at;
  }
  shown.derived_view_count = static_cast<std::int32_t>(domain::count_derived_views(call.unit, view));
  shown.source_view_count = static_cast<std::int32_t>(view.sources.size());
  shown.health_status = healthy();
  return {.billing_view = std::move(shown)};
}

bool is_wanted(const model::ListBillingViewsRequest& input, const BillingView& view) {
  const auto lists = [](const std::optional<std::vector<std::string>>& list, const std::string& value) {
    return !list || list->empty() || std::ranges::count(*list, value) > 0;
  };
  const bool is_named =
      !input.names || input.names->empty() || view.name.starts_with(input.names->front().search_value);
  return lists(input.arns, view.arn()) && lists(input.billing_view_types, type_of(view)) && is_named &&
         input.owner_account_id.value_or(view.account.str()) == view.account.str() &&
         input.source_account_id.value_or(view.source_account().str()) == view.source_account().str();
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_ListBillingViews.html
model::ListBillingViewsResponse list_billing_views(Call& call, const model::ListBillingViewsRequest& input) {
  model::ListBillingViewsResponse output;
  // The primary view comes first; its place is before every id. Those of transfers have ids before all
  // others.
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    std::vector<BillingView> found;
    if (after.empty()) found.push_back(domain::primary_view(call.account()));
    const std::string place = after == "primary" ? "" : after;
    const auto room = [&] { return limit - static_cast<std::int64_t>(found.size()); };
    for (auto& view : domain::transfer_views(call, call.account(), place, room())) {
      found.push_back(std::move(view));
    }
    for (auto& view : domain::custom_views(call.unit, call.account(), place, room())) {
      found.push_back(std::move(view));
    }
    return found;
  };
  const auto key_of = [](const BillingView& view) { return view.id; };
  for (const BillingView& view : page_of(input, output, kPageSizeMax, fetch, key_of)) {
    if (!is_wanted(input, view)) continue;
    output.billing_views.push_back({.arn = view.arn(),
                                    .name = view.name,
                                    .description = view.description,
                                    .owner_account_id = view.account.str(),
                                    .source_account_id = view.source_account().str(),
                                    .billing_view_type = type_of(view),
                                    .health_status = healthy()});
  }
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_UpdateBillingView.html
model::UpdateBillingViewResponse update_billing_view(Call& call,
                                                     const model::UpdateBillingViewRequest& input) {
  BillingView view = get_custom_view(call, input.arn);
  if (input.name) view.name = *input.name;
  if (input.description) view.description = *input.description;
  if (input.data_filter_expression) view.filter = to_filter(input.data_filter_expression);
  domain::update_view(call, view);
  return {.arn = view.arn(), .updated_at = call.now};
}

/// A view that is not there is no error.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_DeleteBillingView.html
model::DeleteBillingViewResponse delete_billing_view(Call& call,
                                                     const model::DeleteBillingViewRequest& input) {
  const auto view = domain::find_view(call, call.account(), input.arn);
  if (view && !view->is_custom()) throw not_custom(*view, "deleted");
  if (view && !input.force.value_or(false) && domain::count_derived_views(call.unit, *view) > 0) {
    throw conflict("Other billing views take their costs from it.", input.arn);
  }
  if (view) domain::delete_view(call, *view);
  return {.arn = input.arn};
}

}  // namespace

domain::BillingView get_view(Call& call, const std::string& arn) {
  auto view = domain::find_view(call, call.account(), arn);
  if (!view) throw not_found(arn);
  return std::move(*view);
}

domain::BillingView get_custom_view(Call& call, const std::string& arn) {
  auto view = get_view(call, arn);
  if (!view.is_custom()) throw not_custom(view, "changed");
  return view;
}

void check_sources(Call& call, const std::vector<std::string>& sources) {
  std::set<std::string> seen;
  for (const std::string& source : sources) {
    if (!seen.insert(source).second) throw invalid_field("sourceViews", source + " is there twice");
    // A view of a view is none that this plane can add up.
    if (!get_view(call, source).is_primary()) {
      throw invalid_field("sourceViews", "the source must be the primary view of the account");
    }
  }
}

void add_views(Table& table) {
  table.on<&create_billing_view, &access_to_everything<model::CreateBillingViewRequest>>("CreateBillingView");
  table.on<&get_billing_view, &access_to<&model::GetBillingViewRequest::arn, model::GetBillingViewRequest>>(
      "GetBillingView");
  table.on<&list_billing_views, &access_to_everything<model::ListBillingViewsRequest>>("ListBillingViews");
  table.on<&update_billing_view,
           &access_to<&model::UpdateBillingViewRequest::arn, model::UpdateBillingViewRequest>>(
      "UpdateBillingView");
  table.on<&delete_billing_view,
           &access_to<&model::DeleteBillingViewRequest::arn, model::DeleteBillingViewRequest>>(
      "DeleteBillingView");
}

}  // namespace groundwork::services::billing
