#pragma once

#include <string>
#include <string_view>

#include "aws/error.hpp"
#include "plane/settings.hpp"
#include "policy/document.hpp"
#include "services/call.hpp"

namespace groundwork::services::iam {

aws::ApiError malformed_policy_document(std::string message);

/// The document, or MalformedPolicyDocument in AWS's words.
policy::DocumentPtr checked_policy(std::string_view text, policy::DocumentKind kind);

/// Refuses a document that is longer, white space left out, than its quota: "Cannot exceed quota for
/// PolicySize: 6144".
void require_policy_size(const Call& call, std::string_view text, plane::Setting quota,
                         std::string_view quota_name);

/// A document as IAM's answers carry it: percent-encoded after RFC 3986.
std::string shown_document(std::string_view text);

}  // namespace groundwork::services::iam
