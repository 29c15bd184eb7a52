#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/sts/types.hpp"
#include "plane/sessions.hpp"
#include "services/call.hpp"

namespace groundwork::services::sts {

/// What a caller passes along to narrow a session, checked.
struct SessionPolicies {
  std::vector<std::string> inline_policies;  ///< one at most
  std::vector<std::string> arns;
  std::int32_t packed_size_percent = 0;
};

/// Reads the policy and looks the ARNs up in `account`. Throws MalformedPolicyDocument and
/// PackedPolicyTooLarge.
SessionPolicies read_session_policies(Call& call, const aws::AccountId& account,
                                      const std::optional<std::string>& policy,
                                      const std::optional<std::vector<api::sts::PolicyDescriptorType>>& arns);

/// Checks tags as STS does and turns them into the session's. Throws InvalidParameterValue.
plane::Tags read_session_tags(const std::optional<std::vector<api::sts::Tag>>& tags);

api::sts::Credentials to_credentials(const plane::TemporaryCredentials& made);

}  // namespace groundwork::services::sts
