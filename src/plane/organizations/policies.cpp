#include "plane/organizations/policies.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/policy_rows.hpp"
#include "plane/organizations/tags.hpp"
#include "policy/management_policy.hpp"

namespace groundwork::plane::organizations {
namespace {

Policy standard_policy(const PolicyType& type) {
  return {.id = std::string(type.standard->id),
          .type = &type,
          .name = std::string(type.standard->name),
          .description = std::string(type.standard->description),
          .content = std::string(type.standard->content),
          .aws_managed = true};
}

void require_free_name(store::Unit& unit, const Organization& organization, const PolicyType& type,
                       std::string_view name) {
  const bool taken = (type.standard && type.standard->name == name) ||
                     unit.exists(
                         "SELECT 1 FROM organization_policies WHERE organization = $1 AND type = $2 "
                         "AND name = $3",
                         organization.id, type.name, name);
  if (!taken) return;
  throw refusal("DuplicatePolicyException", "A policy with the specified name and type already exists.");
}

void require_mutable(const Policy& policy) {
  if (!policy.aws_managed) return;
  throw invalid_input("IMMUTABLE_POLICY",
                      "You specified a policy that is managed by AWS and can't be modified.");
}

std::string free_policy_id(Work& work) {
  for (;;) {
    std::string id = new_policy_id(work.random);
    if (!work.unit.exists("SELECT 1 FROM organization_policies WHERE id = $1", id)) return id;
  }
}

}  // namespace

Policy read_policy(const store::Row& row) {
  return {.id = row.text(0),
          .type = &policy_type(row.text_view(1)),
          .name = row.text(2),
          .description = row.text(3),
          .content = row.text(4),
          .aws_managed = false};
}

void add_standard_policy(std::vector<Policy>& found, const PolicyType& type, std::string_view after,
                         std::int64_t limit) {
  if (!type.standard || type.standard->id <= after) return;
  const auto place = std::ranges::lower_bound(found, type.standard->id, {}, &Policy::id);
  found.insert(place, standard_policy(type));
  if (static_cast<std::int64_t>(found.size()) > limit) found.pop_back();
}

std::string policy_arn(const Organization& organization, const Policy& policy) {
  if (policy.aws_managed) {
    return fmt::format("arn:aws:organizations::aws:policy/{}/{}", policy.type->arn_segment(), policy.id);
  }
  return fmt::format("arn:aws:organizations::{}:policy/{}/{}/{}", organization.management_account.str(),
                     organization.id, policy.type->arn_segment(), policy.id);
}

std::optional<Policy> find_policy(store::Unit& unit, const Organization& organization, std::string_view id) {
  for (const PolicyType& type : policy_types()) {
    if (type.standard && type.standard->id == id) return standard_policy(type);
  }
  auto rows =
      unit.query(fmt::format("SELECT {} FROM organization_policies p WHERE p.id = $1 AND p.organization = $2",
                             kPolicyColumns),
                 id, organization.id);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_policy(*row);
}

Policy get_policy(store::Unit& unit, const Organization& organization, std::string_view id) {
  auto policy = find_policy(unit, organization, id);
  if (!policy) throw policy_not_found();
  return std::move(*policy);
}

std::vector<Policy> policies(store::Unit& unit, const Organization& organization, const PolicyType& type,
                             std::string_view after, std::int64_t limit) {
  std::vector<Policy> found;
  for (const store::Row row :
       unit.query(fmt::format("SELECT {} FROM organization_policies p WHERE p.organization = $1 AND p.type = "
                              "$2 AND p.id > $3 ORDER BY p.id LIMIT $4",
                              kPolicyColumns),
                  organization.id, type.name, after, limit)) {
    found.push_back(read_policy(row));
  }
  add_standard_policy(found, type, after, limit);
  return found;
}

DocumentFaults policy_faults(const Work& work, const PolicyType& type, std::string_view content) {
  DocumentFaults faults;
  if (static_cast<std::int64_t>(content.size()) > work.settings[type.bytes_max]) {
    faults.push_back({constraint_violation("POLICY_CONTENT_LIMIT_EXCEEDED",
                                           "You have exceeded the maximum policy size.")});
  }
  const auto add_fault_of = [&](const auto& parsed) {
    if (parsed) return;
    const policy::Fault& fault = parsed.error();
    faults.push_back(
        {refusal("MalformedPolicyDocumentException", fault.message), fault.reason, fault.position});
  };
  if (type.is_management()) {
    add_fault_of(policy::parse_management(content, type.grammar()));
  } else {
    add_fault_of(policy::parse(content, *type.document_kind));
  }
  return faults;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html
Policy create_policy(Work& work, const Organization& organization, const NewPolicy& wanted) {
  if (!organization.has_all_features()) throw policy_type_not_available();
  refuse_if_any(policy_faults(work, wanted.type, wanted.content));
  require_free_name(work.unit, organization, wanted.type, wanted.name);
  const std::int64_t count =
      work.unit.count("SELECT COUNT(*) FROM organization_policies WHERE organization = $1 AND type = $2",
                      organization.id, wanted.type.name);
  if (count >= work.settings[wanted.type.policies_max]) {
    throw constraint_violation("POLICY_NUMBER_LIMIT_EXCEEDED",
                               "You have exceeded the allowed number of policies of this type.");
  }
  Policy made{.id = free_policy_id(work),
              .type = &wanted.type,
              .name = std::string(wanted.name),
              .description = std::string(wanted.description),
              .content = std::string(wanted.content),
              .aws_managed = false};
  work.unit.execute(
      "INSERT INTO organization_policies (id, organization, type, name, description, content, updated_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      made.id, organization.id, made.type->name, made.name, made.description, made.content, work.now);
  return made;
}

Policy update_policy(Work& work, const Organization& organization, Policy policy,
                     const PolicyChange& change) {
  require_mutable(policy);
  require_settled(work.unit, organization.id, policy.type->name);
  if (change.content) {
    refuse_if_any(policy_faults(work, *policy.type, *change.content));
    policy.content = *change.content;
    work.unit.execute("UPDATE organization_policies SET updated_at = $1 WHERE id = $2", work.now, policy.id);
  }
  if (change.name && *change.name != policy.name) {
    require_free_name(work.unit, organization, *policy.type, *change.name);
    policy.name = *change.name;
  }
  if (change.description) policy.description = *change.description;
  work.unit.execute(
      "UPDATE organization_policies SET name = $1, description = $2, content = $3 WHERE id = $4", policy.name,
      policy.description, policy.content, policy.id);
  work.unit.touch();
  return policy;
}

void delete_policy(Work& work, const Organization& organization, const Policy& policy) {
  require_mutable(policy);
  if (work.unit.exists("SELECT 1 FROM organization_attachments WHERE organization = $1 AND policy = $2",
                       organization.id, policy.id)) {
    throw refusal(
        "PolicyInUseException",
        "The policy is attached to one or more entities. You must detach it from all roots, OUs, and "
        "accounts before performing this operation.");
  }
  remove_all_tags(work, organization, policy.id);
  work.unit.execute("DELETE FROM organization_policies WHERE id = $1", policy.id);
}

}  // namespace groundwork::plane::organizations
