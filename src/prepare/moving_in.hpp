#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/organizations/types.hpp"
#include "prepare/preparation.hpp"

namespace groundwork::prepare {

/// One of the foundation's existing accounts on its way into the organization.
struct MovingIn {
  const ExistingAccount* wanted = nullptr;
  std::optional<api::organizations::Account> member;        ///< once it has joined
  std::optional<api::organizations::Handshake> invitation;  ///< the newest that is known of

  bool has_joined() const { return member.has_value(); }
  /// Whether its owner can still accept.
  bool is_invited() const;
  bool was_declined() const;
};

/// All of them, in the order of the file, as the organization's management account sees them.
std::vector<MovingIn> find_moving_in(Preparation& p);

/// `111122223333 INVITED 2026-11-23T16:37:00Z`, `h-examplehandshake OPEN until 2026-12-08T16:37:00Z`.
std::string described(const api::organizations::Account& member);
std::string described(const api::organizations::Handshake& invitation);

}  // namespace groundwork::prepare
