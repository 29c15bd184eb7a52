#include "plane/identities/passkeys.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/encoding.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/signin.hpp"
#include "portal/testing.hpp"
#include "webauthn/software_authenticator.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;
using webauthn::SoftwareAuthenticator;

constexpr const char* kEmail = "management@example.com";
constexpr const char* kPassword = "Correct-Horse-1";

struct PasskeyPages : PortalTest {
  aws::AccountId account = plane.add_account();

  PasskeyPages() {
    secure = false;
    plane.run([&](plane::Work& work) { plane::signin::reset_root_password(work, account, kPassword); });
  }

  plane::User add_user(const std::string& policy) {
    return plane.run([&](plane::Work& work) {
      const auto user = plane::insert_user(work, account, "/", "bob");
      plane::insert_login_profile(work, user.id, kPassword, false);
      if (!policy.empty()) plane::put_inline_policy(work, user.holder(), {"it", policy});
      return user;
    });
  }
  SignInOutput password(const std::string& token) {
    return call<SignInOutput>("SubmitPassword", SubmitPasswordInput{token, kPassword});
  }
  std::string start_root() {
    return *call<SignInOutput>("StartSignIn", StartSignInInput{.root_email = kEmail}).sign_in_token;
  }
  std::string start_user() {
    return *call<SignInOutput>("StartSignIn", StartSignInInput{.account = account.str(), .user_name = "bob"})
                .sign_in_token;
  }
  std::string options(const std::string& session) {
    return call<PasskeyOptionsOutput>("StartPasskeyRegistration", SessionInput{session}).options;
  }
  std::string enroll(const std::string& session, SoftwareAuthenticator& with,
                     const std::string& name = "key") {
    return call<FinishPasskeyRegistrationOutput>(
               "FinishPasskeyRegistration",
               FinishPasskeyRegistrationInput{session, name, with.create(options(session))})
        .serial_number;
  }
  std::string refused_start(const std::string& session) {
    return refusal<PasskeyOptionsOutput>("StartPasskeyRegistration", SessionInput{session});
  }
  std::string refused_finish(const std::string& session, const std::string& credential) {
    return refusal<FinishPasskeyRegistrationOutput>(
        "FinishPasskeyRegistration", FinishPasskeyRegistrationInput{session, "key", credential});
  }
  /// A sign-in as the root user that waits for the second factor.
  std::string at_second_factor() {
    std::string token = start_root();
    EXPECT_EQ(password(token).next_step, "MFA_CODE");
    return token;
  }
  SignInOutput show(const std::string& token, SoftwareAuthenticator& with) {
    const auto asked = call<PasskeyOptionsOutput>("StartPasskeyAssertion", SignInInput{token});
    return submit(token, with.get(asked.options));
  }
  SignInOutput submit(const std::string& token, const std::string& credential) {
    return call<SignInOutput>("SubmitPasskey", SubmitPasskeyInput{token, credential});
  }
  std::string last_event(const char* name) {
    for (const auto& event : events_of(account)) {
      if (event.name == name) return event.record;
    }
    return "";
  }
};

TEST_F(PasskeyPages, RegisterAndSignInAsTheRootUser) {
  SoftwareAuthenticator key;
  const std::string serial = enroll(*password(start_root()).session_token, key);
  EXPECT_THAT(serial,
              testing::MatchesRegex("arn:aws:iam::" + account.str() + ":u2f/root-account/key-[A-Z2-7]{26}"));
  EXPECT_THAT(last_event("EnableMFADevice"), HasSubstr(serial));
  const std::string token = start_root();
  const auto asked = password(token);
  EXPECT_THAT(asked.mfa_kinds.value(), ElementsAre("PASSKEY"));
  EXPECT_FALSE(asked.session_token);
  const auto done = show(token, key);
  EXPECT_EQ(done.next_step, "SIGNED_IN");
  EXPECT_TRUE(call<GetSessionOutput>("GetSession", SessionInput{done.session_token.value()}).mfa_used);
  EXPECT_THAT(last_event("CheckMfa"), HasSubstr("U2F MFA"));
  EXPECT_THAT(last_event("ConsoleLogin"), testing::AllOf(HasSubstr(R"("MFAUsed":"Yes")"), HasSubstr(serial)));
}

TEST_F(PasskeyPages, TellTheBrowserWhatToMake) {
  const std::string session = *password(start_root()).session_token;
  SoftwareAuthenticator key;
  enroll(session, key);
  const auto asked = boost::json::parse(options(session));
  EXPECT_EQ(asked.at("rp").at("id"), "localhost");
  EXPECT_EQ(asked.at("user").at("name"), kEmail);
  EXPECT_EQ(asked.at("user").at("id").as_string(), base::base64url(account.str()));
  EXPECT_EQ(asked.at("timeout"), 300000);
  EXPECT_EQ(asked.at("excludeCredentials").as_array().at(0).at("id").as_string(),
            base::base64url(key.credential_id()));
  EXPECT_THAT(refused_finish(session, key.create(boost::json::serialize(asked))),
              StartsWith("ConflictException: This passkey is registered already"));
}

TEST_F(PasskeyPages, ServeAnyOfSeveralDevices) {
  const std::string session = *password(start_root()).session_token;
  SoftwareAuthenticator one, two(-8);
  enroll(session, one, "one");
  enroll(session, two, "two");
  EXPECT_EQ(show(at_second_factor(), one).next_step, "SIGNED_IN");
  EXPECT_EQ(show(at_second_factor(), two).next_step, "SIGNED_IN");
  EXPECT_THAT(last_event("CheckMfa"), HasSubstr("Multiple MFA Devices"));
}

TEST_F(PasskeyPages, RefuseInWordsAndLockOutAfterFiveFailures) {
  SoftwareAuthenticator key, stranger;
  enroll(*password(start_root()).session_token, key);
  const std::string token = at_second_factor();
  key.spoils_signatures = true;
  const auto spoilt = show(token, key);
  EXPECT_EQ(spoilt.next_step, "MFA_CODE");
  EXPECT_EQ(spoilt.problem->code, "WRONG_PASSKEY");
  EXPECT_THAT(spoilt.problem->message, HasSubstr("signature does not hold"));
  EXPECT_THAT(last_event("ConsoleLogin"), HasSubstr("Failure"));
  EXPECT_THAT(show(token, stranger).problem->message, HasSubstr("not one of yours"));
  key.spoils_signatures = false;
  key.origin = "http://localhost:9";
  EXPECT_THAT(show(token, key).problem->message, HasSubstr("http://localhost:9"));
  EXPECT_THAT(submit(token, "{}").problem->message, HasSubstr("too late, or nothing was asked for"));
  key.origin = "http://localhost:8080";
  key.flags = 0;
  EXPECT_EQ(show(token, key).problem->code, "LOCKED");
  key.flags = 5;
  EXPECT_EQ(show(token, key).problem->code, "LOCKED") << "not even the right one";
  EXPECT_EQ(password(start_root()).problem->code, "LOCKED");
}

TEST_F(PasskeyPages, UseAChallengeOnceAndForFiveMinutes) {
  const std::string session = *password(start_root()).session_token;
  SoftwareAuthenticator key, another;
  const std::string asked = options(session);
  const std::string made = key.create(asked);
  EXPECT_EQ(refused_finish(session, made), "");
  EXPECT_THAT(refused_finish(session, another.create(asked)),
              HasSubstr("too late, or nothing was asked for"));
  const std::string late = options(session);
  plane.clock.advance_seconds(300);
  EXPECT_THAT(refused_finish(session, another.create(late)), HasSubstr("too late"));

  const std::string token = at_second_factor();
  const auto start = [&] {
    return call<PasskeyOptionsOutput>("StartPasskeyAssertion", SignInInput{token}).options;
  };
  const std::string first = key.get(start());
  const std::string second = key.get(start());
  EXPECT_THAT(submit(token, first).problem->message, HasSubstr("another challenge"));
  EXPECT_THAT(submit(token, second).problem->message, HasSubstr("too late, or nothing was asked for"));
  EXPECT_EQ(show(token, key).next_step, "SIGNED_IN");
}

TEST_F(PasskeyPages, KeepTheCounterSoThatACopyIsNoticed) {
  SoftwareAuthenticator key;
  key.counts = true;
  enroll(*password(start_root()).session_token, key);
  EXPECT_EQ(show(at_second_factor(), key).next_step, "SIGNED_IN");
  EXPECT_EQ(show(at_second_factor(), key).next_step, "SIGNED_IN");
  key.sign_count = 0;
  EXPECT_THAT(show(at_second_factor(), key).problem->message, HasSubstr("counter says 1 after 2"));
}

TEST_F(PasskeyPages, LetAUserDoWhatItsPoliciesLet) {
  const auto user = add_user("");
  const std::string session = *password(start_user()).session_token;
  EXPECT_THAT(refused_start(session),
              testing::AllOf(StartsWith("AccessDeniedException"), HasSubstr("iam:EnableMFADevice"),
                             HasSubstr("user bob")));
  const auto allow = [&](const char* part) {
    plane.run([&](plane::Work& work) {
      plane::put_inline_policy(
          work, user.holder(),
          {"it",
           fmt::format(R"({{"Version":"2012-10-17","Statement":[{{"Effect":"Allow",)"
                       R"("Action":"iam:EnableMFADevice","Resource":"arn:aws:iam::*:user/${{aws:username}}",)"
                       R"("Condition":{{"StringLike":{{"iam:RegisterSecurityKey":"{}"}}}}}}]}})",
                       part)});
    });
  };
  SoftwareAuthenticator key;
  allow("Create");
  EXPECT_THAT(refused_finish(session, key.create(options(session))), StartsWith("AccessDeniedException"));
  allow("*");
  const std::string serial = enroll(session, key);
  EXPECT_THAT(serial, HasSubstr(":u2f/user/bob/key-"));
  const std::string token = start_user();
  EXPECT_THAT(password(token).mfa_kinds.value(), ElementsAre("PASSKEY"));
  EXPECT_EQ(show(token, key).next_step, "SIGNED_IN");
}

TEST_F(PasskeyPages, AreNotOfferedAtAddressesOrWithoutTls) {
  host = "127.0.0.1:8080";
  const std::string session = *password(start_root()).session_token;
  EXPECT_THAT(refused_start(session), HasSubstr("Open this page at http://localhost:8080 instead"));
  host = "localhost:8080";
  SoftwareAuthenticator key;
  enroll(session, key);
  const std::string token = at_second_factor();
  for (const char* where : {"127.0.0.1:8080", "[::1]:8080", "", "10.0.0.1"}) {
    host = where;
    EXPECT_THAT(refused_start(session), StartsWith("PasskeyAddressException")) << where;
    EXPECT_THAT(refusal<PasskeyOptionsOutput>("StartPasskeyAssertion", SignInInput{token}),
                StartsWith("PasskeyAddressException"));
  }
  host = "plane.example";
  EXPECT_THAT(refused_start(session), HasSubstr("this page is http://plane.example"));
}

TEST_F(PasskeyPages, WorkOnTheHostAloneThatTheyWereMadeOn) {
  SoftwareAuthenticator key;
  enroll(*password(start_root()).session_token, key);
  const std::string token = at_second_factor();
  host = "plane.localhost:8080";
  EXPECT_THAT(refusal<PasskeyOptionsOutput>("StartPasskeyAssertion", SignInInput{token}),
              HasSubstr("made on pages of localhost, and this is plane.localhost"));
}

TEST_F(PasskeyPages, HaveEightDevicesAtMost) {
  const std::string session = *password(start_root()).session_token;
  for (int i = 0; i < 7; ++i) {
    SoftwareAuthenticator key(-8);
    enroll(session, key);
  }
  SoftwareAuthenticator last(-8), extra(-8);
  const std::string asked = options(session);
  const std::string made = extra.create(asked);
  EXPECT_EQ(refused_finish(session, last.create(asked)), "");
  EXPECT_EQ(refused_finish(session, made), "ConflictException: Cannot exceed quota for MFADevicesPerUser: 8");
  EXPECT_EQ(refused_start(session), "ConflictException: Cannot exceed quota for MFADevicesPerUser: 8");
}

}  // namespace
}  // namespace groundwork::portal
