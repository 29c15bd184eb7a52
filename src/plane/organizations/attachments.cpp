#include "plane/organizations/attachments.hpp"

#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/members.hpp"

namespace groundwork::plane::organizations {
namespace {

bool is_attached(store::Unit& unit, const Organization& organization, const Policy& policy,
                 const Target& target) {
  return unit.exists(
      "SELECT 1 FROM organization_attachments WHERE organization = $1 AND target = $2 AND type = $3 AND "
      "policy = $4",
      organization.id, target.id, policy.type->name, policy.id);
}

std::int64_t attached_count(store::Unit& unit, const Organization& organization, const Policy& policy,
                            const Target& target) {
  return unit.count(
      "SELECT COUNT(*) FROM organization_attachments WHERE organization = $1 AND target = $2 AND type = $3",
      organization.id, target.id, policy.type->name);
}

std::vector<std::string> read_ids(store::Rows rows) {
  std::vector<std::string> ids;
  for (const store::Row row : rows) ids.push_back(row.text(0));
  return ids;
}

}  // namespace

std::optional<Target> find_target(store::Unit& unit, const Organization& organization, std::string_view id) {
  switch (kind_of_id(id)) {
    case IdKind::root:
    case IdKind::organizational_unit: {
      const auto node = find_node(unit, organization, id);
      if (!node) return std::nullopt;
      return Target{.id = node->id,
                    .type = node->is_root() ? "ROOT" : "ORGANIZATIONAL_UNIT",
                    .name = node->name,
                    .arn = node_arn(organization, node->id)};
    }
    case IdKind::account: {
      const auto member = find_member(unit, organization, id);
      if (!member) return std::nullopt;
      return Target{.id = member->account.str(),
                    .type = "ACCOUNT",
                    .name = member->name,
                    .arn = account_arn(organization, member->account)};
    }
    case IdKind::policy:
    case IdKind::other:
      break;
  }
  return std::nullopt;
}

Target get_target(store::Unit& unit, const Organization& organization, std::string_view id) {
  auto target = find_target(unit, organization, id);
  if (!target) throw target_not_found();
  return std::move(*target);
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html
void attach_policy(Work& work, const Organization& organization, const Policy& policy, const Target& target) {
  if (!is_enabled(work.unit, organization.id, policy.type->name)) {
    throw refusal("PolicyTypeNotEnabledException",
                  "This operation can be performed only for enabled policy types.");
  }
  if (is_attached(work.unit, organization, policy, target)) {
    // AWS's own words, though they speak of a name.
    throw refusal("DuplicatePolicyAttachmentException",
                  "A policy with the specified name and type already exists.");
  }
  if (attached_count(work.unit, organization, policy, target) >= work.settings[policy.type->attached_max]) {
    throw constraint_violation("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                               "You have attached the maximum number of policies to the specified target.");
  }
  work.unit.execute(
      "INSERT INTO organization_attachments (organization, target, type, policy) VALUES ($1, $2, $3, $4)",
      organization.id, target.id, policy.type->name, policy.id);
  work.unit.touch();
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html
void detach_policy(Work& work, const Organization& organization, const Policy& policy, const Target& target) {
  if (!is_attached(work.unit, organization, policy, target)) {
    throw refusal("PolicyNotAttachedException",
                  "The specified policy isn't attached to the specified target.");
  }
  if (attached_count(work.unit, organization, policy, target) <= policy.type->attached_min) {
    throw constraint_violation(
        "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
        "You cannot remove the last policy attached to the specified target. You must have "
        "at least one attached at all times.");
  }
  work.unit.execute(
      "DELETE FROM organization_attachments WHERE organization = $1 AND target = $2 AND type = $3 AND "
      "policy = $4",
      organization.id, target.id, policy.type->name, policy.id);
  work.unit.touch();
}

std::vector<Policy> policies_of_target(store::Unit& unit, const Organization& organization,
                                       std::string_view target_id, const PolicyType& type,
                                       std::string_view after, std::int64_t limit) {
  const auto ids = read_ids(
      unit.query("SELECT policy FROM organization_attachments WHERE organization = $1 AND target = $2 AND "
                 "type = $3 AND policy > $4 ORDER BY policy LIMIT $5",
                 organization.id, target_id, type.name, after, limit));
  std::vector<Policy> found;
  for (const std::string& id : ids) found.push_back(find_policy(unit, organization, id).value());
  return found;
}

std::vector<Target> targets_of_policy(store::Unit& unit, const Organization& organization,
                                      const Policy& policy, std::string_view after, std::int64_t limit) {
  const auto ids = read_ids(
      unit.query("SELECT target FROM organization_attachments WHERE organization = $1 AND policy = $2 AND "
                 "target > $3 ORDER BY target LIMIT $4",
                 organization.id, policy.id, after, limit));
  std::vector<Target> found;
  for (const std::string& id : ids) found.push_back(find_target(unit, organization, id).value());
  return found;
}

}  // namespace groundwork::plane::organizations
