#include "plane/organizations/tree.hpp"

#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/members.hpp"
#include "plane/organizations/tag_compliance.hpp"
#include "plane/organizations/tags.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

model::OrganizationalUnit to_api(const Organization& organization, const domain::Node& node) {
  return {
      .id = node.id, .arn = domain::node_arn(organization, node.id), .name = node.name, .path = node.path};
}

const std::string& id_of(const domain::Node& node) { return node.id; }

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html
model::CreateOrganizationalUnitResponse create_organizational_unit(
    Call& call, const model::CreateOrganizationalUnitRequest& input) {
  const Organization organization = managed(call);
  domain::require_compliant_tags(call.unit, organization, "ou", to_tags(input.tags));
  const domain::Node parent = domain::parent_of_id(call.unit, organization, input.parent_id);
  const domain::Node made = domain::create_organizational_unit(call, organization, parent, input.name);
  domain::put_tags(call, organization, made.id, to_tags(input.tags));
  return {.organizational_unit = to_api(organization, made)};
}

Accesses create_organizational_unit_access(Call& call, const model::CreateOrganizationalUnitRequest& input) {
  Accesses accesses{on_resource(call, input.parent_id)};
  add_request_tags(accesses.front(), input.tags);
  require_tagging(call, accesses, "ou", input.tags);
  return accesses;
}

model::DescribeOrganizationalUnitResponse describe_organizational_unit(
    Call& call, const model::DescribeOrganizationalUnitRequest& input) {
  const Organization organization = readable(call);
  return {.organizational_unit =
              to_api(organization,
                     domain::organizational_unit(call.unit, organization, input.organizational_unit_id))};
}

model::UpdateOrganizationalUnitResponse update_organizational_unit(
    Call& call, const model::UpdateOrganizationalUnitRequest& input) {
  const Organization organization = managed(call);
  domain::Node node = domain::organizational_unit(call.unit, organization, input.organizational_unit_id);
  if (input.name) {
    domain::rename_organizational_unit(call, node, *input.name);
    node.name = *input.name;
  }
  return {.organizational_unit = to_api(organization, node)};
}

void delete_organizational_unit(Call& call, const model::DeleteOrganizationalUnitRequest& input) {
  const Organization organization = managed(call);
  domain::delete_organizational_unit(
      call, organization, domain::organizational_unit(call.unit, organization, input.organizational_unit_id));
}

model::ListOrganizationalUnitsForParentResponse list_organizational_units_for_parent(
    Call& call, const model::ListOrganizationalUnitsForParentRequest& input) {
  const Organization organization = readable(call);
  const domain::Node parent = domain::parent_of_id(call.unit, organization, input.parent_id);
  model::ListOrganizationalUnitsForParentResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::child_units(call.unit, parent, after, limit);
  };
  auto& units = output.organizational_units.emplace();
  for (const auto& node : page_of(input, output, fetch, id_of)) units.push_back(to_api(organization, node));
  return output;
}

std::string parent_id_of(Call& call, const Organization& organization, const std::string& child_id) {
  if (domain::kind_of_id(child_id) == domain::IdKind::account) {
    const auto member = domain::find_member(call.unit, organization, child_id);
    if (member) return member->parent_id;
  } else {
    const auto node = domain::find_node(call.unit, organization, child_id);
    if (node && !node->is_root()) return *node->parent;
  }
  throw domain::child_not_found();
}

/// A child has one parent.
model::ListParentsResponse list_parents(Call& call, const model::ListParentsRequest& input) {
  const Organization organization = readable(call);
  model::ListParentsResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t) {
    std::vector<std::string> parents{parent_id_of(call, organization, input.child_id)};
    if (parents.front() <= after) parents.clear();
    return parents;
  };
  auto& parents = output.parents.emplace();
  for (const auto& id : page_of(input, output, fetch, [](const auto& parent) { return parent; })) {
    const bool is_root = domain::kind_of_id(id) == domain::IdKind::root;
    parents.push_back(
        {.id = id, .type = is_root ? model::ParentType::kRoot : model::ParentType::kOrganizationalUnit});
  }
  return output;
}

std::vector<std::string> child_ids(Call& call, const model::ListChildrenRequest& input,
                                   const domain::Node& parent, const std::string& after, std::int64_t limit) {
  std::vector<std::string> ids;
  if (input.child_type == model::ChildType::kAccount) {
    for (const auto& member : domain::members_of_parent(call.unit, parent, after, limit)) {
      ids.push_back(member.account.str());
    }
  } else {
    for (const auto& node : domain::child_units(call.unit, parent, after, limit)) ids.push_back(node.id);
  }
  return ids;
}

model::ListChildrenResponse list_children(Call& call, const model::ListChildrenRequest& input) {
  const Organization organization = readable(call);
  const domain::Node parent = domain::parent_of_id(call.unit, organization, input.parent_id);
  model::ListChildrenResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return child_ids(call, input, parent, after, limit);
  };
  auto& children = output.children.emplace();
  for (const auto& id : page_of(input, output, fetch, [](const auto& child) { return child; })) {
    children.push_back({.id = id, .type = input.child_type});
  }
  return output;
}

}  // namespace

void add_tree(Table& table) {
  using model::DeleteOrganizationalUnitRequest;
  using model::DescribeOrganizationalUnitRequest;
  using model::ListChildrenRequest;
  using model::ListOrganizationalUnitsForParentRequest;
  using model::ListParentsRequest;
  using model::UpdateOrganizationalUnitRequest;
  table.on<&create_organizational_unit, &create_organizational_unit_access>("CreateOrganizationalUnit");
  table.on<&describe_organizational_unit,
           &access_to<&DescribeOrganizationalUnitRequest::organizational_unit_id>>(
      "DescribeOrganizationalUnit");
  table.on<&update_organizational_unit, &access_to<&UpdateOrganizationalUnitRequest::organizational_unit_id>>(
      "UpdateOrganizationalUnit");
  table.on<&delete_organizational_unit, &access_to<&DeleteOrganizationalUnitRequest::organizational_unit_id>>(
      "DeleteOrganizationalUnit");
  table.on<&list_organizational_units_for_parent,
           &access_to<&ListOrganizationalUnitsForParentRequest::parent_id>>(
      "ListOrganizationalUnitsForParent");
  table.on<&list_parents, &access_to<&ListParentsRequest::child_id>>("ListParents");
  table.on<&list_children, &access_to<&ListChildrenRequest::parent_id>>("ListChildren");
}

}  // namespace groundwork::services::organizations
