#include "plane/identities/login_profiles.hpp"
#include "plane/identities/users.hpp"
#include "plane/organizations/attachments.hpp"
#include "plane/organizations/members.hpp"
#include "plane/organizations/policies.hpp"
#include "plane/organizations/policy_types.hpp"
#include "plane/signin.hpp"
#include "portal/testing.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kPassword = "Correct-Horse-1";

struct AccountPage : PortalTest {
  aws::AccountId account = plane.add_account();

  std::string root_session(const aws::AccountId& of) {
    return plane.run([&](plane::Work& work) {
      plane::signin::reset_root_password(work, of, kPassword);
      return plane::signin::open_console_session(work, of, std::nullopt, std::nullopt).token;
    });
  }
  std::string refused(const std::string& session, const aws::AccountId& id) {
    return refusal<CloseAccountOutput>("CloseAccount", CloseAccountInput{session, id.str()});
  }
};

TEST_F(AccountPage, ClosesTheRootUsersOwnAccount) {
  const std::string session = root_session(account);
  EXPECT_THAT(refused(session, aws::AccountId::trusted("111111111111")), StartsWith("ValidationException"));
  EXPECT_THAT(refused("no such token", account), StartsWith("SessionNotFoundException"));
  const auto closed = call<CloseAccountOutput>("CloseAccount", CloseAccountInput{session, account.str()});
  EXPECT_EQ(closed.account_state, "PENDING_CLOSURE");
  EXPECT_EQ(events_of(account).at(0).name, "CloseAccount");
  EXPECT_THAT(refused(session, account), StartsWith("ConflictException"));
}

TEST_F(AccountPage, IsForTheRootUserAlone) {
  const std::string session = plane.run([&](plane::Work& work) {
    const auto user = plane::insert_user(work, account, "/", "Administrator");
    plane::insert_login_profile(work, user.id, kPassword, false);
    return plane::signin::open_console_session(work, account, user.id, std::nullopt).token;
  });
  EXPECT_THAT(refused(session, account), HasSubstr("Only the root user"));
}

TEST_F(AccountPage, ObeysTheOrganization) {
  using namespace plane::organizations;
  const aws::AccountId member = plane.add_account("member");
  plane.run([&](plane::Work& work) {
    plane::put_contact_information(work, account,
                                   {.full_name = "Ana Example",
                                    .address_line_1 = "1 Main Street",
                                    .city = "Lyon",
                                    .postal_code = "69001",
                                    .country_code = "FR",
                                    .phone_number = "+33 1 23 45"});
    plane::put_payment_method(work, account, {"VISA", "4242", 12, 2030, "Ana Example"});
    const auto organization = create_organization(work, account, kAllFeatures);
    add_member(work, organization, member, root_of(work.unit, organization), kInvited);
    const auto policy = create_policy(
        work, organization,
        {policy_type(kServiceControlPolicy), "stay", "",
         R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"account:*","Resource":"*"}})"});
    attach_policy(work, organization, policy, get_target(work.unit, organization, member.str()));
  });
  EXPECT_THAT(refused(root_session(member), member),
              HasSubstr("is not authorized to perform: account:CloseAccount"));
  EXPECT_THAT(refused(root_session(account), account), StartsWith("ConflictException"));
}

}  // namespace
}  // namespace groundwork::portal
