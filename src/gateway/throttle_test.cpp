#include "gateway/throttle.hpp"

#include <gtest/gtest.h>

#include "portal/table.hpp"

namespace groundwork::gateway {
namespace {

class ThrottleTest : public testing::Test {
 protected:
  ThrottleTest() {
    settings.set(plane::Setting::signin_calls_per_address, 3);
    settings.set(plane::Setting::signup_starts_per_address, 1);
  }
  /// Whether the call is let through.
  bool call(const char* operation, std::string address = "192.0.2.7") {
    Exchange exchange;
    exchange.table = &portal::table();
    exchange.operation = portal::table().find(operation)->operation;
    exchange.request.remote_address = std::move(address);
    exchange.request.headers = {{"host", "localhost:4566"}};
    exchange.received_at = now;
    try {
      throttle.admit(exchange, settings);
      return true;
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.code, "TooManyRequestsException");
      EXPECT_EQ(error.http_status, 429);
      return false;
    }
  }

  plane::Settings settings;
  Throttle throttle;
  base::Instant now = base::Instant::from_seconds(1'795'000'000);
};

TEST_F(ThrottleTest, CountsTheStepsOfSignInsTogether) {
  EXPECT_TRUE(call("StartSignIn") && call("SubmitPassword") && call("SubmitMfaCode"));
  EXPECT_FALSE(call("StartSignIn"));
  EXPECT_FALSE(call("SubmitPassword"));
  EXPECT_TRUE(call("StartSignIn", "192.0.2.8"));
}

TEST_F(ThrottleTest, EveryStepOfASignInCounts) {
  settings.set(plane::Setting::signin_calls_per_address, 0);
  int steps = 0;
  for (const services::Handler& handler : portal::table().handlers()) {
    const shape::Shape* input = handler.operation->input;
    if (input == nullptr || input->find("signInToken") == nullptr) continue;
    ++steps;
    EXPECT_FALSE(call(std::string(handler.operation->name).c_str())) << handler.operation->name;
  }
  EXPECT_GE(steps, 7);
}

TEST_F(ThrottleTest, AWindowEndsByTime) {
  EXPECT_TRUE(call("StartSignUp"));
  EXPECT_FALSE(call("StartSignUp"));
  now = now.plus_seconds(3599);
  EXPECT_FALSE(call("StartSignUp"));
  now = now.plus_seconds(1);
  EXPECT_TRUE(call("StartSignUp"));
}

TEST_F(ThrottleTest, AClockThatWasMovedBackKeepsNobodyOut) {
  EXPECT_TRUE(call("StartSignUp"));
  now = now.plus_seconds(-90 * base::kDaySeconds);
  EXPECT_TRUE(call("StartSignUp"));
}

TEST_F(ThrottleTest, WhatNeedsATokenAndWhoIsAtThisMachineIsNotCounted) {
  for (int i = 0; i < 10; ++i) {
    EXPECT_TRUE(call("GetSession"));
    EXPECT_TRUE(call("StartSignIn", "127.0.0.1"));
  }
}

}  // namespace
}  // namespace groundwork::gateway
