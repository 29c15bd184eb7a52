#include "plane/budgets/tags.hpp"

#include "services/budgets/access.hpp"
#include "services/budgets/table.hpp"

namespace groundwork::services::budgets {
namespace {

domain::Taggable own_resource(Call& call, std::string_view arn) {
  domain::Taggable resource = domain::parse_arn(arn);
  own_account(call, resource.account.str());
  domain::require_taggable(call.unit, resource);
  return resource;
}

// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_TagResource.html
model::TagResourceResponse tag_resource(Call& call, const model::TagResourceRequest& input) {
  domain::put_tags(call, own_resource(call, input.resource_arn), to_tags(input.resource_tags));
  return {};
}

Accesses tag_resource_access(Call& call, const model::TagResourceRequest& input) {
  Access access = access_to(call, {}, domain::parse_arn(input.resource_arn));
  add_request_tags(access, input.resource_tags);
  return {std::move(access)};
}

model::UntagResourceResponse untag_resource(Call& call, const model::UntagResourceRequest& input) {
  domain::remove_tags(call, own_resource(call, input.resource_arn), input.resource_tag_keys);
  return {};
}

Accesses untag_resource_access(Call& call, const model::UntagResourceRequest& input) {
  Access access = access_to(call, {}, domain::parse_arn(input.resource_arn));
  access.context.emplace_back("aws:TagKeys", input.resource_tag_keys);
  return {std::move(access)};
}

model::ListTagsForResourceResponse list_tags_for_resource(Call& call,
                                                          const model::ListTagsForResourceRequest& input) {
  model::ListTagsForResourceResponse output;
  auto& tags = output.resource_tags.emplace();
  for (const auto& [key, value] : domain::tags_of(call.unit, own_resource(call, input.resource_arn))) {
    tags.push_back({.key = key, .value = value});
  }
  return output;
}

Accesses list_tags_for_resource_access(Call& call, const model::ListTagsForResourceRequest& input) {
  return {access_to(call, {}, domain::parse_arn(input.resource_arn))};
}

}  // namespace

void add_tags(Table& table) {
  table.on<&tag_resource, &tag_resource_access>("TagResource");
  table.on<&untag_resource, &untag_resource_access>("UntagResource");
  table.on<&list_tags_for_resource, &list_tags_for_resource_access>("ListTagsForResource");
}

}  // namespace groundwork::services::budgets
