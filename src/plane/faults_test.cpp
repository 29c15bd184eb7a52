#include "plane/faults.hpp"

#include <gmock/gmock.h>

#include "plane/govcloud.hpp"
#include "plane/life/testing.hpp"
#include "plane/organizations/account_creations.hpp"

namespace groundwork::plane {
namespace {

struct CreationFailures : testing::Test {
  life::TestLives test;

  organizations::AccountCreation created(const std::string& email, bool with_govcloud = false) {
    const auto asked = test.run([&](Work& work) {
      return organizations::request_account(
          work, test.organization(work),
          {email, "new", organizations::kDefaultAccessRole, "ALLOW", {}, with_govcloud});
    });
    test.pass_ms(200);
    return test.run([&](Work& work) {
      return organizations::get_account_creation(work.unit, test.organization(work), asked.id);
    });
  }
  std::string failure(const std::string& email = "new@example.com", bool with_govcloud = false) {
    return created(email, with_govcloud).failure_reason.value_or("none");
  }
  void change_contact(const std::string& country) {
    test.run([&](Work& work) {
      auto contact = find_contact_information(work.unit, test.management).value();
      contact.country_code = country;
      put_contact_information(work, test.management, contact);
    });
  }
};

TEST_F(CreationFailures, HappenAsOftenAsTheyAreOrdered) {
  test.run([&](Work& work) { order_fault(work, {"create_account", "INTERNAL_FAILURE", 2}); });
  EXPECT_EQ(failure(), "INTERNAL_FAILURE");
  EXPECT_EQ(test.run([&](Work& work) { return ordered_faults(work.unit).at(0).times; }), 1);
  EXPECT_EQ(failure(), "INTERNAL_FAILURE");
  EXPECT_EQ(failure(), "none");
  test.run([&](Work& work) {
    EXPECT_TRUE(ordered_faults(work.unit).empty());
    order_fault(work, {"create_account", "INTERNAL_FAILURE", 2});
    order_fault(work, {"create_account", "INTERNAL_FAILURE", 0});
    EXPECT_FALSE(take_fault(work, "create_account"));
  });
}

TEST_F(CreationFailures, HaveNaturalCauses) {
  change_contact("US");
  EXPECT_EQ(failure(), "INVALID_ADDRESS") << "no state";
  change_contact("FR");
  test.run([&](Work& work) { put_payment_method(work, test.management, {"VISA", "4242", 1, 2020, "Ana"}); });
  EXPECT_EQ(failure(), "INVALID_PAYMENT_INSTRUMENT");
  test.run([&](Work& work) {
    work.unit.execute("DELETE FROM payment_methods WHERE account = $1", test.management);
  });
  EXPECT_EQ(failure(), "MISSING_PAYMENT_INSTRUMENT");
}

TEST_F(CreationFailures, OfAGovCloudAccountWhoseAddressIsKept) {
  const auto creating = [&](Work& work) {
    return organizations::request_account(
        work, test.organization(work),
        {"gov@example.com", "gov", organizations::kDefaultAccessRole, "ALLOW", {}, true});
  };
  test.expect_refusal("ConstraintViolationException", "MASTER_ACCOUNT_NOT_GOVCLOUD_ENABLED", creating);
  test.run([&](Work& work) { link_govcloud_account(work, get_account(work.unit, test.management)); });
  const auto made = created("gov@example.com", true);
  ASSERT_TRUE(made.govcloud_account);
  const auto id = aws::AccountId::trusted(*made.account);
  test.run([&](Work& work) {
    EXPECT_EQ(find_govcloud_account(work.unit, id)->str(), made.govcloud_account);
    EXPECT_FALSE(find_account(work.unit, aws::AccountId::trusted(*made.govcloud_account)));
    // The standard account moves on to another address; the GovCloud account keeps its own.
    set_account_email(work, id, "moved@example.com");
  });
  EXPECT_EQ(failure("gov@example.com", true), "GOVCLOUD_ACCOUNT_ALREADY_EXISTS");
  EXPECT_EQ(failure("gov@example.com", false), "none");
}

TEST_F(CreationFailures, OfAnOrganizationThatIsStillBeingInitialized) {
  test.settings.set(Setting::organizations_finalizing_ms, 3'600'000);
  const auto creating = [&](Work& work) {
    return organizations::request_account(
        work, test.organization(work),
        {"new@example.com", "new", organizations::kDefaultAccessRole, "ALLOW", {}});
  };
  test.expect_refusal("FinalizingOrganizationException", "", creating);
  test.pass_ms(3'600'000);
  EXPECT_EQ(failure(), "none");
}

}  // namespace
}  // namespace groundwork::plane
