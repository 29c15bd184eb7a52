#include "policy/principal.hpp"

#include <algorithm>

namespace groundwork::policy {
namespace {

constexpr std::string_view kEveryone = "*";
constexpr std::size_t kAccountDigits = 12;

bool has_account(const Principal& caller) { return !caller.account.empty(); }

/// `123456789012` or `arn:aws:iam::123456789012:root`, in any partition.
bool names_account(std::string_view text, std::string_view account) {
  if (text == account) return true;
  constexpr std::string_view kRoot = ":root", kIam = ":iam::";
  if (!text.starts_with("arn:") || !text.ends_with(kRoot)) return false;
  text.remove_suffix(kRoot.size());
  return text.size() > kIam.size() + kAccountDigits && text.ends_with(account) &&
         text.substr(text.size() - kAccountDigits - kIam.size(), kIam.size()) == kIam;
}

/// A bound ARN means the entity that carried it when the policy was written.
bool same_entity(const std::string& text, const std::string& arn, const Principal& caller,
                 std::span<const PrincipalBinding> bindings) {
  if (arn.empty() || text != arn) return false;
  return std::all_of(bindings.begin(), bindings.end(), [&](const PrincipalBinding& binding) {
    return binding.arn != arn || binding.id == caller.unique_id;
  });
}

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
Grant grant_by_aws_entry(const std::string& text, const Principal& caller,
                         std::span<const PrincipalBinding> bindings) {
  if (text == kEveryone) return Grant::direct;
  if (!has_account(caller)) return Grant::none;
  const bool is_session =
      caller.kind == PrincipalKind::role_session || caller.kind == PrincipalKind::federated_user;
  if (is_session) {
    if (text == caller.arn) return Grant::direct;
    if (same_entity(text, caller.issuer_arn, caller, bindings)) return Grant::issuer;
  } else if (same_entity(text, caller.arn, caller, bindings)) {
    return Grant::direct;
  }
  if (!caller.unique_id.empty() && text == caller.unique_id) {
    return is_session ? Grant::issuer : Grant::direct;
  }
  if (!names_account(text, caller.account)) return Grant::none;
  return caller.kind == PrincipalKind::root ? Grant::direct : Grant::account;
}

Grant grant_by_entry(const PrincipalEntry& entry, const Principal& caller,
                     std::span<const PrincipalBinding> bindings) {
  switch (entry.type) {
    case PrincipalType::aws:
      return grant_by_aws_entry(entry.text, caller, bindings);
    case PrincipalType::service:
      return caller.kind == PrincipalKind::service && entry.text == caller.arn ? Grant::direct : Grant::none;
    case PrincipalType::federated:
      if (caller.kind == PrincipalKind::federated && entry.text == caller.arn) return Grant::direct;
      return !caller.provider.empty() && entry.text == caller.provider ? Grant::issuer : Grant::none;
    case PrincipalType::canonical_user:
      return !caller.canonical_user.empty() && entry.text == caller.canonical_user ? Grant::account
                                                                                   : Grant::none;
  }
  return Grant::none;
}

}  // namespace

PrincipalSet::PrincipalSet(std::vector<PrincipalEntry> entries, bool negated)
    : entries_(std::move(entries)), negated_(negated) {}

Grant PrincipalSet::strongest(const Principal& caller, std::span<const PrincipalBinding> bindings) const {
  Grant best = Grant::none;
  for (const PrincipalEntry& entry : entries_) best = std::max(best, grant_by_entry(entry, caller, bindings));
  return best;
}

Grant PrincipalSet::grant(const Principal& caller, std::span<const PrincipalBinding> bindings) const {
  const Grant best = strongest(caller, bindings);
  if (!negated_) return best;
  // "Everyone but those named" is as wide as `*`, and not for any identity of the caller that is named.
  return best == Grant::none ? Grant::direct : Grant::none;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
bool PrincipalSet::denies(const Principal& caller, std::span<const PrincipalBinding> bindings) const {
  if (!negated_) return strongest(caller, bindings) != Grant::none;
  const auto lists = [&](Grant grant) {
    return std::any_of(entries_.begin(), entries_.end(), [&](const PrincipalEntry& entry) {
      return entry.text == kEveryone || grant_by_entry(entry, caller, bindings) == grant;
    });
  };
  switch (caller.kind) {
    case PrincipalKind::user:
      return !lists(Grant::account) || !lists(Grant::direct);
    case PrincipalKind::role_session:
    case PrincipalKind::federated_user:
      return !lists(Grant::account) || !lists(Grant::issuer) || !lists(Grant::direct);
    case PrincipalKind::root:
    case PrincipalKind::service:
    case PrincipalKind::federated:
    case PrincipalKind::anonymous:
      return !lists(Grant::direct);
  }
  return true;
}

std::string_view principal_type(PrincipalKind kind) {
  switch (kind) {
    case PrincipalKind::root:
      return "Account";
    case PrincipalKind::user:
      return "User";
    case PrincipalKind::role_session:
      return "AssumedRole";
    case PrincipalKind::federated_user:
      return "FederatedUser";
    case PrincipalKind::service:
    case PrincipalKind::federated:
    case PrincipalKind::anonymous:
      break;
  }
  return "Anonymous";
}

}  // namespace groundwork::policy
