#include "plane/organizations/members.hpp"

#include "plane/organizations/attachments.hpp"
#include "plane/organizations/delegations.hpp"
#include "plane/organizations/stays.hpp"
#include "plane/organizations/tags.hpp"
#include "plane/organizations/testing.hpp"
#include "plane/organizations/trusted_services.hpp"

namespace groundwork::plane::organizations {
namespace {

TEST(Members, AreMovedFromWhereTheyAre) {
  TestOrganization test;
  const Node root = test.root();
  const Node unit = test.add_unit(root, "unit");
  const aws::AccountId account = test.add_member_account("member");
  const auto move = [&](const std::string& from, const std::string& to) {
    return [&, from, to](Work& work) {
      const Organization organization = test.organization(work);
      move_account(work, organization, get_member(work.unit, organization, account.str()), from, to);
    };
  };
  test.expect_refusal("SourceParentNotFoundException", "", move(unit.id, root.id));
  test.expect_refusal("SourceParentNotFoundException", "", move("ou-none-00000000", root.id));
  test.expect_refusal("DestinationParentNotFoundException", "", move(root.id, "ou-none-00000000"));
  test.expect_refusal("DuplicateAccountException", "", move(root.id, root.id));
  test.run(move(root.id, unit.id));
  test.run([&](Work& work) {
    EXPECT_EQ(membership_of(work.unit, account)->path, unit.path);
    EXPECT_EQ(membership_of(work.unit, account)->root_id, root.id);
    EXPECT_EQ(get_member(work.unit, test.organization(work), account.str()).path(),
              unit.path + account.str() + "/");
  });
}

TEST(Members, MovingTellsCaches) {
  TestOrganization test;
  const Node root = test.root();
  const Node unit = test.add_unit(root, "unit");
  const aws::AccountId account = test.add_member_account("member");
  const auto version = [&] {
    std::uint64_t seen = 0;
    test.database->read([&](store::Unit& reader) { seen = reader.version(); });
    return seen;
  };
  const auto before = version();
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    move_account(work, organization, get_member(work.unit, organization, account.str()), root.id, unit.id);
  });
  EXPECT_GT(version(), before);
}

TEST(Members, AreCountedAndLimited) {
  TestOrganization test;
  test.settings.set(Setting::organizations_accounts, 2);
  test.add_member_account("second");
  test.run([&](Work& work) { EXPECT_EQ(test.organization(work).account_count, 2); });
  const aws::AccountId third = test.add_ready_account("third");
  test.expect_refusal("ConstraintViolationException", "ACCOUNT_NUMBER_LIMIT_EXCEEDED", [&](Work& work) {
    const Organization organization = test.organization(work);
    add_member(work, organization, third, root_of(work.unit, organization), kCreated);
  });
}

TEST(Members, AreListedByIdAndByParent) {
  TestOrganization test;
  const Node unit = test.add_unit(test.root(), "unit");
  for (const char* name : {"a", "b", "c"}) test.add_member_account(name, unit);
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    const auto all = members(work.unit, organization, "", 100);
    EXPECT_EQ(all.size(), 4U);
    const auto rest = members(work.unit, organization, all[1].account.str(), 1);
    ASSERT_EQ(rest.size(), 1U);
    EXPECT_EQ(rest[0].account, all[2].account);
    EXPECT_EQ(members_of_parent(work.unit, unit, "", 100).size(), 3U);
    EXPECT_EQ(members_of_parent(work.unit, root_of(work.unit, organization), "", 100).size(), 1U);
  });
}

TEST(Members, LeaveNothingBehindWhenTheyAreRemoved) {
  TestOrganization test;
  const aws::AccountId account = test.add_member_account("member");
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    put_tags(work, organization, account.str(), {{"team", "audit"}});
    enable_service_access(work, organization, "account.amazonaws.com");
    register_delegated_administrator(work, organization, get_member(work.unit, organization, account.str()),
                                     "account.amazonaws.com");
    const PolicyType& scp = policy_type(kServiceControlPolicy);
    const Target target = get_target(work.unit, organization, account.str());
    attach_policy(work, organization,
                  create_policy(work, organization,
                                {scp, "none", "",
                                 R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*",)"
                                 R"("Resource":"*"}]})"}),
                  target);
    detach_policy(work, organization, get_policy(work.unit, organization, scp.standard->id), target);
  });
  test.clock.advance_seconds(60);
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    remove_member(work, organization, account, Departure::removed);
    EXPECT_FALSE(membership_of(work.unit, account));
    EXPECT_EQ(test.organization(work).account_count, 1);
    EXPECT_EQ(stays_of(work.unit, account).at(0).left_at, work.now);
    EXPECT_TRUE(tags_of(work.unit, organization, account.str()).empty());
    EXPECT_FALSE(is_delegated_administrator(work.unit, organization.id, account));
    // It may come back, and its second stay is one of its own.
    add_member(work, organization, account, root_of(work.unit, organization), kInvited);
    EXPECT_EQ(stays_of(work.unit, account).size(), 2U);
    const auto attached = policies_of_target(work.unit, organization, account.str(),
                                             policy_type(kServiceControlPolicy), "", 10);
    ASSERT_EQ(attached.size(), 1U);
    EXPECT_TRUE(attached.front().aws_managed);
  });
}

TEST(Members, OfAnotherOrganizationAreNotFound) {
  TestOrganization test;
  const aws::AccountId stranger = test.add_ready_account("stranger");
  test.expect_refusal("AccountNotFoundException", "", [&](Work& work) {
    return get_member(work.unit, test.organization(work), stranger.str());
  });
  test.expect_refusal("AWSOrganizationsNotInUseException", "",
                      [&](Work& work) { return organization_of(work.unit, stranger); });
}

}  // namespace
}  // namespace groundwork::plane::organizations
