#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/iam/types.hpp"
#include "plane/identities/holder.hpp"
#include "policy/evaluate.hpp"
#include "services/call.hpp"

namespace groundwork::services::iam {

/// A policy text of a request to the simulator, or InvalidInput.
policy::DocumentPtr simulated_policy(std::string_view text,
                                     policy::DocumentKind kind = policy::DocumentKind::identity);

/// Texts of a request as sources, named `PolicyInputList.1` and so on.
policy::Sources simulated_sources(policy::Layer layer, const std::vector<std::string>& texts,
                                  std::string_view list_name);

/// The user, group or role whose policies are simulated.
struct PolicySource {
  plane::Holder holder;
  std::string name;
  std::string arn;
  std::optional<std::string> boundary_arn;
};
PolicySource policy_source(Call& call, const std::string& arn);

/// What SimulatePrincipalPolicy leaves out.
class PolicyExclusions {
 public:
  PolicyExclusions() = default;
  explicit PolicyExclusions(const std::optional<std::vector<api::iam::PolicyIdentifier>>& list) {
    if (list) list_ = *list;
  }
  /// `type` is inline, aws-managed, user-managed, permission-boundary or scp.
  bool has_type(std::string_view type) const;
  bool has_managed(std::string_view arn) const;
  bool has_inline(std::string_view holder_arn, std::string_view policy_name) const;

 private:
  std::vector<api::iam::PolicyIdentifier> list_;
};

/// Its identity policies; with a user, those of its groups too. A source's name is the SourcePolicyId of the
/// simulator's answers: `AdministratorAccess`, `user_bob_policyname`.
policy::Sources policies_of_source(Call& call, const PolicySource& source,
                                   const PolicyExclusions& exclusions = {});
policy::SourcePtr boundary_of_source(Call& call, const PolicySource& source,
                                     const PolicyExclusions& exclusions);
/// The SCPs that bear on the caller's account, level by level.
std::vector<policy::Sources> service_control_sources(Call& call, const PolicyExclusions& exclusions);

}  // namespace groundwork::services::iam
