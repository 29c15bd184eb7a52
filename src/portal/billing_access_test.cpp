#include "plane/accounts.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/users.hpp"
#include "plane/signin.hpp"
#include "portal/testing.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using testing::HasSubstr;

TEST_F(PortalTest, OnlyTheRootUserLetsOthersSeeCosts) {
  const aws::AccountId account = plane.add_account();
  plane.run([&](plane::Work& work) { plane::signin::reset_root_password(work, account, "Correct-Horse-1"); });
  const auto session = [&](const std::optional<std::string>& user_id) {
    return plane.run([&](plane::Work& work) {
      return plane::signin::open_console_session(work, account, user_id, {}).token;
    });
  };
  const auto allowed = [&] {
    return plane.run(
        [&](plane::Work& work) { return plane::get_account(work.unit, account).iam_billing_access; });
  };
  const std::string root = session(std::nullopt);
  EXPECT_FALSE(allowed());
  call<SetIamBillingAccessOutput>("SetIamBillingAccess", SetIamBillingAccessInput{root, true});
  EXPECT_TRUE(allowed());
  EXPECT_TRUE(call<GetSessionOutput>("GetSession", SessionInput{root}).iam_billing_access);
  const std::string user = session(plane.run([&](plane::Work& work) {
    const auto made = plane::insert_user(work, account, "/", "Administrator");
    plane::insert_login_profile(work, made.id, "Correct-Horse-1", false);
    return made.id;
  }));
  EXPECT_THAT(
      refusal<SetIamBillingAccessOutput>("SetIamBillingAccess", SetIamBillingAccessInput{user, false}),
      HasSubstr("billing:UpdateIAMAccessPreference"));
  call<SetIamBillingAccessOutput>("SetIamBillingAccess", SetIamBillingAccessInput{root, false});
  EXPECT_FALSE(allowed());
  EXPECT_FALSE(call<GetSessionOutput>("GetSession", SessionInput{root}).iam_billing_access);
}

}  // namespace
}  // namespace groundwork::portal
