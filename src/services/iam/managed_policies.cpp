#include "services/iam/managed_policies.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "base/text.hpp"
#include "plane/identities/attachments.hpp"
#include "plane/identities/aws_managed_policies.hpp"
#include "plane/identities/roles.hpp"
#include "services/iam/access.hpp"
#include "services/iam/policy_documents.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/tagging.hpp"

namespace groundwork::services::iam {

using namespace api::iam;

void require_policy_arn(std::string_view arn) {
  const auto parts = aws::Arn::parse(arn);
  if (!parts) throw aws::validation_error("Invalid ARN:  Could not be parsed!");
  if (parts->service != "iam" || !parts->resource.starts_with("policy/")) {
    throw invalid_input(fmt::format("ARN {} is not valid.", arn));
  }
}

plane::ManagedPolicy named_policy(Call& call, std::string_view arn) {
  require_policy_arn(arn);
  auto policy = plane::find_managed_policy(call.unit, call.account(), arn);
  if (!policy) throw no_such_entity(fmt::format("Policy {} was not found.", arn));
  return *std::move(policy);
}

plane::ManagedPolicy own_policy(Call& call, std::string_view arn, std::string_view operation) {
  plane::ManagedPolicy policy = named_policy(call, arn);
  if (policy.is_aws()) {
    throw aws::access_denied(
        fmt::format("User: {} is not authorized to perform: iam:{} on resource: policy {}",
                    call.caller.principal.arn, operation, arn));
  }
  return policy;
}

plane::ManagedPolicy attachable_policy(Call& call, std::string_view arn) {
  require_policy_arn(arn);
  auto policy = plane::find_managed_policy(call.unit, call.account(), arn);
  if (!policy) throw no_such_entity(fmt::format("Policy {} does not exist or is not attachable.", arn));
  if (policy->is_aws() && policy->path == plane::kServiceLinkedPath) {
    throw aws::ApiError("PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.");
  }
  return *std::move(policy);
}

Access policy_access(Call& call, std::string_view arn) {
  Access access{.resource = std::string(arn), .resource_words = fmt::format("policy {}", arn)};
  const auto policy = plane::find_managed_policy(call.unit, call.account(), arn);
  if (policy) add_resource_tags(call, policy->id, access);
  return access;
}

api::iam::Policy to_api(Call& call, const plane::ManagedPolicy& policy) {
  const std::string arn = policy.arn();
  const auto uses = [&](plane::PolicyUse use) {
    return static_cast<std::int32_t>(plane::policy_use_count(call.unit, call.account(), arn, use));
  };
  return {.policy_name = policy.name,
          .policy_id = policy.id,
          .arn = arn,
          .path = policy.path,
          .default_version_id = version_id(policy.default_version),
          .attachment_count = uses(plane::PolicyUse::permissions),
          .permissions_boundary_usage_count = uses(plane::PolicyUse::boundary),
          .is_attachable = true,
          .create_date = policy.created_at.whole_second(),
          .update_date = policy.updated_at.whole_second()};
}

std::string version_id(std::int64_t version) { return fmt::format("v{}", version); }

namespace {

Accesses access_create_policy(Call& call, const CreatePolicyRequest& input) {
  Access access = new_resource_access(call, "policy", input.path, input.policy_name);
  access.resource_words = fmt::format("policy {}", input.policy_name);
  if (!input.tags) return {access};
  add_request_tags(*input.tags, access);
  Access tagging = access;
  tagging.action = "iam:TagPolicy";
  return {access, tagging};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html
CreatePolicyResponse create_policy(Call& call, const CreatePolicyRequest& input) {
  if (plane::find_managed_policy_by_name(call.unit, call.account(), input.policy_name)) {
    throw entity_already_exists(fmt::format(
        "A policy called {} already exists. Duplicate names are not allowed.", input.policy_name));
  }
  const auto tags = checked_tags(input.tags);
  plane::refuse_if_any(managed_policy_faults(call, input.policy_document));
  const std::int64_t quota = call.settings[plane::Setting::iam_policies];
  if (plane::count_managed_policies(call.unit, call.account()) >= quota) {
    throw limit_exceeded("PoliciesPerAccount", quota);
  }
  const auto policy = plane::create_managed_policy(call, {.account = call.account(),
                                                          .path = input.path.value_or("/"),
                                                          .name = input.policy_name,
                                                          .description = input.description,
                                                          .document = input.policy_document});
  tag_resource(call, policy.id, tags);
  CreatePolicyResponse output{to_api(call, policy)};
  output.policy->tags = shown_tags(call, policy.id);
  return output;
}

GetPolicyResponse get_policy(Call& call, const GetPolicyRequest& input) {
  const plane::ManagedPolicy policy = named_policy(call, input.policy_arn);
  GetPolicyResponse output{to_api(call, policy)};
  output.policy->description = policy.description;
  // GetPolicy answers an empty list where there are no tags, unlike GetRole.
  output.policy->tags = shown_tags(call, policy.id).value_or(std::vector<Tag>());
  return output;
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html
void delete_policy(Call& call, const DeletePolicyRequest& input) {
  const plane::ManagedPolicy policy = own_policy(call, input.policy_arn, "DeletePolicy");
  for (const auto use : {plane::PolicyUse::permissions, plane::PolicyUse::boundary}) {
    if (plane::policy_use_count(call.unit, call.account(), policy.arn(), use) > 0) {
      throw aws::ApiError("DeleteConflict", "Cannot delete a policy attached to entities.");
    }
  }
  if (plane::policy_versions(call.unit, policy).size() > 1) {
    throw aws::ApiError(
        "DeleteConflict",
        "This policy has more than one version. Before you delete a policy, you must delete the "
        "policy's versions. The default version is deleted with the policy.");
  }
  plane::delete_managed_policy(call, policy);
}

/// What ListPolicies leaves out.
class PolicyFilter {
 public:
  PolicyFilter(Call& call, const ListPoliciesRequest& input)
      : call_(call),
        path_prefix_(input.path_prefix.value_or("/")),
        only_attached_(input.only_attached.value_or(false)),
        usage_(input.policy_usage_filter.value_or("")) {}

  const std::string& path_prefix() const { return path_prefix_; }
  bool passes(const plane::ManagedPolicy& policy) const {
    if (!policy.path.starts_with(path_prefix_)) return false;
    if (usage_ == "PermissionsPolicy") return is_used(policy, plane::PolicyUse::permissions);
    if (usage_ == "PermissionsBoundary") return is_used(policy, plane::PolicyUse::boundary);
    return !only_attached_ || is_used(policy, plane::PolicyUse::permissions) ||
           is_used(policy, plane::PolicyUse::boundary);
  }

 private:
  bool is_used(const plane::ManagedPolicy& policy, plane::PolicyUse use) const {
    return plane::policy_is_used(call_.unit, call_.account(), policy.arn(), use);
  }

  Call& call_;
  std::string path_prefix_;
  bool only_attached_;
  std::string usage_;
};

/// The account's policies come first, then AWS's. A sort key tells them apart by its first letter.
constexpr std::string_view kLocal = "L", kAws = "A";

/// Takes the account's policies that pass until the page is full or there are no more.
void take_local(Call& call, const PolicyFilter& filter, const plane::PageRequest& request,
                plane::Page<plane::ManagedPolicy>& page) {
  plane::PageRequest part{request.after.starts_with(kLocal) ? request.after.substr(1) : "", request.limit};
  do {
    auto found = plane::list_managed_policies(call.unit, call.account(), filter.path_prefix(), part);
    for (plane::ManagedPolicy& policy : found.items) {
      if (!filter.passes(policy)) continue;
      page.items.push_back(std::move(policy));
      if (static_cast<std::int64_t>(page.items.size()) > request.limit) return;
    }
    part.after = found.next;
  } while (!part.after.empty());
}

void take_aws(const PolicyFilter& filter, const plane::PageRequest& request,
              plane::Page<plane::ManagedPolicy>& page) {
  const std::string after = request.after.starts_with(kAws) ? request.after.substr(1) : "";
  for (const plane::AwsManagedPolicy& policy : plane::aws_managed_policies()) {
    if (static_cast<std::int64_t>(page.items.size()) > request.limit) return;
    if (base::lower(policy.name) <= after) continue;
    plane::ManagedPolicy shown = plane::managed_policy(policy);
    if (filter.passes(shown)) page.items.push_back(std::move(shown));
  }
}

Accesses access_list_policies(Call&, const ListPoliciesRequest& input) {
  return {Access{.resource_words = fmt::format("policy path {}", input.path_prefix.value_or("/"))}};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicies.html
ListPoliciesResponse list_policies(Call& call, const ListPoliciesRequest& input) {
  const PolicyFilter filter(call, input);
  const std::string scope = input.scope.value_or("All");
  const plane::PageRequest request = page_request(input);
  plane::Page<plane::ManagedPolicy> page;
  if (scope != "AWS" && !request.after.starts_with(kAws)) take_local(call, filter, request, page);
  if (scope != "Local") take_aws(filter, request, page);
  page = plane::cut_page(std::move(page.items), request, [](const plane::ManagedPolicy& policy) {
    return std::string(policy.is_aws() ? kAws : kLocal) + base::lower(policy.name);
  });
  ListPoliciesResponse output;
  output.policies.emplace();
  for (const auto& policy : page.items) output.policies->push_back(to_api(call, policy));
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_managed_policies(Table& table) {
  table.on<&create_policy, &access_create_policy>("CreatePolicy")
      .on<&get_policy, &access_policy<GetPolicyRequest>>("GetPolicy")
      .on<&delete_policy, &access_policy<DeletePolicyRequest>>("DeletePolicy")
      .on<&list_policies, &access_list_policies>("ListPolicies");
}

}  // namespace groundwork::services::iam
