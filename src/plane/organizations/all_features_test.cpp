#include "plane/organizations/all_features.hpp"

#include <gmock/gmock.h>

#include "plane/organizations/testing.hpp"

namespace groundwork::plane::organizations {
namespace {

TEST(AllFeatures, ExpireWithTheQuestionsToMembersWhicheverIsLookedAtFirst) {
  // Jobs of one moment come in the order of their random ids.
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    TestOrganization test(kConsolidatedBilling);
    test.random = base::SeededRandom(seed);
    const aws::AccountId member = test.add_ready_account("member");
    const std::string process = test.run([&](Work& work) {
      add_member(work, test.organization(work), member, test.root(work), kInvited);
      return enable_all_features(work, test.organization(work)).id;
    });
    test.clock.advance_seconds(test.settings[Setting::organizations_all_features_seconds]);
    test.run_jobs();
    test.run([&](Work& work) {
      EXPECT_EQ(find_handshake(work.unit, process)->state, HandshakeState::expired);
      const auto parts =
          handshakes_of_account(work.unit, member, {.action = {}, .parent_id = process}, "", 10);
      ASSERT_EQ(parts.size(), 1U);
      EXPECT_EQ(parts.front().state, HandshakeState::expired) << "seed " << seed;
    });
  }
}

}  // namespace
}  // namespace groundwork::plane::organizations
