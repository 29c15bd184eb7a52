#include <gmock/gmock.h>

#include "services/account/testing.hpp"

namespace groundwork::services::account {
namespace {

using plane::organizations::TestOrganization;
using testing::ElementsAre;
using testing::Pair;
using Status = model::PrimaryEmailUpdateStatus;

constexpr const char* kOld = "member@example.com";
constexpr const char* kNew = "new@example.com";

struct PrimaryEmail : AccountApi {
  PrimaryEmail() { trust(); }

  model::StartPrimaryEmailUpdateRequest start_of(const std::string& email) const {
    return {.account_id = member.str(), .primary_email = email};
  }
  model::AcceptPrimaryEmailUpdateRequest accept_of(const std::string& email, const std::string& otp) const {
    return {.account_id = member.str(), .primary_email = email, .otp = otp};
  }
  void start(const std::string& email = kNew) {
    const auto started =
        management.ask<model::StartPrimaryEmailUpdateResponse>("StartPrimaryEmailUpdate", start_of(email));
    EXPECT_EQ(started.status, Status::kPending);
  }
  std::string start_refused(std::string_view code, const std::string& email) {
    return refused(code, [&] {
      management.ask<model::StartPrimaryEmailUpdateResponse>("StartPrimaryEmailUpdate", start_of(email));
    });
  }
  std::string accept(const std::string& otp, const std::string& email = kNew) {
    return management
        .ask<model::AcceptPrimaryEmailUpdateResponse>("AcceptPrimaryEmailUpdate", accept_of(email, otp))
        .status.value();
  }
  std::string accept_refused(std::string_view code, const std::string& otp, const std::string& email = kNew) {
    return refused(code, [&] { accept(otp, email); });
  }
  std::string status() {
    return management
        .ask<model::GetPrimaryEmailUpdateStatusResponse>(
            "GetPrimaryEmailUpdateStatus",
            model::GetPrimaryEmailUpdateStatusRequest{.account_id = member.str()})
        .status;
  }
  std::string email() {
    return management
        .ask<model::GetPrimaryEmailResponse>("GetPrimaryEmail",
                                             model::GetPrimaryEmailRequest{.account_id = member.str()})
        .primary_email.value();
  }
  /// What stands behind "One-time password: " in the newest mail.
  std::string code_sent(const std::string& address = kNew) {
    return test.run([&](plane::Work& work) {
      const std::string body = plane::list_messages(work.unit, plane::Channel::mail, address, 1).at(0).body;
      const std::string before = "One-time password: ";
      return body.substr(body.find(before) + before.size(), 6);
    });
  }
};

TEST_F(PrimaryEmail, ChangesOnceTheCodeOfTheNewAddressIsShown) {
  refused("ResourceNotFoundException", [&] { status(); });
  start();
  EXPECT_THAT(test.subjects_to(kOld), ElementsAre("Your AWS account's e-mail address is about to change"));
  EXPECT_EQ(status(), Status::kPending);
  EXPECT_THAT(code_sent(), testing::MatchesRegex("[A-Za-z0-9]{6}"));
  EXPECT_EQ(accept(code_sent()), Status::kAccepted);
  EXPECT_EQ(status(), Status::kAccepted);
  EXPECT_EQ(email(), kOld);
  start_refused("ConflictException", "other@example.com");
  test.pass_ms(200);
  EXPECT_EQ(status(), Status::kCompleted);
  EXPECT_EQ(email(), kNew);
  EXPECT_EQ(test.subjects_to(kOld).front(), "Your AWS account's e-mail address has changed");
  EXPECT_EQ(test.subjects_to(kNew).front(), "Your AWS account's e-mail address has changed");
  test.run([&](plane::Work& work) { EXPECT_FALSE(plane::find_account_by_email(work.unit, kOld)); });
  accept_refused("ResourceNotFoundException", "aaaaaa");
}

TEST_F(PrimaryEmail, WrongCodesAreCountedAlthoughTheyAreRefused) {
  start();
  const std::string code = code_sent();
  accept_refused("ValidationException", code, "other@example.com");
  for (int i = 0; i < 5; ++i) accept_refused("ValidationException", "??????");
  EXPECT_EQ(status(), Status::kFailed);
  accept_refused("ResourceNotFoundException", code);
  start();
  EXPECT_EQ(accept(code_sent()), Status::kAccepted);
}

TEST_F(PrimaryEmail, CodesExpire) {
  start();
  const std::string code = code_sent();
  test.clock.advance_seconds(599);
  EXPECT_EQ(status(), Status::kPending);
  test.clock.advance_seconds(1);
  EXPECT_EQ(status(), Status::kFailed);
  accept_refused("ResourceNotFoundException", code);
}

TEST_F(PrimaryEmail, CodesAreFewAndTheOlderOnesVoid) {
  start();
  const std::string first = code_sent();
  start();
  accept_refused("ValidationException", first);
  start();
  start_refused("TooManyRequestsException", kNew);
  test.clock.advance_seconds(30);
  start();
}

TEST_F(PrimaryEmail, AddressesMustBeFreeAndGood) {
  start_refused("ConflictException", "Management@example.com");
  start_refused("ConflictException", kOld);
  start_refused("ValidationException", "a b@example.com");
  start();
  accept(code_sent());
  test.add_account("new");
  test.pass_ms(200);
  EXPECT_EQ(status(), Status::kFailed) << "somebody was faster";
  EXPECT_EQ(email(), kOld);
}

TEST_F(PrimaryEmail, OfAnAccountThatIsClosedStays) {
  start();
  test.run(
      [&](plane::Work& work) { plane::set_account_state(work, member, plane::AccountState::suspended); });
  accept(code_sent());
  test.pass_ms(200);
  EXPECT_EQ(status(), Status::kFailed);
  start_refused("ConflictException", kNew);
}

TEST_F(PrimaryEmail, IsForTheManagementAccountAndItsDelegate) {
  refused("AccessDenied", [&] {
    from_member.ask<model::StartPrimaryEmailUpdateResponse>("StartPrimaryEmailUpdate", start_of(kNew));
  });
  refused("AccessDenied", [&] {
    management.ask<model::StartPrimaryEmailUpdateResponse>(
        "StartPrimaryEmailUpdate",
        model::StartPrimaryEmailUpdateRequest{.account_id = test.management.str(), .primary_email = kNew});
  });
  EXPECT_THAT(management.accesses("StartPrimaryEmailUpdate", start_of(kNew)).at(0).context,
              ElementsAre(Pair("account:EmailTargetDomain", ElementsAre("example.com"))));
}

}  // namespace
}  // namespace groundwork::services::account
