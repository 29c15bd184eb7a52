#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/organizations/organization.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::organizations {

/// A root or an organizational unit.
struct Node {
  std::string id;                     ///< r-.. or ou-..
  std::optional<std::string> parent;  ///< none: this is the root
  std::string name;
  std::string path;  ///< o-../r-../ou-../, this node last
  std::int64_t depth = 0;

  bool is_root() const { return !parent; }
};

/// Each organization has one root, named Root.
Node create_root(Work& work, std::string_view organization_id);
Node root_of(store::Unit& unit, const Organization& organization);
std::optional<Node> find_node(store::Unit& unit, const Organization& organization, std::string_view id);
/// A root or unit, or ParentNotFoundException.
Node parent_of_id(store::Unit& unit, const Organization& organization, std::string_view id);
/// A unit, or OrganizationalUnitNotFoundException.
Node organizational_unit(store::Unit& unit, const Organization& organization, std::string_view id);

/// Throws DuplicateOrganizationalUnitException or ConstraintViolationException (OU_NUMBER_LIMIT_EXCEEDED,
/// OU_DEPTH_LIMIT_EXCEEDED).
Node create_organizational_unit(Work& work, const Organization& organization, const Node& parent,
                                std::string_view name);
/// Throws DuplicateOrganizationalUnitException.
void rename_organizational_unit(Work& work, const Node& node, std::string_view name);
/// Throws OrganizationalUnitNotEmptyException.
void delete_organizational_unit(Work& work, const Organization& organization, const Node& node);

/// In order of their ids, after `after` (an id, or empty).
std::vector<Node> child_units(store::Unit& unit, const Node& parent, std::string_view after,
                              std::int64_t limit);

}  // namespace groundwork::plane::organizations
