#include "plane/organizations/tree.hpp"

#include <fmt/format.h>

#include "plane/organizations/errors.hpp"
#include "plane/organizations/ids.hpp"
#include "plane/organizations/policy_types.hpp"
#include "plane/organizations/tags.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kColumns = "SELECT id, parent, name, path, depth FROM organization_nodes ";

Node read_node(const store::Row& row) {
  return {.id = row.text(0),
          .parent = row.optional_text(1),
          .name = row.text(2),
          .path = row.text(3),
          .depth = row.integer(4)};
}

std::optional<Node> first_node(store::Rows rows) {
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return read_node(*row);
}

bool is_taken(store::Unit& unit, std::string_view node_id) {
  return unit.exists("SELECT 1 FROM organization_nodes WHERE id = $1", node_id);
}

void insert_node(Work& work, std::string_view organization_id, const Node& node) {
  work.unit.execute(
      "INSERT INTO organization_nodes (id, organization, parent, name, path, depth) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      node.id, organization_id, node.parent, node.name, node.path, node.depth);
}

void require_free_name(store::Unit& unit, std::string_view parent_id, std::string_view name) {
  if (!unit.exists("SELECT 1 FROM organization_nodes WHERE parent = $1 AND name = $2", parent_id, name))
    return;
  throw refusal("DuplicateOrganizationalUnitException", "An OU with the same name already exists.");
}

}  // namespace

Node create_root(Work& work, std::string_view organization_id) {
  std::string id = new_root_id(work.random);
  while (is_taken(work.unit, id)) id = new_root_id(work.random);
  Node root{.id = id,
            .parent = std::nullopt,
            .name = "Root",
            .path = fmt::format("{}/{}/", organization_id, id),
            .depth = 0};
  insert_node(work, organization_id, root);
  return root;
}

Node root_of(store::Unit& unit, const Organization& organization) {
  return first_node(
             unit.query(fmt::format("{}WHERE organization = $1 AND depth = 0", kColumns), organization.id))
      .value();
}

std::optional<Node> find_node(store::Unit& unit, const Organization& organization, std::string_view id) {
  return first_node(
      unit.query(fmt::format("{}WHERE id = $1 AND organization = $2", kColumns), id, organization.id));
}

Node parent_of_id(store::Unit& unit, const Organization& organization, std::string_view id) {
  auto node = find_node(unit, organization, id);
  if (!node) throw parent_not_found();
  return std::move(*node);
}

Node organizational_unit(store::Unit& unit, const Organization& organization, std::string_view id) {
  auto node = find_node(unit, organization, id);
  if (!node || node->is_root()) throw organizational_unit_not_found();
  return std::move(*node);
}

// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_ous.html
Node create_organizational_unit(Work& work, const Organization& organization, const Node& parent,
                                std::string_view name) {
  if (parent.depth >= work.settings[Setting::organizations_unit_depth]) {
    throw constraint_violation("OU_DEPTH_LIMIT_EXCEEDED",
                               "You attempted to create an OU tree that is too many levels deep.");
  }
  const std::int64_t units = work.unit.count(
      "SELECT COUNT(*) FROM organization_nodes WHERE organization = $1 AND depth > 0", organization.id);
  if (units >= work.settings[Setting::organizations_units]) {
    throw constraint_violation("OU_NUMBER_LIMIT_EXCEEDED",
                               "You have exceeded the allowed number of organizational units.");
  }
  require_free_name(work.unit, parent.id, name);

  const std::string root_id = parent.is_root() ? parent.id : root_of(work.unit, organization).id;
  std::string id = new_unit_id(work.random, root_id);
  while (is_taken(work.unit, id)) id = new_unit_id(work.random, root_id);
  Node made{.id = id,
            .parent = parent.id,
            .name = std::string(name),
            .path = parent.path + id + "/",
            .depth = parent.depth + 1};
  insert_node(work, organization.id, made);
  return made;
}

void rename_organizational_unit(Work& work, const Node& node, std::string_view name) {
  if (name == node.name) return;
  require_free_name(work.unit, node.parent.value(), name);
  work.unit.execute("UPDATE organization_nodes SET name = $1 WHERE id = $2", name, node.id);
}

void delete_organizational_unit(Work& work, const Organization& organization, const Node& node) {
  if (work.unit.exists("SELECT 1 FROM organization_nodes WHERE parent = $1", node.id) ||
      work.unit.exists("SELECT 1 FROM organization_accounts WHERE parent = $1", node.id)) {
    throw refusal(
        "OrganizationalUnitNotEmptyException",
        "The specified OU is not empty. Move all accounts to another root or to other OUs, remove all "
        "child OUs, and try the operation again.");
  }
  remove_all_tags(work, organization, node.id);
  detach_everything(work, organization.id, node.id);
  work.unit.execute("DELETE FROM organization_nodes WHERE id = $1", node.id);
  work.unit.touch();
}

std::vector<Node> child_units(store::Unit& unit, const Node& parent, std::string_view after,
                              std::int64_t limit) {
  std::vector<Node> found;
  for (const store::Row row :
       unit.query(fmt::format("{}WHERE parent = $1 AND id > $2 ORDER BY id LIMIT $3", kColumns), parent.id,
                  after, limit)) {
    found.push_back(read_node(row));
  }
  return found;
}

}  // namespace groundwork::plane::organizations
