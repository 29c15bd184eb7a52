#include "base/encoding.hpp"
#include "base/secret.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/signin.hpp"
#include "portal/testing.hpp"
#include "webauthn/software_authenticator.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::Setting;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kPassword = "Correct-Horse-1";
constexpr std::int64_t kGraceSeconds = 35 * 86400;

struct MfaEnrolment : PortalTest {
  aws::AccountId account = plane.add_account();

  MfaEnrolment() {
    plane.run([&](plane::Work& work) {
      plane::signin::reset_root_password(work, account, kPassword);
      const auto user = plane::insert_user(work, account, "/", "bob");
      plane::insert_login_profile(work, user.id, kPassword, false);
    });
  }
  std::string start(bool as_root = true) {
    const StartSignInInput root{.root_email = "management@example.com"};
    const StartSignInInput user{.account = account.str(), .user_name = "bob"};
    return *call<SignInOutput>("StartSignIn", as_root ? root : user).sign_in_token;
  }
  SignInOutput password(const std::string& token) {
    return call<SignInOutput>("SubmitPassword", SubmitPasswordInput{token, kPassword});
  }
  StartMfaEnrolmentOutput begin(const std::string& token) {
    return call<StartMfaEnrolmentOutput>("StartMfaEnrolment", SignInInput{token});
  }
  SignInOutput finish(const std::string& token, const std::string& secret) {
    const std::string seed = base::unbase32(secret).value();
    const auto step = base::totp_step(plane.clock.now());
    return call<SignInOutput>(
        "FinishMfaEnrolment",
        FinishMfaEnrolmentInput{token, base::totp_code(seed, step - 1), base::totp_code(seed, step)});
  }
  std::vector<std::string> serials(const std::string& owner) {
    return plane.run([&](plane::Work& work) {
      std::vector<std::string> found;
      for (const auto& device : plane::mfa_devices_of(work.unit, owner)) found.push_back(device.serial);
      return found;
    });
  }
};

TEST_F(MfaEnrolment, IsDemandedOfTheRootUserAfterItsPeriodOfGrace) {
  const auto first = plane.clock.now();
  for (int i = 0; i < 2; ++i) {
    const auto within = password(start());
    EXPECT_TRUE(within.session_token);
    EXPECT_EQ(within.mfa_due_at, first.plus_seconds(kGraceSeconds)) << "nothing prolongs it";
    plane.clock.advance_seconds(86400);
  }
  plane.clock.advance_seconds(kGraceSeconds);
  const auto due = password(start());
  EXPECT_EQ(due.next_step, "ENROLL_MFA");
  EXPECT_FALSE(due.session_token);
  EXPECT_EQ(password(start(false)).next_step, "SIGNED_IN") << "of root users alone";
}

TEST_F(MfaEnrolment, SetsUpAnAppAndSignsIn) {
  plane.settings.set(Setting::signin_mfa_grace_seconds, 0);
  const std::string token = start();
  EXPECT_EQ(password(token).next_step, "ENROLL_MFA");
  const auto told = begin(token);
  EXPECT_THAT(told.uri, StartsWith("otpauth://totp/root-account-mfa-device@" + account.str() + "?secret="));
  EXPECT_THAT(told.uri, HasSubstr(told.secret));
  EXPECT_EQ(told.qr_png.bytes.substr(1, 3), "PNG");
  const auto done = finish(token, told.secret);
  EXPECT_EQ(done.next_step, "SIGNED_IN");
  EXPECT_TRUE(call<GetSessionOutput>("GetSession", SessionInput{done.session_token.value()}).mfa_used);
  EXPECT_THAT(serials(account.str()),
              ElementsAre("arn:aws:iam::" + account.str() + ":mfa/root-account-mfa-device"));
  const std::string next = start();
  const auto asked = password(next);
  EXPECT_EQ(asked.next_step, "MFA_CODE");
  EXPECT_THAT(asked.mfa_kinds.value(), ElementsAre("TOTP"));
  plane.clock.advance_seconds(60);
  const std::string code =
      base::totp_code(base::unbase32(told.secret).value(), base::totp_step(plane.clock.now()));
  EXPECT_EQ(call<SignInOutput>("SubmitMfaCode", SubmitMfaCodeInput{next, code}).next_step, "SIGNED_IN");
}

TEST_F(MfaEnrolment, TakesAPasskeyAsWell) {
  plane.settings.set(Setting::signin_mfa_grace_seconds, 0);
  secure = false;
  const std::string token = start();
  password(token);
  webauthn::SoftwareAuthenticator key;
  const auto asked = call<PasskeyOptionsOutput>("StartPasskeyEnrolment", SignInInput{token});
  const FinishPasskeyEnrolmentInput made{token, "laptop", key.create(asked.options)};
  const auto done = call<SignInOutput>("FinishPasskeyEnrolment", made);
  EXPECT_EQ(done.next_step, "SIGNED_IN");
  EXPECT_TRUE(call<GetSessionOutput>("GetSession", SessionInput{done.session_token.value()}).mfa_used);
  EXPECT_THAT(serials(account.str()), ElementsAre(HasSubstr(":u2f/root-account/laptop-")));
  EXPECT_THAT(password(start()).mfa_kinds.value(), ElementsAre("PASSKEY"));
}

TEST_F(MfaEnrolment, MayBeDemandedOfEverybodyOrNobody) {
  plane.settings.set(Setting::signin_mfa_grace_seconds, 0);
  plane.settings.set(Setting::signin_require_mfa, 2);
  const std::string token = start(false);
  EXPECT_EQ(password(token).next_step, "ENROLL_MFA");
  const auto told = begin(token);
  EXPECT_THAT(told.uri, HasSubstr("/bob@bob?"));
  EXPECT_EQ(finish(token, told.secret).next_step, "SIGNED_IN");
  plane.settings.set(Setting::signin_require_mfa, 0);
  const auto free = password(start());
  EXPECT_TRUE(free.session_token);
  EXPECT_FALSE(free.mfa_due_at);
}

TEST_F(MfaEnrolment, TakesTwoRightCodesOfTheLastSecretAlone) {
  plane.settings.set(Setting::signin_mfa_grace_seconds, 0);
  const std::string token = start();
  EXPECT_THAT(refusal<StartMfaEnrolmentOutput>("StartMfaEnrolment", SignInInput{token}),
              StartsWith("SignInStepException: The step PASSWORD"));
  password(token);
  const std::string nobodys = base::base32("nobody's seed");
  EXPECT_EQ(finish(token, nobodys).problem->code, "WRONG_CODE") << "nothing was started";
  const auto first = begin(token);
  const auto second = begin(token);
  EXPECT_NE(first.secret, second.secret);
  for (int i = 0; i < 6; ++i) {
    const auto wrong = finish(token, first.secret);
    EXPECT_EQ(wrong.problem->code, "WRONG_CODE");
    EXPECT_EQ(wrong.next_step, "ENROLL_MFA");
  }
  EXPECT_THAT(serials(account.str()), ElementsAre());
  EXPECT_EQ(finish(token, second.secret).next_step, "SIGNED_IN");
}

TEST_F(MfaEnrolment, TakesAnotherNameWhereTheUsualOneIsTaken) {
  plane.run([&](plane::Work& work) {
    plane::insert_virtual_mfa_device(work, account, "/", "root-account-mfa-device");
  });
  plane.settings.set(Setting::signin_mfa_grace_seconds, 0);
  const std::string token = start();
  password(token);
  finish(token, begin(token).secret);
  EXPECT_THAT(serials(account.str()), ElementsAre(testing::EndsWith("root-account-mfa-device-2")));
}

}  // namespace
}  // namespace groundwork::portal
