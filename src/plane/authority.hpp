#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/caller.hpp"
#include "plane/work.hpp"
#include "policy/evaluate.hpp"

namespace groundwork::plane {

/// Who signs with a key, and what that needs to be checked. Shared and immutable, so that it can be cached.
struct Identity {
  Caller caller;
  std::string secret_access_key;
  std::string account_state;  ///< PENDING_ACTIVATION, ACTIVE, ...; empty for anonymous
  /// Whether the account lets its users and roles see what it costs.
  bool iam_billing_access = false;
  /// Suspended because its free plan ended: its owner may upgrade it.
  bool is_past_free_plan = false;
};

enum class KeyFault { none, unknown_key, invalid_token, expired_token };

struct FoundIdentity {
  std::shared_ptr<const Identity> identity;  ///< null exactly where `fault` is not none
  KeyFault fault = KeyFault::none;
};

/// What the plane knows about who may do what, cached per process. Everything that is kept is kept under the
/// store's version, which every change of credentials, policies or organizations bumps: a revoked key stops
/// working at once. Thread-safe.
class Authority {
 public:
  Authority();
  ~Authority();

  /// The holder of an access key; with a session token for temporary keys.
  FoundIdentity identify(const Work& work, std::string_view access_key_id,
                         const std::optional<std::string>& session_token);

  /// Every policy on the caller's side: identity policies, boundary, session policies, SCP levels.
  policy::Policies policies_of(const Work& work, const Caller& caller);

  /// What global condition keys need to know of the caller beyond the Caller itself.
  struct Standing {
    Tags tags;                    ///< of the user or role, overlaid by session tags
    std::string organization_id;  ///< empty outside an organization
    std::string organization_path;
  };
  Standing standing_of(const Work& work, const Caller& caller);

  /// What its organization says of an account: to what its principals do, and to what is done to its
  /// resources.
  struct Organization {
    std::vector<policy::Sources> service_control;   ///< SCPs, a level each from the root to the account
    std::vector<policy::Sources> resource_control;  ///< RCPs, in the same form
    std::string id, path;                           ///< empty outside an organization
  };
  using OrganizationPtr = std::shared_ptr<const Organization>;
  OrganizationPtr organization_of(const Work& work, const aws::AccountId& account);

 private:
  struct Caches;
  std::unique_ptr<Caches> caches_;
};

}  // namespace groundwork::plane
