#include "api/iam/types.hpp"
#include "services/iam/access.hpp"
#include "services/iam/identities.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

/// Refusals of the tag operations name the ARN.
Access tag_access(Call& call, std::string_view user_name) {
  Access access = user_access(call, user_name);
  access.resource_words.clear();
  return access;
}

Accesses access_tag_user(Call& call, const TagUserRequest& input) {
  Access access = tag_access(call, input.user_name);
  add_request_tags(input.tags, access);
  return {std::move(access)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagUser.html
void tag_user(Call& call, const TagUserRequest& input) {
  const plane::User user = named_user(call, input.user_name);
  tag_resource(call, user.id, checked_tags(input.tags));
}

Accesses access_untag_user(Call& call, const UntagUserRequest& input) {
  Access access = tag_access(call, input.user_name);
  add_tag_keys(input.tag_keys, access);
  return {std::move(access)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagUser.html
void untag_user(Call& call, const UntagUserRequest& input) {
  untag_resource(call, named_user(call, input.user_name).id, input.tag_keys);
}

Accesses access_list_user_tags(Call& call, const ListUserTagsRequest& input) {
  return {tag_access(call, input.user_name)};
}

/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html
ListUserTagsResponse list_user_tags(Call& call, const ListUserTagsRequest& input) {
  return list_tags<ListUserTagsResponse>(call, named_user(call, input.user_name).id, input);
}

}  // namespace

void add_user_tags(Table& table) {
  table.on<&tag_user, &access_tag_user>("TagUser")
      .on<&untag_user, &access_untag_user>("UntagUser")
      .on<&list_user_tags, &access_list_user_tags>("ListUserTags");
}

}  // namespace groundwork::services::iam
