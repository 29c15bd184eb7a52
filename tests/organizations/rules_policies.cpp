#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

bool is_target(const World& world, const Step& step, const Organization& organization, const Id& id) {
  const auto account = world.accounts.find(id);
  return organization.nodes.contains(id) ||
         (account != world.accounts.end() &&
          account->second.organization == world.accounts.at(step.caller).organization);
}

bool has_policy_named(const Organization& organization, const std::string& type, const std::string& name) {
  const auto standard = std::ranges::find(kPolicyTypes, std::string_view(type), &PolicyType::name);
  return (standard != std::end(kPolicyTypes) && standard->standard_name == name) ||
         std::ranges::any_of(organization.policies, [&](const auto& entry) {
           return entry.second.type == type && entry.second.name == name;
         });
}

std::size_t policies_of_type(const Organization& organization, const std::string& type) {
  return static_cast<std::size_t>(std::ranges::count_if(
      organization.policies, [&](const auto& entry) { return entry.second.type == type; }));
}

void judge_content(const World& world, const std::string& content, Refusals& refusals) {
  if (content.size() > world.limits.policy_bytes) {
    refusals.push_back({"ConstraintViolationException", "POLICY_CONTENT_LIMIT_EXCEEDED"});
  }
  // The steps hold good documents, and some that are no JSON.
  if (!content.starts_with('{')) refusals.push_back({"MalformedPolicyDocumentException", ""});
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html
Refusals judge_create_policy(const World& world, const Organization& organization, const Step& step) {
  Refusals refusals;
  if (!organization.has_all_features()) {
    refusals.push_back({"PolicyTypeNotAvailableForOrganizationException", ""});
  }
  judge_content(world, text(step.input, "Content"), refusals);
  if (has_policy_named(organization, text(step.input, "Type"), text(step.input, "Name"))) {
    refusals.push_back({"DuplicatePolicyException", ""});
  }
  if (policies_of_type(organization, text(step.input, "Type")) >= world.limits.policies) {
    refusals.push_back({"ConstraintViolationException", "POLICY_NUMBER_LIMIT_EXCEEDED"});
  }
  add_tag_refusals(world, step, {}, refusals);
  return refusals;
}

void create_policy(World& world, const Step& step, const json::object& output) {
  Organization& organization = world.organization_of(step.caller);
  const Id id = text_at(output, "Policy/PolicySummary/Id");
  organization.policies[id] = {text(step.input, "Type"), text(step.input, "Name"),
                               text(step.input, "Description"), text(step.input, "Content")};
  for (const auto& [key, value] : tags_in(step.input)) organization.tags[id][key] = value;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdatePolicy.html
Refusals judge_update_policy(const World& world, const Organization& organization, const Step& step) {
  const Id id = text(step.input, "PolicyId");
  if (type_of(organization, id) == nullptr) return {{"PolicyNotFoundException", ""}};
  if (is_aws_managed(id)) return invalid_input("IMMUTABLE_POLICY");
  Refusals refusals;
  if (step.input.contains("Content")) judge_content(world, text(step.input, "Content"), refusals);
  const std::string name = text(step.input, "Name");
  const Policy& policy = organization.policies.at(id);
  if (!name.empty() && name != policy.name && has_policy_named(organization, policy.type, name)) {
    refusals.push_back({"DuplicatePolicyException", ""});
  }
  return refusals;
}

void update_policy(World& world, const Step& step, const json::object&) {
  Policy& policy = world.organization_of(step.caller).policies.at(text(step.input, "PolicyId"));
  if (step.input.contains("Name")) policy.name = text(step.input, "Name");
  if (step.input.contains("Description")) policy.description = text(step.input, "Description");
  if (step.input.contains("Content")) policy.content = text(step.input, "Content");
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeletePolicy.html
Refusals judge_delete_policy(const World&, const Organization& organization, const Step& step) {
  const Id id = text(step.input, "PolicyId");
  if (type_of(organization, id) == nullptr) return {{"PolicyNotFoundException", ""}};
  if (is_aws_managed(id)) return invalid_input("IMMUTABLE_POLICY");
  const bool is_used =
      std::ranges::any_of(organization.attachments, [&](const auto& entry) { return entry.second == id; });
  if (is_used) return {{"PolicyInUseException", ""}};
  return {};
}

void delete_policy(World& world, const Step& step, const json::object&) {
  Organization& organization = world.organization_of(step.caller);
  organization.policies.erase(text(step.input, "PolicyId"));
  organization.tags.erase(text(step.input, "PolicyId"));
}

std::size_t attached_to(const Organization& organization, const Id& target, const PolicyType& type) {
  return static_cast<std::size_t>(std::ranges::count_if(organization.attachments, [&](const auto& entry) {
    return entry.first == target && type_of(organization, entry.second) == &type;
  }));
}

/// What AttachPolicy and DetachPolicy name must be there.
Refusals judge_ends(const World& world, const Organization& organization, const Step& step) {
  Refusals refusals;
  if (type_of(organization, text(step.input, "PolicyId")) == nullptr) {
    refusals.push_back({"PolicyNotFoundException", ""});
  }
  if (!is_target(world, step, organization, text(step.input, "TargetId"))) {
    refusals.push_back({"TargetNotFoundException", ""});
  }
  return refusals;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html
Refusals judge_attach_policy(const World& world, const Organization& organization, const Step& step) {
  if (auto refusals = judge_ends(world, organization, step); !refusals.empty()) return refusals;
  const Id policy = text(step.input, "PolicyId"), target = text(step.input, "TargetId");
  const PolicyType& type = *type_of(organization, policy);
  if (!organization.policy_types.contains(std::string(type.name))) {
    return {{"PolicyTypeNotEnabledException", ""}};
  }
  if (organization.attachments.contains({target, policy})) {
    return {{"DuplicatePolicyAttachmentException", ""}};
  }
  if (attached_to(organization, target, type) >= world.limits.policies_per_target) {
    return constraint("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
  }
  return {};
}

void attach_policy(World& world, const Step& step, const json::object&) {
  world.organization_of(step.caller)
      .attachments.insert({text(step.input, "TargetId"), text(step.input, "PolicyId")});
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html
Refusals judge_detach_policy(const World& world, const Organization& organization, const Step& step) {
  if (auto refusals = judge_ends(world, organization, step); !refusals.empty()) return refusals;
  const Id policy = text(step.input, "PolicyId"), target = text(step.input, "TargetId");
  if (!organization.attachments.contains({target, policy})) return {{"PolicyNotAttachedException", ""}};
  const PolicyType& type = *type_of(organization, policy);
  if (policy == type.standard_id && !type.is_standard_detachable) {
    return invalid_input("NON_DETACHABLE_POLICY");
  }
  if (attached_to(organization, target, type) <= type.attached_min)
    return constraint("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
  return {};
}

void detach_policy(World& world, const Step& step, const json::object&) {
  world.organization_of(step.caller)
      .attachments.erase({text(step.input, "TargetId"), text(step.input, "PolicyId")});
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html
Refusals judge_enable_type(const World&, const Organization& organization, const Step& step) {
  if (text(step.input, "RootId") != organization.root) return {{"RootNotFoundException", ""}};
  if (!organization.has_all_features()) return {{"PolicyTypeNotAvailableForOrganizationException", ""}};
  if (organization.policy_types.contains(text(step.input, "PolicyType"))) {
    return {{"PolicyTypeAlreadyEnabledException", ""}};
  }
  return {};
}

void enable_type(World& world, const Step& step, const json::object&) {
  Organization& organization = world.organization_of(step.caller);
  organization.policy_types.insert(text(step.input, "PolicyType"));
  // The types that were enabled before keep what their targets have.
  Organization fresh;
  fresh.policy_types = {text(step.input, "PolicyType")};
  for (const auto& [id, node] : organization.nodes) attach_standard_policies(fresh, id);
  for (const Id& id : world.members(world.accounts.at(step.caller).organization)) {
    attach_standard_policies(fresh, id);
  }
  organization.attachments.merge(fresh.attachments);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisablePolicyType.html
Refusals judge_disable_type(const World&, const Organization& organization, const Step& step) {
  if (text(step.input, "RootId") != organization.root) return {{"RootNotFoundException", ""}};
  if (!organization.policy_types.contains(text(step.input, "PolicyType"))) {
    return {{"PolicyTypeNotEnabledException", ""}};
  }
  return {};
}

void disable_type(World& world, const Step& step, const json::object&) {
  Organization& organization = world.organization_of(step.caller);
  organization.policy_types.erase(text(step.input, "PolicyType"));
  std::erase_if(organization.attachments, [&](const auto& entry) {
    return type_of(organization, entry.second)->name == text(step.input, "PolicyType");
  });
}

constexpr Rule kRules[] = {
    {"CreatePolicy", for_management<judge_create_policy>, create_policy},
    {"UpdatePolicy", for_management<judge_update_policy>, update_policy},
    {"DeletePolicy", for_management<judge_delete_policy>, delete_policy},
    {"AttachPolicy", for_management<judge_attach_policy>, attach_policy},
    {"DetachPolicy", for_management<judge_detach_policy>, detach_policy},
    {"EnablePolicyType", for_management<judge_enable_type>, enable_type},
    {"DisablePolicyType", for_management<judge_disable_type>, disable_type},
};

}  // namespace

std::span<const Rule> policy_rules() { return kRules; }

}  // namespace groundwork::organizations_model
