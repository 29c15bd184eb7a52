#include "plane/identities/role_trust.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "plane/identities/users.hpp"

namespace groundwork::plane {
namespace {

bool is_unique_id(std::string_view principal) {
  return principal.starts_with("AIDA") || principal.starts_with("AROA");
}

/// The ARN that the user or role with this id has today.
std::optional<std::string> arn_of_id(store::Unit& unit, std::string_view id) {
  if (id.starts_with("AIDA")) {
    const auto user = find_user_by_id(unit, id);
    return user ? std::optional(user->arn()) : std::nullopt;
  }
  const auto role = find_role_by_id(unit, id);
  return role ? std::optional(role->arn()) : std::nullopt;
}

std::optional<std::string> id_of_user(store::Unit& unit, std::string_view text, const aws::Arn& arn) {
  const auto account = aws::AccountId::parse(arn.account);
  if (!account) return std::nullopt;
  const auto user = find_user(unit, *account, arn.resource.substr(arn.resource.rfind('/') + 1));
  return user && user->arn() == text ? std::optional(user->id) : std::nullopt;
}

std::optional<std::string> id_of_role(store::Unit& unit, std::string_view text) {
  const auto role = find_role_by_arn(unit, text);
  return role ? std::optional(role->id) : std::nullopt;
}

tl::unexpected<UnknownPrincipal> unknown(const policy::Document& document, std::string_view principal) {
  UnknownPrincipal found{.message = fmt::format(R"(Invalid principal in policy: "AWS":"{}")", principal),
                         .position = std::nullopt};
  for (const policy::PrincipalPlace& place : document.principal_places()) {
    if (found.position || document.text().compare(place.begin, place.size, principal) != 0) continue;
    found.position = place.begin;
  }
  return tl::unexpected(std::move(found));
}

}  // namespace

tl::expected<std::vector<policy::PrincipalBinding>, UnknownPrincipal> bind_principals(
    store::Unit& unit, const policy::Document& document) {
  std::vector<policy::PrincipalBinding> bindings;
  for (const std::string& principal : policy::principals_of(document)) {
    if (is_unique_id(principal)) {
      if (!arn_of_id(unit, principal)) return unknown(document, principal);
      continue;
    }
    const auto arn = aws::Arn::parse(principal);
    if (!arn) continue;  // everyone, or an account by its number
    const bool is_user = arn->resource.starts_with("user/");
    if (arn->service != "iam" || (!is_user && !arn->resource.starts_with("role/"))) continue;
    auto id = is_user ? id_of_user(unit, principal, *arn) : id_of_role(unit, principal);
    if (!id) return unknown(document, principal);
    bindings.push_back({principal, *std::move(id)});
  }
  return bindings;
}

std::string shown_trust_policy(store::Unit& unit, const Role& role) {
  const auto document = policy::parse(role.trust_policy, policy::DocumentKind::trust);
  if (!document) return role.trust_policy;  // written under older rules
  return policy::text_with_principals(**document, [&](std::string_view principal) {
    if (is_unique_id(principal)) return arn_of_id(unit, principal);
    for (const auto& binding : role.bindings) {
      if (binding.arn != principal) continue;
      auto arn = arn_of_id(unit, binding.id);
      return arn ? arn : std::optional(binding.id);
    }
    return std::optional<std::string>();
  });
}

}  // namespace groundwork::plane
