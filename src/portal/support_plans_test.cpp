#include "plane/identities/inline_policies.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/signin.hpp"
#include "plane/support/plans.hpp"
#include "portal/testing.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using testing::HasSubstr;

struct SupportPlanPage : PortalTest {
  aws::AccountId account = plane.add_account();

  SupportPlanPage() {
    plane.run(
        [&](plane::Work& work) { plane::signin::reset_root_password(work, account, "Correct-Horse-1"); });
  }

  std::string session(const std::optional<std::string>& user_id = {}) {
    return plane.run([&](plane::Work& work) {
      return plane::signin::open_console_session(work, account, user_id, {}).token;
    });
  }
  std::string session_of_user(const std::string& policy) {
    return session(plane.run([&](plane::Work& work) {
      const auto user = plane::insert_user(work, account, "/", "Administrator");
      plane::insert_login_profile(work, user.id, "Correct-Horse-1", false);
      if (!policy.empty()) plane::put_inline_policy(work, user.holder(), {"it", policy});
      return user.id;
    }));
  }
  std::string refused(const std::string& token, const std::string& plan) {
    return refusal<ChangeSupportPlanOutput>("ChangeSupportPlan", ChangeSupportPlanInput{token, plan});
  }
};

TEST_F(SupportPlanPage, ChangesThePlanAtOnceAndLeavesAnEvent) {
  const std::string root = session();
  const auto changed = call<ChangeSupportPlanOutput>("ChangeSupportPlan",
                                                     ChangeSupportPlanInput{root, "BUSINESS_SUPPORT_PLUS"});
  EXPECT_EQ(changed.support_plan, "BUSINESS_SUPPORT_PLUS");
  EXPECT_EQ(changed.since, plane.clock.now());
  EXPECT_EQ(call<GetSessionOutput>("GetSession", SessionInput{root}).support_plan, "BUSINESS_SUPPORT_PLUS");
  const auto events = events_of(account);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].source, "supportplans.amazonaws.com");
  EXPECT_EQ(events[0].name, "StartSupportPlanUpdate");
  EXPECT_THAT(events[0].record, HasSubstr(R"("supportLevel":"BUSINESS_SUPPORT_PLUS")"));
}

TEST_F(SupportPlanPage, SaysWhyAPlanIsRefused) {
  const std::string root = session();
  EXPECT_EQ(refused(root, "ENTERPRISE"), "");
  EXPECT_THAT(refused(root, "BASIC"), HasSubstr("AWS alone ends Enterprise"));
  EXPECT_THAT(refused("nobody's", "BASIC"), HasSubstr("SessionNotFoundException"));
}

TEST_F(SupportPlanPage, AsksAUsersPolicies) {
  const std::string user = session_of_user("");
  EXPECT_THAT(refused(user, "BUSINESS"), HasSubstr("not authorized to perform: supportplans:Start"));
  plane.run([&](plane::Work& work) {
    const auto found = plane::find_user(work.unit, account, "Administrator").value();
    plane::put_inline_policy(
        work, found.holder(),
        {"it", R"({"Statement":{"Effect":"Allow","Action":"supportplans:*","Resource":"*"}})"});
  });
  EXPECT_EQ(refused(user, "BUSINESS"), "");
  EXPECT_EQ(events_of(account).at(0).user_name, "Administrator");
}

}  // namespace
}  // namespace groundwork::portal
