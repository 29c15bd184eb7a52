#include "plane/organizations/membership.hpp"

namespace groundwork::plane::organizations {
namespace {

/// The second part of `o-x/r-y/ou-z/`.
std::string root_in_path(std::string_view path) {
  const std::size_t begin = path.find('/') + 1;
  return std::string(path.substr(begin, path.find('/', begin) - begin));
}

}  // namespace

std::optional<Membership> membership_of(store::Unit& unit, const aws::AccountId& account) {
  auto rows = unit.query(
      "SELECT o.id, o.management_account, n.id, n.path, o.feature_set FROM organization_accounts a "
      "JOIN organization_nodes n ON n.id = a.parent JOIN organizations o ON o.id = a.organization "
      "WHERE a.account = $1",
      account);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  const aws::AccountId management = aws::AccountId::trusted(row->text_view(1));
  return Membership{.organization_id = row->text(0),
                    .management_account = management,
                    .root_id = root_in_path(row->text_view(3)),
                    .parent_id = row->text(2),
                    .path = row->text(3),
                    .feature_set = row->text(4),
                    .is_management = management == account};
}

}  // namespace groundwork::plane::organizations
