#include "services/iam/access.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {
namespace {

constexpr std::string_view kNoPath = "/";

}  // namespace

plane::User named_user(Call& call, std::string_view name) {
  auto user = plane::find_user(call.unit, call.account(), name);
  if (!user) throw no_such_entity("user", name);
  return *std::move(user);
}

plane::Group named_group(Call& call, std::string_view name) {
  auto group = plane::find_group(call.unit, call.account(), name);
  if (!group) throw no_such_entity("group", name);
  return *std::move(group);
}

Access user_access(Call& call, std::string_view name) {
  Access access{.resource_words = fmt::format("user {}", name)};
  const auto user = plane::find_user(call.unit, call.account(), name);
  if (user) add_resource_tags(call, user->id, access);
  access.resource = user ? user->arn() : aws::iam_arn(call.account(), "user", kNoPath, name);
  return access;
}

Access subject_access(Call& call, const std::optional<std::string>& user_name) {
  if (user_name && !names_root(call, *user_name)) return user_access(call, *user_name);
  const Subject subject = subject_of(call, user_name);
  if (subject.user) return user_access(call, subject.name);
  return {.resource = aws::root_arn(call.account()), .resource_words = "*"};
}

Access group_access(Call& call, std::string_view name) {
  const auto group = plane::find_group(call.unit, call.account(), name);
  return {.resource = group ? group->arn() : aws::iam_arn(call.account(), "group", kNoPath, name),
          .resource_words = fmt::format("group {}", name)};
}

Access new_resource_access(Call& call, std::string_view kind, const std::optional<std::string>& path,
                           std::string_view name) {
  return {.resource = aws::iam_arn(call.account(), kind, path.value_or(std::string(kNoPath)), name)};
}

Access list_access(Call& call, std::string_view kind, const std::optional<std::string>& path_prefix) {
  return new_resource_access(call, kind, path_prefix, "");
}

bool names_root(Call& call, std::string_view user_name) {
  return call.caller.is_root() && user_name == call.account().str();
}

Subject subject_of(Call& call, const std::optional<std::string>& user_name) {
  if (user_name && !names_root(call, *user_name)) {
    plane::User user = named_user(call, *user_name);
    return {.user = user, .owner = user.id, .name = user.name};
  }
  if (call.caller.is_root()) {
    return {.user = {}, .owner = call.account().str(), .name = call.account().str()};
  }
  if (!call.caller.is_user()) {
    throw aws::validation_error("Must specify userName when calling with non-User credentials");
  }
  auto user = plane::find_user_by_id(call.unit, call.caller.user_id);
  if (!user) throw no_such_entity("user", call.caller.user_name);
  return {.user = user, .owner = user->id, .name = user->name};
}

}  // namespace groundwork::services::iam
