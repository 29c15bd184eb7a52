#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/iam/types.hpp"
#include "plane/caller.hpp"
#include "plane/identities/tags.hpp"
#include "services/call.hpp"
#include "services/iam/paging.hpp"
#include "services/table.hpp"

namespace groundwork::services::iam {

/// The tags of a request, checked: no key twice (ignoring case), none that begins with `aws:`.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html#id_tags_rules
plane::Tags checked_tags(const std::vector<api::iam::Tag>& tags);
plane::Tags checked_tags(const std::optional<std::vector<api::iam::Tag>>& tags);

/// Adds tags to a resource (its unique id, or ARN where it has none), which may then have 50.
void tag_resource(Call& call, std::string_view resource, const plane::Tags& tags);
void untag_resource(Call& call, std::string_view resource, const std::vector<std::string>& keys);

/// The tags of a resource as the API shows them; absent where there are none, as in GetUser's answer.
std::optional<std::vector<api::iam::Tag>> shown_tags(Call& call, std::string_view resource);
/// Fills the answer of a List...Tags operation.
template <class Output, class Input>
Output list_tags(Call& call, std::string_view resource, const Input& input);

// Condition keys of tags, for access functions.

/// aws:ResourceTag/k and iam:ResourceTag/k
void add_resource_tags(Call& call, std::string_view resource, Access& access);
/// aws:RequestTag/k and aws:TagKeys
void add_request_tags(const std::vector<api::iam::Tag>& tags, Access& access);
/// aws:TagKeys alone: what Untag... has
void add_tag_keys(const std::vector<std::string>& keys, Access& access);

std::vector<api::iam::Tag> to_api(const plane::Tags& tags);

template <class Output, class Input>
Output list_tags(Call& call, std::string_view resource, const Input& input) {
  auto page = plane::list_tags(call.unit, resource, page_request(input));
  Output output;
  output.tags = to_api(page.items);
  put_paging(output, page.next);
  return output;
}

}  // namespace groundwork::services::iam
