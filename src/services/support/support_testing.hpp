#pragma once

#include <functional>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plane/mail.hpp"
#include "plane/support/plans.hpp"
#include "services/support/table.hpp"
#include "services/testing.hpp"

namespace groundwork::services::support {

/// For tests: an account with Business Support+, and one with another plan.
struct SupportTest : testing::Test {
  plane::TestPlane plane;
  aws::AccountId account = plane.add_account();
  TestCaller caller{plane, table(), account};

  SupportTest() { choose("BUSINESS_SUPPORT_PLUS"); }

  void choose(const char* plan) {
    plane.run([&](plane::Work& work) {
      plane::support::put_support_plan(work, account, *plane::support::find_support_plan(plan));
    });
  }
  void pass(std::int64_t seconds) { plane.clock.set(plane.clock.now().plus_seconds(seconds)); }

  /// The code of the refusal, or nothing.
  static std::string refusal(const std::function<void()>& action) {
    try {
      action();
    } catch (const aws::ApiError& error) {
      return error.code;
    }
    return "";
  }
  std::string make_case(const std::string& subject = "A question") {
    return *caller
                .ask<model::CreateCaseResponse>(
                    "CreateCase", model::CreateCaseRequest{.subject = subject, .communication_body = "Hello"})
                .case_id;
  }
  std::vector<plane::Message> mails_to(const std::string& address) {
    return plane.run([&](plane::Work& work) {
      return plane::list_messages(work.unit, plane::Channel::mail, address, 100);
    });
  }
};

}  // namespace groundwork::services::support
