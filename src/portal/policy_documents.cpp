#include "services/iam/policy_documents.hpp"

#include <algorithm>

#include "api/iam/types.hpp"
#include "api/organizations/types.hpp"
#include "api/portal/types.hpp"
#include "base/text.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/organizations/policies.hpp"
#include "plane/organizations/resource_policies.hpp"
#include "policy/text_place.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"
#include "services/iam/table.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::DocumentFaults;
using services::Call;

struct Checked {
  DocumentFaults faults;
  std::int64_t size = 0, size_max = 0;
};

/// The one fault of a document that its API's model has no place for, which the API sees before it reads it.
template <class Request>
DocumentFaults model_faults(const services::Table& table, const Request& request, std::string_view path) {
  auto violations = shape::check_constraints(shape::shape_of<Request>(), &request);
  std::erase_if(violations, [&](const shape::Violation& violation) { return violation.path != path; });
  if (violations.empty()) return {};
  return {{table.refuse(violations)}};
}

/// The first character that none of IAM's documents may hold: one beyond Latin-1, or of control.
std::optional<std::size_t> foreign_character(std::string_view text) {
  constexpr unsigned kBeyondLatin1 = 0xC4;  // first byte of U+0100 and those after it
  const auto found = std::ranges::find_if(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= kBeyondLatin1 || (byte < ' ' && c != '\t' && c != '\n' && c != '\r');
  });
  if (found == text.end()) return std::nullopt;
  return found - text.begin();
}

template <class Request>
DocumentFaults iam_model_faults(const Request& request, std::string_view path, std::string_view document) {
  DocumentFaults faults = model_faults(services::iam::table(), request, path);
  const auto position = foreign_character(document);
  if (!faults.empty() && position) {
    faults.front().position = position;
    faults.front().explanation = "IAM takes no character beyond Latin-1";
  }
  return faults;
}

Checked check_managed_policy(Call& call, const std::string& document) {
  api::iam::CreatePolicyRequest request;
  request.policy_document = document;
  DocumentFaults faults = iam_model_faults(request, "policyDocument", document);
  if (faults.empty()) faults = services::iam::managed_policy_faults(call, document);
  return {std::move(faults), plane::counted_policy_size(document),
          call.settings[plane::Setting::iam_policy_bytes]};
}

plane::HolderKind kind_of(const PolicyHolder& holder) {
  if (holder.type == PolicyHolderType::kUser) return plane::HolderKind::user;
  return holder.type == PolicyHolderType::kGroup ? plane::HolderKind::group : plane::HolderKind::role;
}

Checked check_inline_policy(Call& call, const std::string& document, const PolicyHolder& holder) {
  std::int64_t beside = 0;
  for (const std::string& other : holder.other_documents.value_or(std::vector<std::string>{})) {
    beside += plane::counted_policy_size(other);
  }
  api::iam::PutUserPolicyRequest request;
  request.policy_document = document;
  DocumentFaults faults = iam_model_faults(request, "policyDocument", document);
  const plane::HolderKind kind = kind_of(holder);
  if (faults.empty()) faults = services::iam::inline_policy_faults(call, kind, holder.name, document, beside);
  return {std::move(faults), beside + plane::counted_policy_size(document),
          call.settings[services::iam::inline_policy_quota(kind)]};
}

Checked check_trust_policy(Call& call, const std::string& document) {
  api::iam::CreateRoleRequest request;
  request.assume_role_policy_document = document;
  DocumentFaults faults = iam_model_faults(request, "assumeRolePolicyDocument", document);
  if (faults.empty()) {
    auto read = services::iam::read_trust_policy(call, document);
    if (!read) faults = std::move(read.error());
  }
  return {std::move(faults), plane::counted_policy_size(document),
          call.settings[plane::Setting::iam_trust_policy_bytes]};
}

Checked check_resource_policy(const std::string& document) {
  using Request = api::organizations::PutResourcePolicyRequest;
  const auto content = std::ranges::find(shape::shape_of<Request>().members, "Content", &shape::Member::name);
  Request request;
  request.content = document;
  DocumentFaults faults = model_faults(services::organizations::table(), request, "content");
  if (faults.empty()) faults = plane::organizations::resource_policy_faults(document);
  return {std::move(faults), static_cast<std::int64_t>(base::utf8_length(document)),
          static_cast<std::int64_t>(content->target->limits.max)};
}

Checked check_organization_policy(Call& call, const std::string& document, const std::string& type_name) {
  const plane::organizations::PolicyType& type = plane::organizations::policy_type(type_name);
  api::organizations::CreatePolicyRequest request;
  request.content = document;
  DocumentFaults faults = model_faults(services::organizations::table(), request, "content");
  if (faults.empty()) faults = plane::organizations::policy_faults(call, type, document);
  return {std::move(faults), static_cast<std::int64_t>(document.size()), call.settings[type.bytes_max]};
}

Checked check(Call& call, const CheckPolicyDocumentInput& input) {
  if (input.kind == PolicyDocumentKind::kIdentityPolicy) {
    return input.holder ? check_inline_policy(call, input.document, *input.holder)
                        : check_managed_policy(call, input.document);
  }
  if (input.kind == PolicyDocumentKind::kRoleTrustPolicy) return check_trust_policy(call, input.document);
  if (input.kind == PolicyDocumentKind::kOrganizationResourcePolicy) {
    return check_resource_policy(input.document);
  }
  return check_organization_policy(call, input.document, input.kind);
}

PolicyDocumentFault to_api(const plane::DocumentFault& fault, std::string_view document) {
  PolicyDocumentFault shown{.code = fault.refusal.code, .message = fault.refusal.message};
  for (const auto& [name, value] : fault.refusal.members) {
    if (name == "Reason") shown.reason = std::string(value.as_string());
  }
  if (!fault.explanation.empty()) shown.explanation = fault.explanation;
  if (!fault.position) return shown;
  const policy::TextPlace place = policy::place_in(document, *fault.position);
  shown.line = static_cast<std::int32_t>(place.line);
  shown.column = static_cast<std::int32_t>(place.column);
  if (std::string path = policy::path_in(document, *fault.position); !path.empty()) {
    shown.path = std::move(path);
  }
  return shown;
}

CheckPolicyDocumentOutput check_policy_document(Call& call, const CheckPolicyDocumentInput& input) {
  session_of(call, input.session_token);
  const Checked checked = check(call, input);
  CheckPolicyDocumentOutput output{.size = static_cast<std::int32_t>(checked.size),
                                   .size_max = static_cast<std::int32_t>(checked.size_max)};
  for (const plane::DocumentFault& fault : checked.faults) {
    output.faults.push_back(to_api(fault, input.document));
  }
  return output;
}

}  // namespace

void add_policy_documents(services::Table& table) {
  table.open<&check_policy_document>("CheckPolicyDocument");
}

}  // namespace groundwork::portal
