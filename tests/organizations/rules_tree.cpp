#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

bool is_unit(const Organization& organization, const Id& id) {
  return organization.nodes.contains(id) && id != organization.root;
}

bool has_unit_named(const Organization& organization, const Id& parent, const std::string& name) {
  return std::ranges::any_of(organization.nodes, [&](const auto& entry) {
    return entry.second.parent == parent && entry.second.name == name;
  });
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html
Refusals judge_create_unit(const World& world, const Organization& organization, const Step& step) {
  const Id parent = text(step.input, "ParentId");
  if (!organization.nodes.contains(parent)) return {{"ParentNotFoundException", ""}};
  Refusals refusals;
  if (depth_of(organization, parent) >= world.limits.unit_depth) {
    refusals.push_back({"ConstraintViolationException", "OU_DEPTH_LIMIT_EXCEEDED"});
  }
  // The root is no unit.
  if (organization.nodes.size() - 1 >= world.limits.units) {
    refusals.push_back({"ConstraintViolationException", "OU_NUMBER_LIMIT_EXCEEDED"});
  }
  if (has_unit_named(organization, parent, text(step.input, "Name"))) {
    refusals.push_back({"DuplicateOrganizationalUnitException", ""});
  }
  add_tag_refusals(world, step, {}, refusals);
  return refusals;
}

void create_unit(World& world, const Step& step, const json::object& output) {
  Organization& organization = world.organization_of(step.caller);
  const Id id = text_at(output, "OrganizationalUnit/Id");
  organization.nodes[id] = {text(step.input, "ParentId"), text(step.input, "Name")};
  attach_standard_policies(organization, id);
  for (const auto& [key, value] : tags_in(step.input)) organization.tags[id][key] = value;
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdateOrganizationalUnit.html
Refusals judge_update_unit(const World&, const Organization& organization, const Step& step) {
  const Id id = text(step.input, "OrganizationalUnitId");
  if (!is_unit(organization, id)) return {{"OrganizationalUnitNotFoundException", ""}};
  const Node& node = organization.nodes.at(id);
  const std::string name = text(step.input, "Name");
  if (!name.empty() && name != node.name && has_unit_named(organization, node.parent, name)) {
    return {{"DuplicateOrganizationalUnitException", ""}};
  }
  return {};
}

void update_unit(World& world, const Step& step, const json::object&) {
  if (!step.input.contains("Name")) return;
  world.organization_of(step.caller).nodes.at(text(step.input, "OrganizationalUnitId")).name =
      text(step.input, "Name");
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeleteOrganizationalUnit.html
Refusals judge_delete_unit(const World& world, const Organization& organization, const Step& step) {
  const Id id = text(step.input, "OrganizationalUnitId");
  if (!is_unit(organization, id)) return {{"OrganizationalUnitNotFoundException", ""}};
  if (has_children(world, organization, id)) return {{"OrganizationalUnitNotEmptyException", ""}};
  return {};
}

void delete_unit(World& world, const Step& step, const json::object&) {
  Organization& organization = world.organization_of(step.caller);
  const Id id = text(step.input, "OrganizationalUnitId");
  organization.nodes.erase(id);
  organization.tags.erase(id);
  std::erase_if(organization.attachments, [&](const auto& entry) { return entry.first == id; });
}

constexpr Rule kRules[] = {
    {"CreateOrganizationalUnit", for_management<judge_create_unit>, create_unit},
    {"UpdateOrganizationalUnit", for_management<judge_update_unit>, update_unit},
    {"DeleteOrganizationalUnit", for_management<judge_delete_unit>, delete_unit},
};

}  // namespace

std::span<const Rule> tree_rules() { return kRules; }

}  // namespace groundwork::organizations_model
