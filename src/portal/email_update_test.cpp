#include "plane/identities/login_profiles.hpp"
#include "plane/identities/users.hpp"
#include "plane/life/primary_email.hpp"
#include "plane/signin.hpp"
#include "portal/testing.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kPassword = "Correct-Horse-1";
constexpr const char* kNew = "new@example.com";

struct EmailUpdate : PortalTest {
  aws::AccountId account = plane.add_account();
  std::string session = plane.run([&](plane::Work& work) {
    plane::signin::reset_root_password(work, account, kPassword);
    return plane::signin::open_console_session(work, account, std::nullopt, std::nullopt).token;
  });

  StartEmailUpdateOutput start(const std::string& email, const std::string& password = kPassword) {
    return call<StartEmailUpdateOutput>("StartEmailUpdate", StartEmailUpdateInput{session, email, password});
  }
  std::string refused(const std::string& of, const std::string& email) {
    return refusal<StartEmailUpdateOutput>("StartEmailUpdate", StartEmailUpdateInput{of, email, kPassword});
  }
  FinishEmailUpdateOutput finish(const std::string& code) {
    return call<FinishEmailUpdateOutput>("FinishEmailUpdate", FinishEmailUpdateInput{session, code});
  }
  std::string mailed(const std::string& to) {
    return plane.run([&](plane::Work& work) {
      return plane::list_messages(work.unit, plane::Channel::mail, to, 1).at(0).body;
    });
  }
  std::string mailed_code() {
    constexpr std::string_view kBefore = "One-time password: ";
    const std::string body = mailed(kNew);
    return body.substr(body.find(kBefore) + kBefore.size(), 6);
  }
  std::string address() {
    return plane.run([&](plane::Work& work) { return plane::get_account(work.unit, account).email; });
  }
};

TEST_F(EmailUpdate, ChangesTheAddressOnceTheNewOneIsShown) {
  const std::string before = address();
  EXPECT_FALSE(start(kNew).problem);
  EXPECT_THAT(mailed(kNew), HasSubstr("we think you, makes this"));
  EXPECT_THAT(mailed(before), HasSubstr("Its root user has asked"));
  EXPECT_EQ(finish("wrong1").problem.value().code, ProblemCode::kWrongCode);
  EXPECT_EQ(finish(mailed_code()).email, kNew);
  EXPECT_EQ(events_of(account).at(0).name, "EmailUpdated");
  plane.clock.advance_seconds(1);
  plane.run_due_jobs({{std::string(plane::life::kChangeEmailJob), plane::life::change_email}});
  EXPECT_EQ(address(), kNew);
  EXPECT_EQ(finish("wrong1").problem.value().code, ProblemCode::kCodeExpired);
}

TEST_F(EmailUpdate, AsksForThePassword) {
  EXPECT_EQ(start(kNew, "wrong").problem.value().code, ProblemCode::kWrongPassword);
  EXPECT_EQ(finish("abcdef").problem.value().code, ProblemCode::kCodeExpired);
}

TEST_F(EmailUpdate, IsForTheRootUserAndForFreeAddresses) {
  const std::string of_a_user = plane.run([&](plane::Work& work) {
    const auto user = plane::insert_user(work, account, "/", "Administrator");
    plane::insert_login_profile(work, user.id, kPassword, false);
    return plane::signin::open_console_session(work, account, user.id, std::nullopt).token;
  });
  EXPECT_THAT(refused(of_a_user, kNew), HasSubstr("Only the root user"));
  EXPECT_THAT(refused("no such token", kNew), StartsWith("SessionNotFoundException"));
  EXPECT_THAT(refused(session, address()), StartsWith("ConflictException"));
  EXPECT_THAT(refused(session, "not-an-address"), StartsWith("ValidationException"));
}

}  // namespace
}  // namespace groundwork::portal
