#include "client/credentials.hpp"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace groundwork::client {
namespace {

using testing::ThrowsMessage;

const base::Instant kStart = *base::parse_iso8601("2026-11-23T12:00:00Z");

/// Serves what the test last put in, and counts how often it is asked.
struct Source {
  Provided next = NotServed{"nothing prepared"};
  int asked = 0;
  CredentialProvider provider(std::string name = "source") {
    return {std::move(name), [this] {
              ++asked;
              return next;
            }};
  }
};

aws::Credentials key(std::string id, std::optional<base::Instant> expires_at = std::nullopt) {
  return {.access_key_id = std::move(id), .secret_access_key = "s", .expires_at = expires_at};
}

TEST(CredentialChain, TakesTheFirstThatServes) {
  base::ManualClock clock(kStart);
  Source first, second, third;
  second.next = key("SECOND");
  CredentialChain chain({first.provider(), second.provider(), third.provider()}, clock);
  EXPECT_EQ(chain.get().access_key_id, "SECOND");
  EXPECT_EQ(third.asked, 0);
}

TEST(CredentialChain, ListsWhatWasTried) {
  base::ManualClock clock(kStart);
  Source first, second;
  first.next = NotServed{"AWS_ACCESS_KEY_ID is not set"};
  second.next = NotServed{"the profile 'default' has no credentials"};
  CredentialChain chain({first.provider("environment"), second.provider("profile 'default'")}, clock);
  EXPECT_THAT([&] { chain.get(); },
              ThrowsMessage<NoCredentials>("no AWS credentials were found:\n"
                                           "  environment: AWS_ACCESS_KEY_ID is not set\n"
                                           "  profile 'default': the profile 'default' has no credentials"));
}

TEST(CredentialChain, EndsWhereAProviderWasMeantAndFailed) {
  base::ManualClock clock(kStart);
  Source first, second;
  first.next = NotServed{"broken", true};
  second.next = key("SECOND");
  CredentialChain chain({first.provider(), second.provider()}, clock);
  EXPECT_THROW(chain.get(), NoCredentials);
  EXPECT_EQ(second.asked, 0);
}

TEST(CredentialChain, KeepsWhatDoesNotExpire) {
  base::ManualClock clock(kStart);
  Source source;
  source.next = key("LONG");
  CredentialChain chain({source.provider()}, clock);
  chain.get();
  clock.advance_seconds(365 * base::kDaySeconds);
  chain.get();
  EXPECT_EQ(source.asked, 1);
}

TEST(CredentialChain, AsksAgainFiveMinutesBeforeTheEnd) {
  base::ManualClock clock(kStart);
  Source source;
  source.next = key("FIRST", kStart.plus_seconds(3600));
  CredentialChain chain({source.provider()}, clock);
  EXPECT_EQ(chain.get().access_key_id, "FIRST");
  source.next = key("SECOND", kStart.plus_seconds(7200));
  clock.advance_seconds(3600 - 301);
  EXPECT_EQ(chain.get().access_key_id, "FIRST");
  clock.advance_seconds(1);
  EXPECT_EQ(chain.get().access_key_id, "SECOND");
}

TEST(CredentialChain, UsesUpWhatItHasWhileTheSourceIsAway) {
  base::ManualClock clock(kStart);
  Source source;
  source.next = key("FIRST", kStart.plus_seconds(3600));
  CredentialChain chain({source.provider()}, clock);
  chain.get();
  source.next = NotServed{"away"};
  clock.advance_seconds(3599);
  EXPECT_EQ(chain.get().access_key_id, "FIRST");
  clock.advance_seconds(1);
  EXPECT_THROW(chain.get(), NoCredentials);
}

TEST(CredentialChain, FetchesOnceForManyThreads) {
  base::ManualClock clock(kStart);
  Source source;
  source.next = key("SHARED", kStart.plus_seconds(3600));
  CredentialChain chain({source.provider()}, clock);
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) threads.emplace_back([&] { chain.get(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(source.asked, 1);
}

TEST(CredentialChain, GivesFixedCredentials) {
  base::ManualClock clock(kStart);
  CredentialChain chain({fixed_credentials(key("FIXED"))}, clock);
  EXPECT_EQ(chain.get().access_key_id, "FIXED");
}

}  // namespace
}  // namespace groundwork::client
