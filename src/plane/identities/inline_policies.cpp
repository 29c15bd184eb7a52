#include "plane/identities/inline_policies.hpp"

#include <algorithm>

namespace groundwork::plane {

void put_inline_policy(Work& work, const Holder& holder, const InlinePolicy& policy) {
  work.unit.execute(
      "INSERT INTO inline_policies (holder, name, document, account) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (holder, name) DO UPDATE SET document = excluded.document",
      holder.id, policy.name, policy.document, holder.account);
  work.unit.touch();
}

std::optional<InlinePolicy> find_inline_policy(store::Unit& unit, std::string_view holder_id,
                                               std::string_view name) {
  auto rows = unit.query("SELECT name, document FROM inline_policies WHERE holder = $1 AND name = $2",
                         holder_id, name);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return InlinePolicy{row->text(0), row->text(1)};
}

bool delete_inline_policy(Work& work, std::string_view holder_id, std::string_view name) {
  const bool was_there =
      work.unit.execute("DELETE FROM inline_policies WHERE holder = $1 AND name = $2", holder_id, name) > 0;
  if (was_there) work.unit.touch();
  return was_there;
}

std::vector<InlinePolicy> inline_policies(store::Unit& unit, std::string_view holder_id) {
  std::vector<InlinePolicy> policies;
  for (const store::Row row :
       unit.query("SELECT name, document FROM inline_policies WHERE holder = $1 ORDER BY name", holder_id)) {
    policies.push_back({row.text(0), row.text(1)});
  }
  return policies;
}

std::int64_t inline_policy_size(store::Unit& unit, std::string_view holder_id,
                                std::string_view but_for_name) {
  std::int64_t size = 0;
  for (const InlinePolicy& policy : inline_policies(unit, holder_id)) {
    if (policy.name != but_for_name) size += counted_policy_size(policy.document);
  }
  return size;
}

std::int64_t counted_policy_size(std::string_view document) {
  return std::count_if(document.begin(), document.end(), [](char c) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;  // UTF-8: not a new character
    return !is_space && !continues;
  });
}

}  // namespace groundwork::plane
