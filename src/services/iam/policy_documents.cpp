#include "services/iam/policy_documents.hpp"

#include "base/encoding.hpp"
#include "plane/identities/inline_policies.hpp"
#include "services/iam/errors.hpp"

namespace groundwork::services::iam {

aws::ApiError malformed_policy_document(std::string message) {
  return {"MalformedPolicyDocument", std::move(message)};
}

policy::DocumentPtr checked_policy(std::string_view text, policy::DocumentKind kind) {
  auto document = policy::parse(text, kind);
  if (!document) throw malformed_policy_document(document.error().message);
  return *std::move(document);
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
void require_policy_size(const Call& call, std::string_view text, plane::Setting quota,
                         std::string_view quota_name) {
  const std::int64_t size_max = call.settings[quota];
  if (plane::counted_policy_size(text) > size_max) throw limit_exceeded(quota_name, size_max);
}

std::string shown_document(std::string_view text) { return base::uri_encode(text); }

}  // namespace groundwork::services::iam
