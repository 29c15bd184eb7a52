#include "plane/organizations/tags.hpp"

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "base/text.hpp"
#include "plane/organizations/errors.hpp"

namespace groundwork::plane::organizations {
namespace {

void require_own_key(std::string_view key) {
  if (!base::lower(key).starts_with("aws:")) return;
  throw invalid_input(
      "INVALID_SYSTEM_TAGS_PARAMETER",
      "You specified a tag key that is a system tag. You can't add, edit, or delete system tag "
      "keys because they're reserved for AWS use.");
}

void require_good_keys(const Tags& tags) {
  std::set<std::string_view> seen;
  for (const auto& [key, value] : tags) {
    require_own_key(key);
    if (!seen.insert(key).second) {
      throw invalid_input("DUPLICATE_TAG_KEY",
                          "Tag keys must be unique among the tags attached to the same entity.");
    }
  }
}

void require_room_for_tags(const Work& work, std::int64_t count) {
  if (count <= work.settings[Setting::organizations_tags]) return;
  throw constraint_violation("MAX_TAG_LIMIT_EXCEEDED",
                             "You have exceeded the number of tags allowed on this resource.");
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html
void check_new_tags(const Work& work, const Tags& tags) {
  require_good_keys(tags);
  require_room_for_tags(work, static_cast<std::int64_t>(tags.size()));
}

Tags tags_of(store::Unit& unit, const Organization& organization, std::string_view resource_id) {
  Tags tags;
  for (const store::Row row :
       unit.query("SELECT key, value FROM organization_tags WHERE organization = $1 AND resource = $2 "
                  "ORDER BY key",
                  organization.id, resource_id)) {
    tags.emplace_back(row.text(0), row.text(1));
  }
  return tags;
}

std::vector<aws::AccountId> tagged_accounts(store::Unit& unit, const Organization& organization) {
  std::vector<aws::AccountId> found;
  // Ids of accounts alone begin with a digit, and ':' comes after the digits.
  for (const store::Row row :
       unit.query("SELECT DISTINCT resource FROM organization_tags WHERE organization = $1 "
                  "AND resource >= '0' AND resource < ':' ORDER BY resource",
                  organization.id)) {
    found.push_back(aws::AccountId::trusted(row.text_view(0)));
  }
  return found;
}

void put_tags(Work& work, const Organization& organization, std::string_view resource_id, const Tags& tags) {
  require_good_keys(tags);
  for (const auto& [key, value] : tags) {
    work.unit.execute(
        "INSERT INTO organization_tags (organization, resource, key, value) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (organization, resource, key) DO UPDATE SET value = excluded.value",
        organization.id, resource_id, key, value);
  }
  require_room_for_tags(
      work,
      work.unit.count("SELECT COUNT(*) FROM organization_tags WHERE organization = $1 AND resource = $2",
                      organization.id, resource_id));
  work.unit.touch();
}

void remove_tags(Work& work, const Organization& organization, std::string_view resource_id,
                 const std::vector<std::string>& keys) {
  std::ranges::for_each(keys, require_own_key);
  for (const std::string& key : keys) {
    work.unit.execute("DELETE FROM organization_tags WHERE organization = $1 AND resource = $2 AND key = $3",
                      organization.id, resource_id, key);
  }
  work.unit.touch();
}

void remove_all_tags(Work& work, const Organization& organization, std::string_view resource_id) {
  work.unit.execute("DELETE FROM organization_tags WHERE organization = $1 AND resource = $2",
                    organization.id, resource_id);
}

std::string tags_to_json(const Tags& tags) {
  boost::json::array array;
  for (const auto& [key, value] : tags) array.push_back(boost::json::array{key, value});
  return boost::json::serialize(array);
}

Tags tags_from_json(std::string_view text) {
  const boost::json::value pairs = boost::json::parse(text);
  Tags tags;
  for (const boost::json::value& pair : pairs.as_array()) {
    tags.emplace_back(std::string(pair.at(0).as_string()), std::string(pair.at(1).as_string()));
  }
  return tags;
}

}  // namespace groundwork::plane::organizations
