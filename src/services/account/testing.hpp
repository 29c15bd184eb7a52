#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "plane/life/testing.hpp"
#include "plane/organizations/trusted_services.hpp"
#include "services/account/subject.hpp"
#include "services/account/table.hpp"
#include "services/testing.hpp"

namespace groundwork::services::account {

/// For unit tests: the API as the management account of an organization and a member of it call it.
struct AccountApi : testing::Test {
  plane::life::TestLives test;
  aws::AccountId member = test.add_member_account("member");
  TestCaller management{test, table(), test.management};
  TestCaller from_member{test, table(), member};

  void trust() {
    test.run([&](plane::Work& work) {
      plane::organizations::enable_service_access(work, test.organization(work), "account.amazonaws.com");
    });
  }
  /// The message of the refusal.
  static std::string refused(std::string_view code, const std::function<void()>& action) {
    try {
      action();
      ADD_FAILURE() << "not refused; expected " << code;
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.code, code) << error.message;
      return error.message;
    }
    return {};
  }
};

}  // namespace groundwork::services::account
