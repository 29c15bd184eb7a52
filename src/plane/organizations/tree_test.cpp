#include "plane/organizations/tree.hpp"

#include <algorithm>

#include <gmock/gmock.h>

#include "plane/organizations/tags.hpp"
#include "plane/organizations/testing.hpp"

namespace groundwork::plane::organizations {
namespace {

TEST(Tree, UnitsKnowTheirPath) {
  TestOrganization test;
  const Node root = test.root();
  const Node outer = test.add_unit(root, "Workloads");
  const Node inner = test.add_unit(outer, "Prod");
  EXPECT_THAT(inner.id, testing::MatchesRegex("ou-" + root.id.substr(2) + "-[a-z0-9]{8}"));
  EXPECT_EQ(inner.path, test.id + "/" + root.id + "/" + outer.id + "/" + inner.id + "/");
  EXPECT_EQ(inner.parent, outer.id);
  EXPECT_EQ(inner.depth, 2);
}

TEST(Tree, NamesAreTakenOnceUnderAParent) {
  TestOrganization test;
  const Node root = test.root();
  const Node security = test.add_unit(root, "Security");
  const Node sandbox = test.add_unit(root, "Sandbox");
  test.add_unit(security, "Security");
  test.expect_refusal("DuplicateOrganizationalUnitException", "", [&](Work& work) {
    return create_organizational_unit(work, test.organization(work), root, "Security");
  });
  test.expect_refusal("DuplicateOrganizationalUnitException", "",
                      [&](Work& work) { rename_organizational_unit(work, sandbox, "Security"); });
  test.run([&](Work& work) {
    rename_organizational_unit(work, sandbox, "Sandbox");
    rename_organizational_unit(work, sandbox, "Playground");
    EXPECT_EQ(organizational_unit(work.unit, test.organization(work), sandbox.id).name, "Playground");
  });
}

TEST(Tree, IsFiveUnitsDeep) {
  TestOrganization test;
  Node node = test.root();
  for (const char* name : {"1", "2", "3", "4", "5"}) node = test.add_unit(node, name);
  EXPECT_EQ(node.depth, 5);
  test.expect_refusal("ConstraintViolationException", "OU_DEPTH_LIMIT_EXCEEDED", [&](Work& work) {
    return create_organizational_unit(work, test.organization(work), node, "6");
  });
}

TEST(Tree, HoldsNoMoreUnitsThanItsQuota) {
  TestOrganization test;
  test.settings.set(Setting::organizations_units, 2);
  test.add_unit(test.root(), "1");
  test.add_unit(test.root(), "2");
  test.expect_refusal("ConstraintViolationException", "OU_NUMBER_LIMIT_EXCEEDED", [&](Work& work) {
    return create_organizational_unit(work, test.organization(work), test.root(work), "3");
  });
}

TEST(Tree, OnlyAnEmptyUnitIsDeleted) {
  TestOrganization test;
  const Node outer = test.add_unit(test.root(), "outer");
  const Node inner = test.add_unit(outer, "inner");
  const aws::AccountId member = test.add_member_account("member", inner);
  const auto remove = [&](const Node& node) {
    return [&](Work& work) { delete_organizational_unit(work, test.organization(work), node); };
  };
  test.expect_refusal("OrganizationalUnitNotEmptyException", "", remove(outer));
  test.expect_refusal("OrganizationalUnitNotEmptyException", "", remove(inner));
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    put_tags(work, organization, inner.id, {{"team", "blue"}});
    move_account(work, organization, get_member(work.unit, organization, member.str()), inner.id, outer.id);
  });
  test.run(remove(inner));
  test.expect_refusal("OrganizationalUnitNotFoundException", "", [&](Work& work) {
    return organizational_unit(work.unit, test.organization(work), inner.id);
  });
  test.run([&](Work& work) {
    EXPECT_TRUE(tags_of(work.unit, test.organization(work), inner.id).empty());
    EXPECT_FALSE(work.unit.exists("SELECT 1 FROM organization_attachments WHERE target = $1", inner.id));
  });
}

TEST(Tree, ARootIsNoUnitAndOtherOrganizationsAreNotSeen) {
  TestOrganization test;
  const aws::AccountId other = test.add_ready_account("other");
  const Organization neighbour =
      test.run([&](Work& work) { return create_organization(work, other, kAllFeatures); });
  test.run([&](Work& work) {
    const Node foreign = root_of(work.unit, neighbour);
    EXPECT_FALSE(find_node(work.unit, test.organization(work), foreign.id));
  });
  const Node root = test.root();
  test.expect_refusal("OrganizationalUnitNotFoundException", "", [&](Work& work) {
    return organizational_unit(work.unit, test.organization(work), root.id);
  });
  test.expect_refusal("ParentNotFoundException", "", [&](Work& work) {
    return parent_of_id(work.unit, test.organization(work), root_of(work.unit, neighbour).id);
  });
}

TEST(Tree, ChildrenArePagedInOrder) {
  TestOrganization test;
  const Node root = test.root();
  for (const char* name : {"a", "b", "c", "d", "e"}) test.add_unit(root, name);
  test.run([&](Work& work) {
    std::vector<std::string> ids;
    for (std::string after;;) {
      const auto page = child_units(work.unit, root, after, 2);
      if (page.empty()) break;
      for (const Node& node : page) ids.push_back(node.id);
      after = ids.back();
    }
    EXPECT_EQ(ids.size(), 5U);
    EXPECT_TRUE(std::ranges::is_sorted(ids));
  });
}

}  // namespace
}  // namespace groundwork::plane::organizations
