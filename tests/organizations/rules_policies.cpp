#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

bool is_there(const Organization& organization, const Id& policy) {
  return policy == kFullAccess || organization.policies.contains(policy);
}

bool is_target(const World& world, const Step& step, const Organization& organization, const Id& id) {
  const auto account = world.accounts.find(id);
  return organization.nodes.contains(id) ||
         (account != world.accounts.end() &&
          account->second.organization == world.accounts.at(step.caller).organization);
}

bool has_policy_named(const Organization& organization, const std::string& name) {
  return name == "FullAWSAccess" || std::ranges::any_of(organization.policies, [&](const auto& entry) {
           return entry.second.name == name;
         });
}

void judge_content(const World& world, const std::string& content, Refusals& refusals) {
  if (content.size() > world.limits.scp_bytes) {
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
  if (has_policy_named(organization, text(step.input, "Name"))) {
    refusals.push_back({"DuplicatePolicyException", ""});
  }
  if (organization.policies.size() >= world.limits.policies) {
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
  if (!is_there(organization, id)) return {{"PolicyNotFoundException", ""}};
  if (id == kFullAccess) return invalid_input("IMMUTABLE_POLICY");
  Refusals refusals;
  if (step.input.contains("Content")) judge_content(world, text(step.input, "Content"), refusals);
  const std::string name = text(step.input, "Name");
  if (!name.empty() && name != organization.policies.at(id).name && has_policy_named(organization, name)) {
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
  if (!is_there(organization, id)) return {{"PolicyNotFoundException", ""}};
  if (id == kFullAccess) return invalid_input("IMMUTABLE_POLICY");
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

std::size_t attached_to(const Organization& organization, const Id& target) {
  return static_cast<std::size_t>(std::ranges::count_if(
      organization.attachments, [&](const auto& entry) { return entry.first == target; }));
}

/// What AttachPolicy and DetachPolicy name must be there.
Refusals judge_ends(const World& world, const Organization& organization, const Step& step) {
  Refusals refusals;
  if (!is_there(organization, text(step.input, "PolicyId"))) {
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
  if (!organization.policy_types.contains(kScp)) return {{"PolicyTypeNotEnabledException", ""}};
  const Id policy = text(step.input, "PolicyId"), target = text(step.input, "TargetId");
  if (organization.attachments.contains({target, policy})) {
    return {{"DuplicatePolicyAttachmentException", ""}};
  }
  if (attached_to(organization, target) >= world.limits.scps_per_target) {
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
  if (attached_to(organization, target) == 1) return constraint("MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED");
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
  for (const auto& [id, node] : organization.nodes) organization.attachments.insert({id, kFullAccess});
  for (const Id& id : world.members(world.accounts.at(step.caller).organization)) {
    organization.attachments.insert({id, kFullAccess});
  }
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
  organization.attachments.clear();
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
