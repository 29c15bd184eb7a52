#include "plane/organizations/ids.hpp"

#include "aws/account_id.hpp"

namespace groundwork::plane::organizations {
namespace {

std::string suffix(base::Random& random, std::size_t length) {
  return random.text(length, base::kLowerAlnum);
}

}  // namespace

std::string new_organization_id(base::Random& random) { return "o-" + suffix(random, 10); }

std::string new_root_id(base::Random& random) { return "r-" + suffix(random, 4); }

std::string new_unit_id(base::Random& random, std::string_view root_id) {
  return "ou-" + std::string(root_id.substr(2)) + "-" + suffix(random, 8);
}

std::string new_policy_id(base::Random& random) { return "p-" + suffix(random, 8); }

std::string new_account_creation_id(base::Random& random) { return "car-" + suffix(random, 32); }

std::string new_resource_policy_id(base::Random& random) { return "rp-" + suffix(random, 8); }

std::string new_handshake_id(base::Random& random) { return "h-" + suffix(random, 32); }

std::string new_transfer_id(base::Random& random) { return "rt-" + suffix(random, 32); }

IdKind kind_of_id(std::string_view id) {
  if (id.starts_with("r-")) return IdKind::root;
  if (id.starts_with("ou-")) return IdKind::organizational_unit;
  if (id.starts_with("p-")) return IdKind::policy;
  if (id.starts_with("rp-")) return IdKind::resource_policy;
  if (id.starts_with("rt-")) return IdKind::responsibility_transfer;
  if (aws::AccountId::parse(id)) return IdKind::account;
  return IdKind::other;
}

}  // namespace groundwork::plane::organizations
