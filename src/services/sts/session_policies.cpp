#include "services/sts/session_policies.hpp"

#include <algorithm>
#include <set>

#include "aws/error.hpp"
#include "base/text.hpp"
#include "plane/identities/policies_of.hpp"
#include "policy/document.hpp"

namespace groundwork::services::sts {
namespace {

/// Plain text of inline and managed session policies together.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
constexpr std::size_t kPlainCharactersMax = 2048;

}  // namespace

SessionPolicies read_session_policies(
    Call& call, const aws::AccountId& account, const std::optional<std::string>& policy,
    const std::optional<std::vector<api::sts::PolicyDescriptorType>>& arns) {
  SessionPolicies found;
  std::size_t characters = 0;
  if (policy) {
    const auto parsed = policy::parse(*policy, policy::DocumentKind::session);
    if (!parsed) throw aws::ApiError("MalformedPolicyDocument", parsed.error().message);
    characters += policy->size();
    found.inline_policies.push_back(*policy);
  }
  for (const auto& descriptor : arns.value_or(std::vector<api::sts::PolicyDescriptorType>{})) {
    if (!descriptor.arn) continue;
    if (!plane::managed_policy_text(call.unit, account, *descriptor.arn)) {
      throw aws::ApiError("MalformedPolicyDocument", "Policy ARN " + *descriptor.arn + " was not found.");
    }
    characters += descriptor.arn->size();
    found.arns.push_back(*descriptor.arn);
  }
  if (characters > kPlainCharactersMax) {
    throw aws::ApiError("PackedPolicyTooLarge", "Packed size of session tags and session policies consumes " +
                                                    std::to_string(characters * 100 / kPlainCharactersMax) +
                                                    "% of allotted space.");
  }
  found.packed_size_percent =
      static_cast<std::int32_t>((characters * 100 + kPlainCharactersMax - 1) / kPlainCharactersMax);
  return found;
}

plane::Tags read_session_tags(const std::optional<std::vector<api::sts::Tag>>& tags) {
  plane::Tags found;
  std::set<std::string> seen;
  for (const auto& tag : tags.value_or(std::vector<api::sts::Tag>{})) {
    if (!seen.insert(base::lower(tag.key)).second) {
      throw aws::ApiError("InvalidParameterValue",
                          "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
    }
    if (base::lower(tag.key).starts_with("aws:")) {
      throw aws::validation_error("Tag keys beginning with aws: are reserved.");
    }
    found.emplace_back(tag.key, tag.value);
  }
  return found;
}

api::sts::Credentials to_credentials(const plane::TemporaryCredentials& made) {
  return {.access_key_id = made.access_key_id,
          .secret_access_key = made.secret_access_key,
          .session_token = made.session_token,
          .expiration = made.expires_at};
}

}  // namespace groundwork::services::sts
