#include "services/iam/tagging.hpp"

#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "plane/settings.hpp"
#include "services/iam/errors.hpp"

namespace groundwork::services::iam {
namespace {

constexpr std::string_view kReservedPrefix = "aws:";

bool is_reserved(std::string_view key) {
  return base::equal_ignoring_case(key.substr(0, kReservedPrefix.size()), kReservedPrefix);
}

}  // namespace

plane::Tags checked_tags(const std::vector<api::iam::Tag>& tags) {
  plane::Tags checked;
  std::set<std::string> seen;
  for (const api::iam::Tag& tag : tags) {
    if (!seen.insert(base::lower(tag.key)).second) {
      throw invalid_input("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }
    if (is_reserved(tag.key)) {
      throw invalid_input("Tag keys beginning with aws: are reserved for system use.");
    }
    checked.emplace_back(tag.key, tag.value);
  }
  return checked;
}

plane::Tags checked_tags(const std::optional<std::vector<api::iam::Tag>>& tags) {
  return tags ? checked_tags(*tags) : plane::Tags{};
}

void tag_resource(Call& call, std::string_view resource, const plane::Tags& tags) {
  if (tags.empty()) return;
  if (plane::count_tags_with(call.unit, resource, tags) > call.settings[plane::Setting::iam_tags]) {
    throw aws::ApiError("LimitExceeded", "The number of tags has reached the maximum limit.", 409);
  }
  plane::put_tags(call, resource, tags);
}

void untag_resource(Call& call, std::string_view resource, const std::vector<std::string>& keys) {
  plane::remove_tags(call, resource, keys);
}

std::optional<std::vector<api::iam::Tag>> shown_tags(Call& call, std::string_view resource) {
  auto tags = to_api(plane::tags_of(call.unit, resource));
  if (tags.empty()) return std::nullopt;
  return tags;
}

void add_resource_tags(Call& call, std::string_view resource, Access& access) {
  for (const auto& [key, value] : plane::tags_of(call.unit, resource)) {
    access.context.emplace_back(fmt::format("aws:ResourceTag/{}", key), std::vector{value});
    access.context.emplace_back(fmt::format("iam:ResourceTag/{}", key), std::vector{value});
  }
}

void add_request_tags(const std::vector<api::iam::Tag>& tags, Access& access) {
  std::vector<std::string> keys;
  for (const api::iam::Tag& tag : tags) {
    access.context.emplace_back(fmt::format("aws:RequestTag/{}", tag.key), std::vector{tag.value});
    keys.push_back(tag.key);
  }
  add_tag_keys(keys, access);
}

void add_tag_keys(const std::vector<std::string>& keys, Access& access) {
  if (!keys.empty()) access.context.emplace_back("aws:TagKeys", keys);
}

std::vector<api::iam::Tag> to_api(const plane::Tags& tags) {
  std::vector<api::iam::Tag> shown;
  for (const auto& [key, value] : tags) shown.push_back({key, value});
  return shown;
}

}  // namespace groundwork::services::iam
