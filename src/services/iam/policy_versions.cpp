#include <charconv>

#include <fmt/format.h>

#include "services/iam/managed_policies.hpp"
#include "services/iam/paging.hpp"
#include "services/iam/policy_documents.hpp"
#include "services/iam/policy_parts.hpp"

namespace groundwork::services::iam {

using namespace api::iam;

api::iam::PolicyVersion to_api(const plane::ManagedPolicy& policy, const plane::PolicyVersion& version) {
  return {.document = shown_document(version.document),
          .version_id = version_id(version.version),
          .is_default_version = version.version == policy.default_version,
          .create_date = version.created_at.whole_second()};
}

namespace {

/// As answers show it that leave the document out.
api::iam::PolicyVersion without_document(const plane::ManagedPolicy& policy,
                                         const plane::PolicyVersion& version) {
  api::iam::PolicyVersion shown = to_api(policy, version);
  shown.document.reset();
  return shown;
}

/// The version that `id` names: `v3`, as the model's pattern has it, which allows a suffix after a dot too.
plane::PolicyVersion named_version(Call& call, const plane::ManagedPolicy& policy, std::string_view id) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  const bool is_number = error == std::errc() && end == id.data() + id.size();
  auto version = is_number ? plane::find_policy_version(call.unit, policy, number) : std::nullopt;
  if (!version) {
    throw no_such_entity(
        fmt::format("Policy {} version {} does not exist or is not attachable.", policy.arn(), id));
  }
  return *std::move(version);
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html
CreatePolicyVersionResponse create_policy_version(Call& call, const CreatePolicyVersionRequest& input) {
  plane::ManagedPolicy policy = own_policy(call, input.policy_arn, "CreatePolicyVersion");
  plane::refuse_if_any(managed_policy_faults(call, input.policy_document));
  const std::int64_t versions_max = call.settings[plane::Setting::iam_policy_versions];
  if (static_cast<std::int64_t>(plane::policy_versions(call.unit, policy).size()) >= versions_max) {
    throw aws::ApiError(
        "LimitExceeded",
        fmt::format("A managed policy can have up to {} versions. Before you create a new version, "
                    "you must delete an existing version.",
                    versions_max));
  }
  const bool set_as_default = input.set_as_default.value_or(false);
  const auto version = plane::create_policy_version(call, policy, input.policy_document, set_as_default);
  if (set_as_default) policy.default_version = version.version;
  return {without_document(policy, version)};
}

GetPolicyVersionResponse get_policy_version(Call& call, const GetPolicyVersionRequest& input) {
  const plane::ManagedPolicy policy = named_policy(call, input.policy_arn);
  return {to_api(policy, named_version(call, policy, input.version_id))};
}

void delete_policy_version(Call& call, const DeletePolicyVersionRequest& input) {
  const plane::ManagedPolicy policy = own_policy(call, input.policy_arn, "DeletePolicyVersion");
  const auto version = named_version(call, policy, input.version_id);
  if (version.version == policy.default_version) {
    throw aws::ApiError("DeleteConflict", "Cannot delete the default version of a policy.");
  }
  plane::delete_policy_version(call, policy, version.version);
}

void set_default_policy_version(Call& call, const SetDefaultPolicyVersionRequest& input) {
  const plane::ManagedPolicy policy = own_policy(call, input.policy_arn, "SetDefaultPolicyVersion");
  plane::set_default_policy_version(call, policy, named_version(call, policy, input.version_id).version);
}

ListPolicyVersionsResponse list_policy_versions(Call& call, const ListPolicyVersionsRequest& input) {
  const plane::ManagedPolicy policy = named_policy(call, input.policy_arn);
  // A policy has few versions, so that a page is cut from all of them.
  const plane::PageRequest request = page_request(input);
  std::vector<plane::PolicyVersion> rest;
  bool started = request.after.empty();
  for (auto& version : plane::policy_versions(call.unit, policy)) {
    if (started)
      rest.push_back(std::move(version));
    else
      started = version_id(version.version) == request.after;
  }
  const auto page = plane::cut_page(std::move(rest), request,
                                    [](const auto& version) { return version_id(version.version); });
  ListPolicyVersionsResponse output;
  output.versions.emplace();
  for (const auto& version : page.items) output.versions->push_back(without_document(policy, version));
  put_paging(output, page.next);
  return output;
}

}  // namespace

void add_policy_versions(Table& table) {
  table.on<&create_policy_version, &access_policy<CreatePolicyVersionRequest>>("CreatePolicyVersion")
      .on<&get_policy_version, &access_policy<GetPolicyVersionRequest>>("GetPolicyVersion")
      .on<&delete_policy_version, &access_policy<DeletePolicyVersionRequest>>("DeletePolicyVersion")
      .on<&set_default_policy_version, &access_policy<SetDefaultPolicyVersionRequest>>(
          "SetDefaultPolicyVersion")
      .on<&list_policy_versions, &access_policy<ListPolicyVersionsRequest>>("ListPolicyVersions");
}

}  // namespace groundwork::services::iam
