#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "aws/error.hpp"
#include "plane/accounts.hpp"
#include "plane/organizations/jobs.hpp"
#include "plane/organizations/members.hpp"
#include "plane/standing.hpp"
#include "plane/testing.hpp"

namespace groundwork::plane::organizations {

/// For unit tests: a plane with an organization and what makes members quickly.
struct TestOrganization : TestPlane {
  aws::AccountId management = add_ready_account("management");
  std::string id;  ///< of the organization

  explicit TestOrganization(std::string_view feature_set = kAllFeatures) {
    id = run([&](Work& work) { return create_organization(work, management, feature_set).id; });
  }

  /// An account that may have an organization: active, with contact information and a payment method.
  aws::AccountId add_ready_account(const std::string& name) {
    return run([&](Work& work) {
      const Account account{.id = new_account_id(work),
                            .name = name,
                            .email = name + "@example.com",
                            .kind = "BUSINESS",
                            .state = AccountState::active,
                            .created_at = work.now,
                            .agreement_at = work.now};
      insert_account(work, account);
      put_contact_information(work, account.id,
                              {.full_name = "Ana Example",
                               .company_name = "Example Ltd",
                               .address_line_1 = "1 Main Street",
                               .city = "Lyon",
                               .postal_code = "69001",
                               .country_code = "FR",
                               .phone_number = "+33 1 23 45"});
      put_payment_method(work, account.id, {"VISA", "4242", 12, 2030, "Ana Example"});
      put_verified_phone(work, account.id, "+33 1 23 45");
      return account.id;
    });
  }
  aws::AccountId add_member_account(const std::string& name, const Node& parent) {
    const aws::AccountId account = add_ready_account(name);
    run([&](Work& work) { add_member(work, organization(work), account, parent, kCreated); });
    return account;
  }
  aws::AccountId add_member_account(const std::string& name) { return add_member_account(name, root()); }

  Organization organization(Work& work) { return find_organization(work.unit, id).value(); }
  Node root(Work& work) { return root_of(work.unit, organization(work)); }
  /// Not inside of `run`.
  Node root() {
    return run([&](Work& work) { return root(work); });
  }
  Node add_unit(const Node& parent, std::string_view name) {
    return run(
        [&](Work& work) { return create_organizational_unit(work, organization(work), parent, name); });
  }
  void run_jobs() { run_due_jobs(job_handlers()); }

  /// That `fn(Work&)` is refused with the code and, where it is not empty, the Reason.
  template <std::invocable<Work&> Fn>
  void expect_refusal(std::string_view code, std::string_view reason, Fn&& fn) {
    try {
      run([&](Work& work) { static_cast<void>(fn(work)); });
      ADD_FAILURE() << "not refused; expected " << code;
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.code, code) << error.message;
      EXPECT_EQ(reason_of(error), reason);
    }
  }

  static std::string reason_of(const aws::ApiError& error) {
    for (const auto& [name, value] : error.members) {
      if (name == "Reason") return std::string(value.as_string());
    }
    return {};
  }
};

}  // namespace groundwork::plane::organizations
