#include "services/iam/policy_parts.hpp"
#include "services/iam/roles.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

Accesses access_tag_role(Call& call, const TagRoleRequest& input) {
  Access access = role_access(call, input.role_name);
  add_request_tags(input.tags, access);
  return {access};
}

void tag_role(Call& call, const TagRoleRequest& input) {
  tag_resource(call, named_role(call, input.role_name).id, checked_tags(input.tags));
}

Accesses access_untag_role(Call& call, const UntagRoleRequest& input) {
  Access access = role_access(call, input.role_name);
  add_tag_keys(input.tag_keys, access);
  return {access};
}

void untag_role(Call& call, const UntagRoleRequest& input) {
  untag_resource(call, named_role(call, input.role_name).id, input.tag_keys);
}

ListRoleTagsResponse list_role_tags(Call& call, const ListRoleTagsRequest& input) {
  return list_tags<ListRoleTagsResponse>(call, named_role(call, input.role_name).id, input);
}

}  // namespace

void add_role_tags(Table& table) {
  table.on<&tag_role, &access_tag_role>("TagRole")
      .on<&untag_role, &access_untag_role>("UntagRole")
      .on<&list_role_tags, &access_role<ListRoleTagsRequest>>("ListRoleTags");
}

}  // namespace groundwork::services::iam
