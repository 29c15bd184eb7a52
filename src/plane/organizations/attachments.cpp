#include "plane/organizations/attachments.hpp"

#include <limits>

#include <fmt/format.h>

#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/members.hpp"
#include "plane/organizations/policy_rows.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::int64_t kEvery = std::numeric_limits<std::int32_t>::max();

bool is_standard(const Policy& policy) { return policy.type->standard && policy.aws_managed; }

/// The standard policy has no row where it is attached, and one where it was detached.
bool keeps_standard(store::Unit& unit, const Organization& organization, const PolicyType& type,
                    std::string_view target_id) {
  return type.standard &&
         !unit.exists(
             "SELECT 1 FROM organization_detachments WHERE organization = $1 AND target = $2 AND type = $3",
             organization.id, target_id, type.name);
}

bool has_standard(store::Unit& unit, const Organization& organization, const PolicyType& type,
                  std::string_view target_id) {
  return type.standard && is_enabled(unit, organization.id, type.name) &&
         keeps_standard(unit, organization, type, target_id);
}

bool is_attached(store::Unit& unit, const Organization& organization, const Policy& policy,
                 const Target& target) {
  if (is_standard(policy)) return has_standard(unit, organization, *policy.type, target.id);
  return unit.exists(
      "SELECT 1 FROM organization_attachments WHERE organization = $1 AND target = $2 AND type = $3 AND "
      "policy = $4",
      organization.id, target.id, policy.type->name, policy.id);
}

std::int64_t attached_count(store::Unit& unit, const Organization& organization, const PolicyType& type,
                            const Target& target) {
  const std::int64_t of_customer = unit.count(
      "SELECT COUNT(*) FROM organization_attachments WHERE organization = $1 AND target = $2 AND type = $3",
      organization.id, target.id, type.name);
  return of_customer + (has_standard(unit, organization, type, target.id) ? 1 : 0);
}

std::vector<Policy> of_customer(store::Unit& unit, const Organization& organization,
                                std::string_view target_id, const PolicyType& type, std::string_view after,
                                std::int64_t limit) {
  std::vector<Policy> found;
  for (const store::Row row :
       unit.query(fmt::format("SELECT {} FROM organization_attachments a "
                              "JOIN organization_policies p ON p.id = a.policy "
                              "WHERE a.organization = $1 AND a.target = $2 AND a.type = $3 AND a.policy > $4 "
                              "ORDER BY a.policy LIMIT $5",
                              kPolicyColumns),
                  organization.id, target_id, type.name, after, limit)) {
    found.push_back(read_policy(row));
  }
  return found;
}

std::vector<std::string> read_ids(store::Rows rows) {
  std::vector<std::string> ids;
  for (const store::Row row : rows) ids.push_back(row.text(0));
  return ids;
}

/// Every account, unit and root, in order of ids: account ids come first, being digits.
std::vector<std::string> all_target_ids(store::Unit& unit, const Organization& organization,
                                        std::string_view after, std::int64_t limit) {
  auto ids = read_ids(unit.query(
      "SELECT account FROM organization_accounts WHERE organization = $1 AND account > $2 ORDER BY "
      "account LIMIT $3",
      organization.id, after, limit));
  const auto nodes = read_ids(
      unit.query("SELECT id FROM organization_nodes WHERE organization = $1 AND id > $2 ORDER BY id LIMIT $3",
                 organization.id, after, limit - static_cast<std::int64_t>(ids.size())));
  ids.insert(ids.end(), nodes.begin(), nodes.end());
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
    case IdKind::resource_policy:
    case IdKind::responsibility_transfer:
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
  const PolicyType& type = *policy.type;
  require_settled(work.unit, organization.id, type.name);
  if (!is_enabled(work.unit, organization.id, type.name)) {
    throw refusal("PolicyTypeNotEnabledException",
                  "This operation can be performed only for enabled policy types.");
  }
  if (is_attached(work.unit, organization, policy, target)) {
    // AWS's own words, though they speak of a name.
    throw refusal("DuplicatePolicyAttachmentException",
                  "A policy with the specified name and type already exists.");
  }
  if (attached_count(work.unit, organization, type, target) >= work.settings[type.attached_max]) {
    throw constraint_violation("MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
                               "You have attached the maximum number of policies to the specified target.");
  }
  if (is_standard(policy)) {
    work.unit.execute(
        "DELETE FROM organization_detachments WHERE organization = $1 AND target = $2 AND type = $3",
        organization.id, target.id, type.name);
  } else {
    const std::int64_t last = work.unit.count(
        "SELECT MAX(position) FROM organization_attachments WHERE organization = $1 AND target = $2 AND "
        "type = $3",
        organization.id, target.id, type.name);
    work.unit.execute(
        "INSERT INTO organization_attachments (organization, target, type, policy, position, attached_at) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        organization.id, target.id, type.name, policy.id, last + 1, work.now);
  }
  work.unit.touch();
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DetachPolicy.html
void detach_policy(Work& work, const Organization& organization, const Policy& policy, const Target& target) {
  const PolicyType& type = *policy.type;
  require_settled(work.unit, organization.id, type.name);
  if (!is_attached(work.unit, organization, policy, target)) {
    throw refusal("PolicyNotAttachedException",
                  "The specified policy isn't attached to the specified target.");
  }
  if (is_standard(policy) && !type.standard->detachable) {
    throw invalid_input("NON_DETACHABLE_POLICY", "You can't detach this AWS Managed Policy.");
  }
  if (attached_count(work.unit, organization, type, target) <= type.attached_min) {
    throw constraint_violation(
        "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
        "You cannot remove the last policy attached to the specified target. You must have "
        "at least one attached at all times.");
  }
  if (is_standard(policy)) {
    work.unit.execute("INSERT INTO organization_detachments (organization, target, type) VALUES ($1, $2, $3)",
                      organization.id, target.id, type.name);
  } else {
    work.unit.execute(
        "DELETE FROM organization_attachments WHERE organization = $1 AND target = $2 AND type = $3 AND "
        "policy = $4",
        organization.id, target.id, type.name, policy.id);
    work.unit.execute(
        "UPDATE organization_policy_types SET changed_at = $1 WHERE organization = $2 AND type = $3",
        work.now, organization.id, type.name);
  }
  work.unit.touch();
}

std::vector<Policy> policies_of_target(store::Unit& unit, const Organization& organization,
                                       std::string_view target_id, const PolicyType& type,
                                       std::string_view after, std::int64_t limit) {
  auto found = of_customer(unit, organization, target_id, type, after, limit);
  if (has_standard(unit, organization, type, target_id)) add_standard_policy(found, type, after, limit);
  return found;
}

std::vector<Policy> acting_policies(store::Unit& unit, const Organization& organization,
                                    std::string_view target_id, const PolicyType& type) {
  auto found = of_customer(unit, organization, target_id, type, "", kEvery);
  if (keeps_standard(unit, organization, type, target_id)) add_standard_policy(found, type, "", kEvery);
  return found;
}

std::vector<Attachment> attachments_of_target(store::Unit& unit, const Organization& organization,
                                              std::string_view target_id, const PolicyType& type) {
  std::vector<Attachment> found;
  for (const store::Row row :
       unit.query(fmt::format("SELECT {}, p.updated_at, a.attached_at FROM organization_attachments a "
                              "JOIN organization_policies p ON p.id = a.policy "
                              "WHERE a.organization = $1 AND a.target = $2 AND a.type = $3 "
                              "ORDER BY a.position, a.policy",
                              kPolicyColumns),
                  organization.id, target_id, type.name)) {
    found.push_back({.policy = read_policy(row),
                     .attached_at = row.instant(kPolicyColumnCount + 1),
                     .updated_at = row.instant(kPolicyColumnCount)});
  }
  return found;
}

TargetPage targets_of_policy(store::Unit& unit, const Organization& organization, const Policy& policy,
                             std::string_view after, std::int64_t size) {
  const bool standard = is_standard(policy);
  if (standard && !is_enabled(unit, organization.id, policy.type->name)) return {};
  auto ids = standard
                 ? all_target_ids(unit, organization, after, size + 1)
                 : read_ids(unit.query(
                       "SELECT target FROM organization_attachments WHERE organization = $1 AND policy = $2 "
                       "AND target > $3 ORDER BY target LIMIT $4",
                       organization.id, policy.id, after, size + 1));
  TargetPage page;
  if (static_cast<std::int64_t>(ids.size()) > size) {
    ids.pop_back();
    page.next_after = ids.back();
  }
  for (const std::string& id : ids) {
    // A page of targets is looked through, however many of them lack the policy: so it takes as long as any.
    if (standard && !has_standard(unit, organization, *policy.type, id)) continue;
    page.targets.push_back(find_target(unit, organization, id).value());
  }
  return page;
}

}  // namespace groundwork::plane::organizations
