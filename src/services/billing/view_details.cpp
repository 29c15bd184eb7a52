#include <algorithm>

#include "services/billing/errors.hpp"
#include "services/billing/page.hpp"
#include "services/billing/views.hpp"

namespace groundwork::services::billing {
namespace {

constexpr std::int64_t kPageSizeMax = 100;
constexpr std::size_t kTagsMax = 200;

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_ListSourceViewsForBillingView.html
model::ListSourceViewsForBillingViewResponse list_source_views(
    Call& call, const model::ListSourceViewsForBillingViewRequest& input) {
  const auto view = get_view(call, input.arn);
  model::ListSourceViewsForBillingViewResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    std::vector<std::string> found;
    for (const std::string& source : view.sources) {
      if (source > after && static_cast<std::int64_t>(found.size()) < limit) found.push_back(source);
    }
    return found;
  };
  output.source_views =
      page_of(input, output, kPageSizeMax, fetch, [](const std::string& source) { return source; });
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_AssociateSourceViews.html
model::AssociateSourceViewsResponse associate_source_views(Call& call,
                                                           const model::AssociateSourceViewsRequest& input) {
  auto view = get_custom_view(call, input.arn);
  check_sources(call, input.source_views);
  for (const std::string& source : input.source_views) {
    if (std::ranges::count(view.sources, source) == 0) view.sources.push_back(source);
  }
  domain::update_view(call, view);
  return {.arn = input.arn};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_DisassociateSourceViews.html
model::DisassociateSourceViewsResponse disassociate_source_views(
    Call& call, const model::DisassociateSourceViewsRequest& input) {
  auto view = get_custom_view(call, input.arn);
  for (const std::string& source : input.source_views) {
    if (std::ranges::count(view.sources, source) == 0) throw not_found(source);
    std::erase(view.sources, source);
  }
  if (view.sources.empty()) throw invalid_field("sourceViews", "a billing view must keep a source");
  domain::update_view(call, view);
  return {.arn = input.arn};
}

/// Views are shared with other accounts by AWS RAM alone, which this plane does not have: nobody has put a
/// policy on one.
/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_GetResourcePolicy.html
model::GetResourcePolicyResponse get_resource_policy(Call& call,
                                                     const model::GetResourcePolicyRequest& input) {
  return {.resource_arn = get_view(call, input.resource_arn).arn()};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_ListTagsForResource.html
model::ListTagsForResourceResponse list_tags(Call& call, const model::ListTagsForResourceRequest& input) {
  model::ListTagsForResourceResponse output;
  output.resource_tags.emplace();
  for (const auto& [key, value] : domain::tags_of_view(call.unit, get_view(call, input.resource_arn))) {
    output.resource_tags->push_back({key, value});
  }
  return output;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_TagResource.html
model::TagResourceResponse tag_resource(Call& call, const model::TagResourceRequest& input) {
  const auto view = get_custom_view(call, input.resource_arn);
  plane::Tags tags;
  for (const model::ResourceTag& tag : input.resource_tags)
    tags.emplace_back(tag.key, tag.value.value_or(""));
  domain::put_view_tags(call, view, tags);
  if (domain::tags_of_view(call.unit, view).size() > kTagsMax) {
    throw invalid_field("resourceTags", "a billing view has at most 200 tags");
  }
  return {};
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_billing_UntagResource.html
model::UntagResourceResponse untag_resource(Call& call, const model::UntagResourceRequest& input) {
  domain::remove_view_tags(call, get_custom_view(call, input.resource_arn), input.resource_tag_keys);
  return {};
}

}  // namespace

void add_view_details(Table& table) {
  using namespace model;
  table.on<&list_source_views,
           &access_to<&ListSourceViewsForBillingViewRequest::arn, ListSourceViewsForBillingViewRequest>>(
      "ListSourceViewsForBillingView");
  table.on<&associate_source_views,
           &access_to<&AssociateSourceViewsRequest::arn, AssociateSourceViewsRequest>>(
      "AssociateSourceViews");
  table.on<&disassociate_source_views,
           &access_to<&DisassociateSourceViewsRequest::arn, DisassociateSourceViewsRequest>>(
      "DisassociateSourceViews");
  table.on<&get_resource_policy,
           &access_to<&GetResourcePolicyRequest::resource_arn, GetResourcePolicyRequest>>(
      "GetResourcePolicy");
  table.on<&list_tags, &access_to<&ListTagsForResourceRequest::resource_arn, ListTagsForResourceRequest>>(
      "ListTagsForResource");
  table.on<&tag_resource, &access_to<&TagResourceRequest::resource_arn, TagResourceRequest>>("TagResource");
  table.on<&untag_resource, &access_to<&UntagResourceRequest::resource_arn, UntagResourceRequest>>(
      "UntagResource");
}

}  // namespace groundwork::services::billing
