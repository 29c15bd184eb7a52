#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "plane/document_fault.hpp"
#include "plane/identities/holder.hpp"
#include "policy/document.hpp"
#include "services/call.hpp"

namespace groundwork::services::iam {

// What IAM finds wrong with a document: in its words, whichever of its operations takes the document.

/// Of a managed policy: CreatePolicy, CreatePolicyVersion.
plane::DocumentFaults managed_policy_faults(const Call& call, std::string_view text);

/// Of an inline policy: PutUserPolicy and its kin. The quota counts all of the holder's together; those
/// beside this one have `size_beside` characters.
plane::DocumentFaults inline_policy_faults(const Call& call, plane::HolderKind kind,
                                           std::string_view holder_name, std::string_view text,
                                           std::int64_t size_beside);

/// What the principals of a role's trust policy mean, or what is wrong with it: CreateRole,
/// UpdateAssumeRolePolicy.
tl::expected<std::vector<policy::PrincipalBinding>, plane::DocumentFaults> read_trust_policy(
    const Call& call, std::string_view text);

/// How many characters a holder's inline policies may have together.
plane::Setting inline_policy_quota(plane::HolderKind kind);

/// A document as IAM's answers carry it: percent-encoded after RFC 3986.
std::string shown_document(std::string_view text);

}  // namespace groundwork::services::iam
