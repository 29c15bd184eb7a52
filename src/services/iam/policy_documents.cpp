#include "services/iam/policy_documents.hpp"

#include <fmt/format.h>

#include "base/encoding.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/role_trust.hpp"
#include "services/iam/errors.hpp"

namespace groundwork::services::iam {
namespace {

using plane::DocumentFault;
using plane::DocumentFaults;

aws::ApiError malformed(std::string message) { return {"MalformedPolicyDocument", std::move(message)}; }

void add_fault(const policy::ParseResult& parsed, DocumentFaults& faults) {
  if (parsed) return;
  const policy::Fault& fault = parsed.error();
  faults.push_back({malformed(fault.message), fault.reason, fault.position});
}

/// Sizes leave white space out: "Cannot exceed quota for PolicySize: 6144".
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
void add_size_fault(const Call& call, std::string_view text, plane::Setting quota,
                    std::string_view quota_name, DocumentFaults& faults) {
  const std::int64_t size_max = call.settings[quota];
  if (plane::counted_policy_size(text) > size_max) faults.push_back({limit_exceeded(quota_name, size_max)});
}

}  // namespace

DocumentFaults managed_policy_faults(const Call& call, std::string_view text) {
  DocumentFaults faults;
  add_fault(policy::parse(text, policy::DocumentKind::managed), faults);
  add_size_fault(call, text, plane::Setting::iam_policy_bytes, "PolicySize", faults);
  return faults;
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
DocumentFaults inline_policy_faults(const Call& call, plane::HolderKind kind, std::string_view holder_name,
                                    std::string_view text, std::int64_t size_beside) {
  DocumentFaults faults;
  add_fault(policy::parse(text, policy::DocumentKind::identity), faults);
  const std::int64_t size_max = call.settings[inline_policy_quota(kind)];
  if (plane::counted_policy_size(text) + size_beside > size_max) {
    faults.push_back(
        {aws::ApiError("LimitExceeded", fmt::format("Maximum policy size of {} bytes exceeded for {} {}",
                                                    size_max, plane::holder_kind_name(kind), holder_name))});
  }
  return faults;
}

tl::expected<std::vector<policy::PrincipalBinding>, DocumentFaults> read_trust_policy(const Call& call,
                                                                                      std::string_view text) {
  DocumentFaults faults;
  const auto document = policy::parse(text, policy::DocumentKind::trust);
  add_fault(document, faults);
  add_size_fault(call, text, plane::Setting::iam_trust_policy_bytes, "ACLSizePerRole", faults);
  if (!document) return tl::unexpected(std::move(faults));
  auto bindings = plane::bind_principals(call.unit, **document);
  if (!bindings) {
    const plane::UnknownPrincipal& unknown = bindings.error();
    faults.push_back({malformed(unknown.message), "there is no such user or role", unknown.position});
  }
  if (!faults.empty()) return tl::unexpected(std::move(faults));
  return *std::move(bindings);
}

plane::Setting inline_policy_quota(plane::HolderKind kind) {
  switch (kind) {
    case plane::HolderKind::user:
      return plane::Setting::iam_user_policy_bytes;
    case plane::HolderKind::group:
      return plane::Setting::iam_group_policy_bytes;
    case plane::HolderKind::role:
      break;
  }
  return plane::Setting::iam_role_policy_bytes;
}

std::string shown_document(std::string_view text) { return base::uri_encode(text); }

}  // namespace groundwork::services::iam
