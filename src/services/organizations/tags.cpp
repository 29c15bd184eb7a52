#include "plane/organizations/tags.hpp"

#include "plane/organizations/attachments.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/resource_policies.hpp"
#include "plane/organizations/tag_compliance.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

/// What tag policies call the resource behind an id.
std::string_view kind_in_tag_policies(std::string_view id) {
  switch (domain::kind_of_id(id)) {
    case domain::IdKind::root:
      return "root";
    case domain::IdKind::organizational_unit:
      return "ou";
    case domain::IdKind::policy:
      return "policy";
    case domain::IdKind::resource_policy:
      return "resourcepolicy";
    case domain::IdKind::responsibility_transfer:
      return "responsibilitytransfer";
    case domain::IdKind::account:
    case domain::IdKind::other:
      break;
  }
  return "account";
}

/// Each side has tags of its own on a transfer.
bool has_transfer(Call& call, const Organization& organization, std::string_view id) {
  const auto transfer = domain::find_transfer(call.unit, id);
  return transfer && (transfer->target == organization.management_account ||
                      transfer->source == organization.management_account);
}

/// An account, unit, root, policy or transfer of the organization's own. To AWS, the ids of its own policies
/// are of another pattern here: https://github.com/cloud-custodian/cloud-custodian/pull/8194 saw it.
void require_taggable(Call& call, const Organization& organization, std::string_view id) {
  if (domain::kind_of_id(id) == domain::IdKind::policy) {
    const auto policy = domain::find_policy(call.unit, organization, id);
    if (!policy) throw domain::target_not_found();
    if (policy->aws_managed) throw domain::invalid_pattern();
  } else if (domain::kind_of_id(id) == domain::IdKind::resource_policy) {
    const auto policy = domain::find_resource_policy(call.unit, organization.id);
    if (!policy || policy->id != id) throw domain::target_not_found();
  } else if (domain::kind_of_id(id) == domain::IdKind::responsibility_transfer) {
    if (!has_transfer(call, organization, id)) throw domain::target_not_found();
  } else if (!domain::find_target(call.unit, organization, id)) {
    throw domain::target_not_found();
  }
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_TagResource.html
void tag_resource(Call& call, const model::TagResourceRequest& input) {
  const Organization organization = delegable(call);
  require_taggable(call, organization, input.resource_id);
  const plane::Tags tags = to_tags(input.tags);
  domain::require_compliant_tags(call.unit, organization, kind_in_tag_policies(input.resource_id), tags);
  domain::put_tags(call, organization, input.resource_id, tags);
}

Accesses tag_resource_access(Call& call, const model::TagResourceRequest& input) {
  Access access = on_resource(call, input.resource_id);
  add_request_tags(access, input.tags);
  return {std::move(access)};
}

void untag_resource(Call& call, const model::UntagResourceRequest& input) {
  const Organization organization = delegable(call);
  require_taggable(call, organization, input.resource_id);
  domain::remove_tags(call, organization, input.resource_id, input.tag_keys);
}

Accesses untag_resource_access(Call& call, const model::UntagResourceRequest& input) {
  Access access = on_resource(call, input.resource_id);
  access.context.emplace_back("aws:TagKeys", input.tag_keys);
  return {std::move(access)};
}

/// A resource has at most 50 tags: one page.
model::ListTagsForResourceResponse list_tags_for_resource(Call& call,
                                                          const model::ListTagsForResourceRequest& input) {
  const Organization organization = readable(call);
  require_taggable(call, organization, input.resource_id);
  const std::string after = place_of(input);
  model::ListTagsForResourceResponse output;
  auto& tags = output.tags.emplace();
  for (const auto& [key, value] : domain::tags_of(call.unit, organization, input.resource_id)) {
    if (key > after) tags.push_back({.key = key, .value = value});
  }
  return output;
}

}  // namespace

void add_tags(Table& table) {
  table.on<&tag_resource, &tag_resource_access>("TagResource");
  table.on<&untag_resource, &untag_resource_access>("UntagResource");
  table.on<&list_tags_for_resource, &access_to<&model::ListTagsForResourceRequest::resource_id>>(
      "ListTagsForResource");
}

}  // namespace groundwork::services::organizations
