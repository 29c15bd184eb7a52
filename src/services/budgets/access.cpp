#include "services/budgets/access.hpp"

#include <fmt/format.h>

namespace groundwork::services::budgets {

aws::AccountId own_account(Call& call, std::string_view account_id) {
  if (account_id != call.account().str()) {
    throw aws::ApiError("AccessDeniedException",
                        fmt::format("AccountId : {} does not match the credentials provided.", account_id));
  }
  return call.account();
}

domain::Budget named_budget(Call& call, std::string_view account_id, std::string_view name) {
  return domain::get_budget(call.unit, own_account(call, account_id), name);
}

Access access_to(Call& call, std::string action, const domain::Taggable& resource) {
  Access access{.action = std::move(action), .resource = resource.arn()};
  if (resource.account != call.account()) return access;
  for (const auto& [key, value] : domain::tags_of(call.unit, resource)) {
    access.context.emplace_back("aws:ResourceTag/" + key, std::vector{value});
  }
  return access;
}

void add_request_tags(Access& access, const std::vector<model::ResourceTag>& tags) {
  if (tags.empty()) return;
  std::vector<std::string> keys;
  for (const model::ResourceTag& tag : tags) {
    access.context.emplace_back("aws:RequestTag/" + tag.key, std::vector{tag.value});
    keys.push_back(tag.key);
  }
  access.context.emplace_back("aws:TagKeys", std::move(keys));
}

void require_tagging(Accesses& accesses, const std::string& resource,
                     const std::optional<std::vector<model::ResourceTag>>& tags) {
  if (!tags || tags->empty()) return;
  Access tagging{.action = "budgets:TagResource", .resource = resource};
  add_request_tags(tagging, *tags);
  accesses.push_back(std::move(tagging));
}

plane::Tags to_tags(const std::vector<model::ResourceTag>& tags) {
  plane::Tags result;
  for (const model::ResourceTag& tag : tags) result.emplace_back(tag.key, tag.value);
  return result;
}

plane::Tags to_tags(const std::optional<std::vector<model::ResourceTag>>& tags) {
  return tags ? to_tags(*tags) : plane::Tags{};
}

}  // namespace groundwork::services::budgets
