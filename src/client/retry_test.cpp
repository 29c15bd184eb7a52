#include "client/retry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::client {
namespace {

/// Gives the prepared answers in order; a status of 0 stands for a lost connection, -1 for a lasting failure.
class Script {
 public:
  explicit Script(std::vector<int> statuses) : statuses_(std::move(statuses)) {}

  int run(const RetryPolicy& policy = {}, const std::string& code = "") {
    base::SeededRandom random(1);
    return with_retries(
               policy, random, [this](std::int64_t ms) { waits.push_back(ms); },
               [&](const HttpResponse&) { return code; }, [this] { return next(); })
        .status;
  }
  std::size_t attempts = 0;
  std::vector<std::int64_t> waits;

 private:
  HttpResponse next() {
    const int status = statuses_.at(attempts++);
    if (status <= 0) throw TransportError("no answer", status == 0);
    return {.status = status};
  }
  std::vector<int> statuses_;
};

TEST(Retry, AGoodAnswerIsTakenAtOnce) {
  Script script({200});
  EXPECT_EQ(script.run(), 200);
  EXPECT_TRUE(script.waits.empty());
}

TEST(Retry, ServerErrorsAndLostConnectionsAreTriedThreeTimes) {
  for (const int status : {500, 502, 503, 504}) {
    Script script({status, 0, 200});
    EXPECT_EQ(script.run(), 200);
    EXPECT_EQ(script.waits.size(), 2U);
  }
  Script failing({500, 500, 503});
  EXPECT_EQ(failing.run(), 503);
  EXPECT_EQ(failing.attempts, 3U);
  Script lost({0, 0, 0});
  EXPECT_THROW(lost.run(), TransportError);
  EXPECT_EQ(lost.attempts, 3U);
}

TEST(Retry, ThrottlingIsRetriedByItsCode) {
  Script script({400, 429, 200});
  EXPECT_EQ(script.run({}, "ThrottlingException"), 200);
  Script denied({403, 200});
  EXPECT_EQ(denied.run({}, "AccessDenied"), 403);
  EXPECT_EQ(denied.attempts, 1U);
  Script unbuilt({501, 200});
  EXPECT_EQ(unbuilt.run({}, "NotImplemented"), 501);
}

TEST(Retry, WhatCannotFareBetterIsNotRetried) {
  Script script({-1, 200});
  EXPECT_THROW(script.run(), TransportError);
  EXPECT_EQ(script.attempts, 1U);
}

TEST(Retry, TheNumberOfAttemptsIsTheCallers) {
  Script once({500, 200});
  EXPECT_EQ(once.run({.attempts_max = 1}), 500);
  Script five({500, 500, 500, 500, 200});
  EXPECT_EQ(five.run({.attempts_max = 5}), 200);
}

TEST(Backoff, IsAnywhereBelowABoundThatDoublesUpToTwentySeconds) {
  base::SeededRandom random(7);
  const std::vector<std::int64_t> bounds{1000, 2000, 4000, 8000, 16000, 20000, 20000};
  for (std::size_t retry = 1; retry <= bounds.size(); ++retry) {
    std::int64_t least = bounds[retry - 1], most = 0;
    for (int i = 0; i < 500; ++i) {
      const std::int64_t wait = backoff_ms({}, static_cast<int>(retry), random);
      least = std::min(least, wait);
      most = std::max(most, wait);
    }
    EXPECT_LE(most, bounds[retry - 1]);
    EXPECT_GT(most, bounds[retry - 1] * 9 / 10);
    EXPECT_LT(least, bounds[retry - 1] / 10);
  }
  EXPECT_LE(backoff_ms({}, 1000, random), 20000);
}

}  // namespace
}  // namespace groundwork::client
