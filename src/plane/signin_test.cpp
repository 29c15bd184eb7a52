#include "plane/signin.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/secret.hpp"
#include "plane/identities/account_settings.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/identities/password_policy.hpp"
#include "plane/signin_clients.hpp"
#include "plane/testing.hpp"

namespace groundwork::plane::signin {
namespace {

constexpr const char* kPassword = "Correct-Horse-1";

struct SignInTest : testing::Test {
  TestPlane plane;
  aws::AccountId account = plane.add_account();

  SignInTest() {
    plane.run([&](Work& work) { reset_root_password(work, account, kPassword); });
  }

  User add_user(bool reset_required = false) {
    return plane.run([&](Work& work) {
      const User user = insert_user(work, account, "/", "Administrator");
      insert_login_profile(work, user.id, kPassword, reset_required);
      return user;
    });
  }
  std::string start_root(const std::string& email = "management@example.com") {
    return plane.run([&](Work& work) { return start(work, root_subject(work.unit, email)); });
  }
  std::string start_user(const std::string& where, const std::string& name = "administrator") {
    return plane.run([&](Work& work) { return start(work, user_subject(work.unit, where, name)); });
  }
  SignIn found(const std::string& token) {
    return plane.run([&](Work& work) { return find(work.unit, token, work.now).value(); });
  }
  Attempt password(const std::string& token, const std::string& text = kPassword) {
    return plane.run([&](Work& work) {
      SignIn sign_in = find(work.unit, token, work.now).value();
      return submit_password(work, sign_in, text);
    });
  }
  Attempt code(const std::string& token, const std::string& text) {
    return plane.run([&](Work& work) {
      SignIn sign_in = find(work.unit, token, work.now).value();
      return submit_mfa_code(work, sign_in, text);
    });
  }
  /// The seed of a device that the owner has from now on.
  std::string add_mfa(const std::string& owner) {
    const std::string seed = plane.run([&](Work& work) {
      const auto made = insert_virtual_mfa_device(work, account, "/", "phone");
      const auto step = base::totp_step(work.now);
      EXPECT_TRUE(enable_mfa_device(work, made.device.serial, owner, base::totp_code(made.seed, step - 1),
                                    base::totp_code(made.seed, step)));
      return made.seed;
    });
    plane.clock.advance_seconds(60);
    return seed;
  }
  std::string code_now(const std::string& seed) {
    return base::totp_code(seed, base::totp_step(plane.clock.now()));
  }
};

TEST_F(SignInTest, TheRootUserSignsInWithAPassword) {
  const Attempt attempt = password(start_root("Management@Example.com"));
  EXPECT_EQ(attempt.outcome, Outcome::passed);
  ASSERT_TRUE(attempt.session);
  plane.run([&](Work& work) {
    const auto session = find_console_session(work.unit, attempt.session->token, work.now);
    ASSERT_EQ(session.state, SessionState::good);
    EXPECT_EQ(session.session->mfa_at, std::nullopt);
    EXPECT_TRUE(caller_of(work.unit, *session.session, work.now, work.now).is_root());
    EXPECT_EQ(get_root_user(work.unit, account).password_last_used_at, work.now);
  });
}

TEST_F(SignInTest, AUserSignsInUnderIdOrAlias) {
  const User user = add_user();
  plane.run([&](Work& work) { set_account_alias(work, account, "example-corp"); });
  for (const std::string& where : {account.str(), std::string("example-corp")}) {
    const Attempt attempt = password(start_user(where));
    ASSERT_TRUE(attempt.session) << where;
    EXPECT_EQ(attempt.session->session.user_id, user.id);
  }
  EXPECT_TRUE(plane.run([&](Work& work) { return get_user(work.unit, user.id).password_last_used_at; }));
}

TEST_F(SignInTest, StrangersAreAskedAndRefusedLikeAnybody) {
  add_user();
  for (const std::string& token :
       {start_root("nobody@example.com"), start_user(account.str(), "nobody"), start_user("no-such-alias")}) {
    EXPECT_EQ(found(token).step, Step::password);
    for (int i = 0; i < 4; ++i) EXPECT_EQ(password(token).outcome, Outcome::wrong);
    const Attempt last = password(token);
    EXPECT_EQ(last.outcome, Outcome::locked);
    EXPECT_EQ(last.locked_until, plane.clock.now().plus_seconds(900));
  }
}

TEST_F(SignInTest, TooManyFailuresLockOutForAQuarterOfAnHour) {
  const User user = add_user();
  // A new sign-in does not begin a new count.
  for (int i = 0; i < 4; ++i) EXPECT_EQ(password(start_user(account.str()), "wrong").outcome, Outcome::wrong);
  EXPECT_EQ(password(start_user(account.str()), "wrong").outcome, Outcome::locked);
  EXPECT_EQ(password(start_user(account.str())).outcome, Outcome::locked);
  EXPECT_EQ(password(start_root()).outcome, Outcome::passed);  // another name is another count
  plane.clock.advance_seconds(900);
  EXPECT_EQ(password(start_user(account.str()), "wrong").outcome, Outcome::wrong);
  EXPECT_TRUE(password(start_user(account.str())).session);
  EXPECT_EQ(plane.run([&](Work& work) { return find_login_profile(work.unit, user.id)->failed_attempts; }),
            0);
}

TEST_F(SignInTest, ASecondFactorIsAskedForAndRemembered) {
  const std::string seed = add_mfa(account.str());
  const std::string token = start_root();
  EXPECT_FALSE(password(token).session);
  EXPECT_EQ(found(token).step, Step::mfa_code);
  EXPECT_EQ(code(token, "000000").outcome, Outcome::wrong);
  const Attempt attempt = code(token, code_now(seed));
  ASSERT_TRUE(attempt.session);
  EXPECT_EQ(attempt.session->session.mfa_at, plane.clock.now());
}

TEST_F(SignInTest, ARightPasswordDoesNotForgiveWrongCodes) {
  add_mfa(account.str());
  for (int i = 0; i < 4; ++i) {
    const std::string token = start_root();
    EXPECT_EQ(password(token).outcome, Outcome::passed);
    EXPECT_EQ(code(token, "000000").outcome, Outcome::wrong);
  }
  const std::string token = start_root();
  EXPECT_EQ(password(token).outcome, Outcome::passed);
  EXPECT_EQ(code(token, "000000").outcome, Outcome::locked);
  EXPECT_EQ(password(start_root()).outcome, Outcome::locked);
}

TEST_F(SignInTest, APasswordThatMustBeChangedIsChangedLast) {
  const User user = add_user(true);
  const std::string seed = add_mfa(user.id);
  const std::string token = start_user(account.str());
  EXPECT_FALSE(password(token).session);
  EXPECT_FALSE(code(token, code_now(seed)).session);
  EXPECT_EQ(found(token).step, Step::change_password);
  plane.run([&](Work& work) {
    EXPECT_TRUE(refuse_new_password(work.unit, user, kPassword));
    EXPECT_TRUE(refuse_new_password(work.unit, user, "short"));
    EXPECT_FALSE(refuse_new_password(work.unit, user, "Another-Horse-2"));
    SignIn sign_in = find(work.unit, token, work.now).value();
    const Attempt attempt = change_password_at_sign_in(work, sign_in, "Another-Horse-2");
    ASSERT_TRUE(attempt.session);
    EXPECT_TRUE(attempt.session->session.mfa_at);
    EXPECT_EQ(find_console_session(work.unit, attempt.session->token, work.now).state, SessionState::good);
    EXPECT_FALSE(find_login_profile(work.unit, user.id)->reset_required);
  });
}

TEST_F(SignInTest, AnOldPasswordIsChangedOrByHardExpiryRefused) {
  add_user();
  PasswordPolicy policy{.max_age_days = 90};
  plane.run([&](Work& work) { put_password_policy(work, account, policy); });
  EXPECT_TRUE(password(start_user(account.str())).session);
  plane.clock.advance_seconds(91 * base::kDaySeconds);
  const std::string token = start_user(account.str());
  EXPECT_EQ(password(token).outcome, Outcome::passed);
  EXPECT_EQ(found(token).step, Step::change_password);
  policy.hard_expiry = true;
  plane.run([&](Work& work) { put_password_policy(work, account, policy); });
  EXPECT_EQ(password(start_user(account.str())).outcome, Outcome::password_expired);
}

TEST_F(SignInTest, WhoHasNoPasswordCannotSignIn) {
  plane.run([&](Work& work) {
    insert_user(work, account, "/", "robot");
    put_root_user(work, account, {});
  });
  EXPECT_EQ(password(start_user(account.str(), "robot"), "nobody").outcome, Outcome::wrong);
  EXPECT_EQ(password(start_root(), "nobody").outcome, Outcome::wrong);
}

TEST_F(SignInTest, TheOwnerSignsInBeforeActivationAndNobodyAfterClosure) {
  plane.run([&](Work& work) { set_account_state(work, account, AccountState::pending_activation); });
  EXPECT_TRUE(password(start_root()).session);
  plane.run([&](Work& work) { set_account_state(work, account, AccountState::closed); });
  EXPECT_EQ(password(start_root()).outcome, Outcome::wrong);
}

TEST_F(SignInTest, ASignInLastsAQuarterOfAnHourAndASessionTwelveHours) {
  const std::string token = start_root();
  const std::string session = password(start_root()).session->token;
  const auto state = [&] {
    return plane.run([&](Work& work) { return find_console_session(work.unit, session, work.now).state; });
  };
  plane.clock.advance_seconds(900);
  EXPECT_FALSE(plane.run([&](Work& work) { return find(work.unit, token, work.now).has_value(); }));
  plane.clock.advance_seconds(12 * 3600 - 900 - 1);
  EXPECT_EQ(state(), SessionState::good);
  plane.clock.advance_seconds(1);
  EXPECT_EQ(state(), SessionState::ended);
}

TEST_F(SignInTest, ANewPasswordOrADeletedUserEndsSessions) {
  const User user = add_user();
  const std::string of_root = password(start_root()).session->token;
  const std::string of_user = password(start_user(account.str())).session->token;
  plane.clock.advance_seconds(1);
  plane.run([&](Work& work) {
    reset_root_password(work, account, "Another-Horse-2");
    delete_login_profile(work, user.id);
    EXPECT_EQ(find_console_session(work.unit, of_root, work.now).state, SessionState::credentials_changed);
    EXPECT_EQ(find_console_session(work.unit, of_user, work.now).state, SessionState::credentials_changed);
  });
}

TEST_F(SignInTest, ARootPasswordOfUnknownAgeServes) {
  plane.run(
      [&](Work& work) { put_root_user(work, account, {.password_hash = base::hash_password(kPassword)}); });
  const std::string token = password(start_root()).session.value().token;
  EXPECT_EQ(plane.run([&](Work& work) { return find_console_session(work.unit, token, work.now).state; }),
            SessionState::good);
}

TEST_F(SignInTest, ASignOutEndsWhatWasAuthorized) {
  const auto opened = password(start_root()).session.value();
  plane.run([&](Work& work) {
    const std::string refresh = issue_refresh_token(work, {opened.session.id, "client"});
    const IssuedCode code = issue_authorization_code(work, opened.session, {"client", "uri", "challenge"});
    close_console_session(work, opened.token);
    EXPECT_FALSE(find_refresh_grant(work, refresh, "client"));
    EXPECT_FALSE(take_authorization_code(work, code.code));
    EXPECT_EQ(find_console_session(work.unit, opened.token, work.now).state, SessionState::ended);
  });
}

TEST_F(SignInTest, AnAuthorizationCodeIsGoodOnceForAMinute) {
  const auto opened = password(start_root()).session.value();
  const auto issue = [&] {
    return plane.run([&](Work& work) {
      return issue_authorization_code(work, opened.session, {"client", "uri", "challenge"}).code;
    });
  };
  const auto take = [&](const std::string& code) {
    return plane.run([&](Work& work) { return take_authorization_code(work, code).has_value(); });
  };
  const std::string code = issue();
  EXPECT_TRUE(take(code));
  EXPECT_FALSE(take(code));
  const std::string late = issue();
  plane.clock.advance_seconds(60);
  EXPECT_FALSE(take(late));
}

TEST_F(SignInTest, ARefreshTokenIsReplacedWithAMinuteOfOverlap) {
  const auto opened = password(start_root()).session.value();
  const RefreshGrant grant{opened.session.id, "client", "thumbprint"};
  const std::string first = plane.run([&](Work& work) { return issue_refresh_token(work, grant); });
  const auto good = [&](const std::string& token, const char* client = "client") {
    const auto found = plane.run([&](Work& work) { return find_refresh_grant(work, token, client); });
    return found && found->session_id == grant.session_id && found->key == grant.key;
  };
  EXPECT_TRUE(good(first));
  EXPECT_FALSE(good(first, "another"));
  const std::string second = plane.run([&](Work& work) { return replace_refresh_token(work, first, grant); });
  EXPECT_TRUE(good(first));
  EXPECT_TRUE(good(second));
  plane.clock.advance_seconds(60);
  EXPECT_FALSE(good(first));
  EXPECT_TRUE(good(second));
}

// The example of RFC 7636, appendix B.
TEST(Pkce, TheChallengeIsTheVerifiersDigest) {
  const char* challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  EXPECT_TRUE(verifier_matches(challenge, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
  EXPECT_FALSE(verifier_matches(challenge, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXl"));
  EXPECT_FALSE(verifier_matches(challenge, challenge));
}

}  // namespace
}  // namespace groundwork::plane::signin
