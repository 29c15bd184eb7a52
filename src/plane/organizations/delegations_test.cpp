#include "plane/organizations/delegations.hpp"

#include <gmock/gmock.h>

#include "plane/organizations/testing.hpp"
#include "plane/organizations/trusted_services.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kAccount = "account.amazonaws.com";

TEST(TrustedServices, AreEnabledOnceAndListed) {
  TestOrganization test;
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    EXPECT_FALSE(is_trusted(work.unit, organization.id, kAccount));
    enable_service_access(work, organization, kAccount);
    enable_service_access(work, organization, "sso.amazonaws.com");
    enable_service_access(work, organization, kAccount);
    EXPECT_TRUE(is_trusted(work.unit, organization.id, kAccount));
    EXPECT_EQ(trusted_services(work.unit, organization, "", 10).size(), 2U);
    EXPECT_EQ(trusted_services(work.unit, organization, kAccount, 10).at(0).principal, "sso.amazonaws.com");
    disable_service_access(work, organization, kAccount);
    EXPECT_FALSE(is_trusted(work.unit, organization.id, kAccount));
  });
  test.expect_refusal("InvalidInputException", "UNRECOGNIZED_SERVICE_PRINCIPAL", [&](Work& work) {
    enable_service_access(work, test.organization(work), "example.amazonaws.com");
  });
}

TEST(TrustedServices, NeedAllFeatures) {
  TestOrganization test(kConsolidatedBilling);
  test.expect_refusal("ConstraintViolationException", "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
                      [&](Work& work) { enable_service_access(work, test.organization(work), kAccount); });
  test.expect_refusal("ConstraintViolationException", "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
                      [&](Work& work) { disable_service_access(work, test.organization(work), kAccount); });
}

TEST(TrustedServices, StayWhileTheyHaveDelegatedAdministrators) {
  TestOrganization test;
  const aws::AccountId member = test.add_member_account("member");
  const auto disable = [&](Work& work) { disable_service_access(work, test.organization(work), kAccount); };
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    enable_service_access(work, organization, kAccount);
    register_delegated_administrator(work, organization, get_member(work.unit, organization, member.str()),
                                     kAccount);
  });
  test.expect_refusal("ConstraintViolationException", "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
                      disable);
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    deregister_delegated_administrator(work, organization, get_member(work.unit, organization, member.str()),
                                       kAccount);
  });
  test.run(disable);
}

struct TestDelegations : TestOrganization {
  const aws::AccountId member = add_member_account("member");

  std::function<void(Work&)> registering(const aws::AccountId& account) {
    return [this, account](Work& work) {
      const Organization own = organization(work);
      register_delegated_administrator(work, own, get_member(work.unit, own, account.str()), kAccount);
    };
  }
};

TEST(Delegations, NeedTrustedAccessAndAMember) {
  TestDelegations test;
  test.expect_refusal("ConstraintViolationException", "SERVICE_ACCESS_NOT_ENABLED",
                      test.registering(test.member));
  test.run([&](Work& work) { enable_service_access(work, test.organization(work), kAccount); });
  test.expect_refusal("ConstraintViolationException", "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
                      test.registering(test.management));
  test.run([&](Work& work) { set_account_state(work, test.member, AccountState::suspended); });
  test.expect_refusal("ConstraintViolationException",
                      "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
                      test.registering(test.member));
}

TEST(Delegations, AreRegisteredListedAndTakenBack) {
  TestDelegations test;
  test.run([&](Work& work) { enable_service_access(work, test.organization(work), kAccount); });
  test.run(test.registering(test.member));
  test.expect_refusal("AccountAlreadyRegisteredException", "", test.registering(test.member));
  const auto deregister = [&](Work& work) {
    const Organization organization = test.organization(work);
    deregister_delegated_administrator(work, organization,
                                       get_member(work.unit, organization, test.member.str()), kAccount);
  };
  test.run([&](Work& work) {
    const Organization organization = test.organization(work);
    EXPECT_TRUE(is_delegated_administrator(work.unit, organization.id, test.member));
    EXPECT_TRUE(is_delegated_administrator(work.unit, organization.id, test.member, kAccount));
    EXPECT_FALSE(is_delegated_administrator(work.unit, organization.id, test.member, "sso.amazonaws.com"));
    EXPECT_EQ(delegated_administrators(work.unit, organization, "", "", 10).at(0).account, test.member);
    EXPECT_TRUE(delegated_administrators(work.unit, organization, "sso.amazonaws.com", "", 10).empty());
    EXPECT_EQ(delegations_of(work.unit, organization, test.member, "", 10).size(), 1U);
  });
  test.run(deregister);
  test.run([&](Work& work) {
    EXPECT_FALSE(is_delegated_administrator(work.unit, test.organization(work).id, test.member));
  });
  test.expect_refusal("AccountNotRegisteredException", "", deregister);
}

TEST(Delegations, AreAsManyAsTheServiceAllows) {
  TestOrganization test;
  constexpr std::string_view kTrails = "cloudtrail.amazonaws.com";
  const auto registering = [&](const aws::AccountId& account) {
    return [&test, account, kTrails](Work& work) {
      const Organization organization = test.organization(work);
      register_delegated_administrator(work, organization, get_member(work.unit, organization, account.str()),
                                       kTrails);
    };
  };
  test.run([&](Work& work) { enable_service_access(work, test.organization(work), kTrails); });
  for (int i = 0; i < 3; ++i) test.run(registering(test.add_member_account("trails" + std::to_string(i))));
  test.expect_refusal("ConstraintViolationException",
                      "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
                      registering(test.add_member_account("fourth")));
}

}  // namespace
}  // namespace groundwork::plane::organizations
