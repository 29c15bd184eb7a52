#include "plane/identities/tags.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace groundwork::plane {

Tags tags_of(store::Unit& unit, std::string_view resource) {
  Tags tags;
  for (const store::Row row :
       unit.query("SELECT name, value FROM iam_tags WHERE resource = $1 ORDER BY tag_key", resource)) {
    tags.emplace_back(row.text(0), row.text(1));
  }
  return tags;
}

Page<Tags::value_type> list_tags(store::Unit& unit, std::string_view resource, const PageRequest& request) {
  std::size_t given = 0;
  std::from_chars(request.after.data(), request.after.data() + request.after.size(), given);
  Tags tags = tags_of(unit, resource);
  tags.erase(tags.begin(), tags.begin() + static_cast<std::ptrdiff_t>(std::min(given, tags.size())));
  return cut_page(std::move(tags), request, [&](const auto&) {
    return std::to_string(given + static_cast<std::size_t>(request.limit));
  });
}

std::int64_t count_tags_with(store::Unit& unit, std::string_view resource, const Tags& added) {
  std::int64_t count = unit.count("SELECT COUNT(*) FROM iam_tags WHERE resource = $1", resource);
  for (const auto& [name, value] : added) {
    if (!unit.exists("SELECT 1 FROM iam_tags WHERE resource = $1 AND tag_key = $2", resource,
                     base::lower(name))) {
      ++count;
    }
  }
  return count;
}

void put_tags(Work& work, std::string_view resource, const Tags& tags) {
  for (const auto& [name, value] : tags) {
    work.unit.execute(
        "INSERT INTO iam_tags (resource, tag_key, name, value) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (resource, tag_key) DO UPDATE SET value = excluded.value",
        resource, base::lower(name), name, value);
  }
  work.unit.touch();
}

void remove_tags(Work& work, std::string_view resource, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    work.unit.execute("DELETE FROM iam_tags WHERE resource = $1 AND tag_key = $2", resource,
                      base::lower(key));
  }
  work.unit.touch();
}

void delete_tags(Work& work, std::string_view resource) {
  work.unit.execute("DELETE FROM iam_tags WHERE resource = $1", resource);
  work.unit.touch();
}

}  // namespace groundwork::plane
