#include <boost/json.hpp>

#include "api/signin/types.hpp"
#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "base/secret.hpp"
#include "plane/identities/attachments.hpp"
#include "plane/identities/inline_policies.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/mfa_devices.hpp"
#include "plane/identities/password_policy.hpp"
#include "plane/sessions.hpp"
#include "plane/signin.hpp"
#include "portal/testing.hpp"
#include "services/signin/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using api::signin::CreateOAuth2TokenRequest;
using api::signin::CreateOAuth2TokenRequestBody;
using api::signin::CreateOAuth2TokenResponse;
using testing::HasSubstr;
using testing::StartsWith;

constexpr const char* kEmail = "management@example.com";
constexpr const char* kPassword = "Correct-Horse-1";
constexpr const char* kSameDevice = "arn:aws:signin:::devtools/same-device";
constexpr const char* kRedirect = "http://127.0.0.1:34567/oauth/callback";
constexpr const char* kVerifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
constexpr const char* kChallenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

struct SignInPages : PortalTest {
  aws::AccountId account = plane.add_account();

  SignInPages() {
    plane.run([&](plane::Work& work) { plane::signin::reset_root_password(work, account, kPassword); });
  }

  plane::User add_user(const std::string& policy, bool reset_required = false) {
    return plane.run([&](plane::Work& work) {
      const auto user = plane::insert_user(work, account, "/", "Administrator");
      plane::insert_login_profile(work, user.id, kPassword, reset_required);
      if (!policy.empty()) plane::put_inline_policy(work, user.holder(), {"it", policy});
      return user;
    });
  }
  std::string start_root() {
    return *call<SignInOutput>("StartSignIn", StartSignInInput{.root_email = kEmail}).sign_in_token;
  }
  std::string start_user(const std::string& name = "Administrator") {
    return *call<SignInOutput>("StartSignIn", StartSignInInput{.account = account.str(), .user_name = name})
                .sign_in_token;
  }
  SignInOutput password(const std::string& token, const std::string& text = kPassword) {
    return call<SignInOutput>("SubmitPassword", SubmitPasswordInput{token, text});
  }
  std::string session() { return password(start_root()).session_token.value(); }
  AuthorizeClientInput wish(const std::string& session) const {
    return {session, kSameDevice, kRedirect, kChallenge, "SHA-256", "state", "openid"};
  }
  std::string authorize(const std::string& session) {
    return call<AuthorizeClientOutput>("AuthorizeClient", wish(session)).code;
  }
  static CreateOAuth2TokenRequest redemption(const std::string& code) {
    return {{.client_id = kSameDevice,
             .grant_type = "authorization_code",
             .code = code,
             .redirect_uri = kRedirect,
             .code_verifier = kVerifier}};
  }
  static CreateOAuth2TokenRequest renewal(const std::string& token) {
    return {{.client_id = kSameDevice, .grant_type = "refresh_token", .refresh_token = token}};
  }
  api::signin::CreateOAuth2TokenResponseBody tokens(const CreateOAuth2TokenRequest& request) {
    return call<CreateOAuth2TokenResponse>(services::signin::table(), "CreateOAuth2Token", request)
        .token_output;
  }
  /// The word for a refusal in `error`.
  std::string denied(const CreateOAuth2TokenRequest& request) {
    try {
      tokens(request);
    } catch (const aws::ApiError& error) {
      EXPECT_EQ(error.members.at(0).first, "error");
      return boost::json::value_to<std::string>(error.members.at(0).second);
    }
    return "";
  }
  plane::Caller caller(const api::signin::AccessToken& token) {
    const auto opened = plane::open_session_token(plane.seal, token.access_key_id, token.session_token);
    EXPECT_EQ(opened->secret_access_key, token.secret_access_key);
    return opened->caller;
  }
};

constexpr const char* kAdministrator =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})";

TEST_F(SignInPages, LeadTheRootUserToASessionAndOut) {
  const std::string token = session();
  const auto found = call<GetSessionOutput>("GetSession", SessionInput{token});
  EXPECT_EQ(found.arn, "arn:aws:iam::" + account.str() + ":root");
  EXPECT_EQ(found.account_name, "management");
  EXPECT_FALSE(found.user_name);
  EXPECT_FALSE(found.mfa_used);
  call<SignOutOutput>("SignOut", SessionInput{token});
  EXPECT_THAT(refusal<GetSessionOutput>("GetSession", SessionInput{token}),
              StartsWith("SessionNotFoundException"));
  EXPECT_EQ(refusal<SignOutOutput>("SignOut", SessionInput{token}), "");
}

TEST_F(SignInPages, TellNothingOfWhoIsThere) {
  const std::string token =
      *call<SignInOutput>("StartSignIn", StartSignInInput{.root_email = "no@example.com"}).sign_in_token;
  const auto unknown = password(token);
  const auto wrong = password(start_root(), "wrong");
  EXPECT_EQ(unknown.next_step, wrong.next_step);
  EXPECT_EQ(unknown.problem->code, "WRONG_PASSWORD");
  EXPECT_EQ(unknown.problem->message, wrong.problem->message);
  EXPECT_FALSE(unknown.session_token);
}

TEST_F(SignInPages, AskForOneNameAndTheStepsInOrder) {
  EXPECT_THAT(refusal<SignInOutput>("StartSignIn", StartSignInInput{}), StartsWith("ValidationException"));
  EXPECT_THAT(refusal<SignInOutput>("StartSignIn", StartSignInInput{.account = account.str()}),
              StartsWith("ValidationException"));
  EXPECT_THAT(refusal<SignInOutput>("StartSignIn", StartSignInInput{kEmail, account.str(), "x"}),
              StartsWith("ValidationException"));
  const std::string token = start_root();
  EXPECT_THAT(refusal<SignInOutput>("SubmitMfaCode", SubmitMfaCodeInput{token, "000000"}),
              HasSubstr("PASSWORD"));
  password(token);
  EXPECT_THAT(refusal<SignInOutput>("SubmitPassword", SubmitPasswordInput{token, kPassword}),
              StartsWith("SignInNotFoundException"));
}

TEST_F(SignInPages, SayUntilWhenANameIsLockedOut) {
  const std::string token = start_root();
  for (int i = 0; i < 4; ++i) EXPECT_EQ(password(token, "wrong").problem->code, "WRONG_PASSWORD");
  const auto locked = password(token, "wrong");
  EXPECT_EQ(locked.problem->code, "LOCKED");
  EXPECT_EQ(locked.problem->retry_at, plane.clock.now().plus_seconds(900));
  EXPECT_EQ(password(token).problem->code, "LOCKED");
}

TEST_F(SignInPages, LeaveEventsAsCloudTrailDoes) {
  const auto user = add_user(kAdministrator);
  password(start_user("somebody"), "wrong");
  password(start_user(), "wrong");
  password(start_user());
  const auto events = events_of(account);
  ASSERT_EQ(events.size(), 3U);
  EXPECT_EQ(events[0].name, "ConsoleLogin");
  EXPECT_EQ(events[0].source, "signin.amazonaws.com");
  EXPECT_EQ(events[0].user_name, "Administrator");
  EXPECT_THAT(events[0].record, HasSubstr(R"("responseElements":{"ConsoleLogin":"Success"})"));
  EXPECT_THAT(events[0].record, HasSubstr(R"("eventType":"AwsConsoleSignIn")"));
  EXPECT_THAT(events[1].record, HasSubstr(R"("errorMessage":"Failed authentication")"));
  EXPECT_THAT(events[2].record, HasSubstr("No username found in supplied account"));
  EXPECT_THAT(events[2].record, testing::Not(HasSubstr("somebody")));
}

TEST_F(SignInPages, ChangeAPasswordForWhomPoliciesLet) {
  add_user("", true);
  const std::string token = start_user();
  EXPECT_EQ(password(token).next_step, "CHANGE_PASSWORD");
  const ChangePasswordAtSignInInput change{token, "Another-Horse-2"};
  EXPECT_THAT(refusal<SignInOutput>("ChangePasswordAtSignIn", change), HasSubstr("iam:ChangePassword"));
  plane.run(
      [&](plane::Work& work) { plane::put_password_policy(work, account, {.users_may_change = true}); });
  EXPECT_THAT(refusal<SignInOutput>("ChangePasswordAtSignIn", ChangePasswordAtSignInInput{token, kPassword}),
              HasSubstr("must differ"));
  const auto done = call<SignInOutput>("ChangePasswordAtSignIn", change);
  EXPECT_EQ(done.next_step, "SIGNED_IN");
  EXPECT_TRUE(done.session_token);
}

TEST_F(SignInPages, ResetTheRootPasswordByMail) {
  const auto request = [&](const char* email) {
    call<StartPasswordResetOutput>("StartPasswordReset", StartPasswordResetInput{email});
  };
  const auto finish = [&](const char* email, const std::string& code) {
    return call<FinishPasswordResetOutput>("FinishPasswordReset",
                                           FinishPasswordResetInput{email, code, "Another-Horse-2"});
  };
  request("nobody@example.com");
  EXPECT_EQ(finish("nobody@example.com", "000000").problem->code, "WRONG_CODE");
  EXPECT_EQ(finish(kEmail, "000000").problem->code, "WRONG_CODE");
  request(kEmail);
  const std::string code = code_sent(plane::Channel::mail, kEmail);
  EXPECT_FALSE(finish(kEmail, code).problem);
  EXPECT_EQ(finish(kEmail, code).problem->code, "WRONG_CODE");
  EXPECT_EQ(password(start_root()).problem->code, "WRONG_PASSWORD");
  EXPECT_TRUE(password(start_root(), "Another-Horse-2").session_token);
}

TEST_F(SignInPages, GiveAProgramCredentialsOfTheSession) {
  const auto given = tokens(redemption(authorize(session())));
  EXPECT_EQ(given.token_type, "aws_sigv4");
  EXPECT_EQ(given.expires_in, 900);
  const auto who = caller(given.access_token);
  EXPECT_TRUE(who.is_root());
  EXPECT_EQ(who.session->kind, plane::SessionKind::console);
  EXPECT_EQ(who.session->mfa_at, std::nullopt);
  const std::string& id = given.id_token.value();
  const std::size_t dot = id.find('.');
  const auto claims = base::unbase64url(id.substr(dot + 1, id.rfind('.') - dot - 1));
  EXPECT_THAT(claims.value(), HasSubstr("\"sub\":\"arn:aws:iam::" + account.str() + ":root\""));
}

TEST_F(SignInPages, RememberTheSecondFactorInCredentials) {
  const auto user = add_user(kAdministrator);
  const std::string seed = plane.run([&](plane::Work& work) {
    const auto made = plane::insert_virtual_mfa_device(work, account, "/", "phone");
    const auto step = base::totp_step(work.now);
    plane::enable_mfa_device(work, made.device.serial, user.id, base::totp_code(made.seed, step - 1),
                             base::totp_code(made.seed, step));
    return made.seed;
  });
  plane.clock.advance_seconds(60);
  const std::string token = start_user();
  EXPECT_EQ(password(token).next_step, "MFA_CODE");
  const auto shown_at = plane.clock.now();
  const auto done = call<SignInOutput>(
      "SubmitMfaCode", SubmitMfaCodeInput{token, base::totp_code(seed, base::totp_step(shown_at))});
  plane.clock.advance_seconds(30);
  const auto who = caller(tokens(redemption(authorize(*done.session_token))).access_token);
  EXPECT_EQ(who.user_name, "Administrator");
  EXPECT_EQ(who.principal.unique_id, user.id);
  EXPECT_EQ(who.session->mfa_at, shown_at);
}

TEST_F(SignInPages, RedeemACodeOnceForItsVerifierClientAndAddress) {
  const std::string code = authorize(session());
  auto other = redemption(code);
  other.token_input.code_verifier = std::string(kVerifier) + "x";
  EXPECT_EQ(denied(other), "INVALID_REQUEST");
  other = redemption(code);
  other.token_input.redirect_uri = "http://127.0.0.1:1/oauth/callback";
  EXPECT_EQ(denied(other), "INVALID_REQUEST");
  other = redemption(code);
  other.token_input.code_verifier.reset();
  EXPECT_EQ(denied(other), "INVALID_REQUEST");
  EXPECT_EQ(denied(redemption(code)), "");
  EXPECT_EQ(denied(redemption(code)), "AUTHCODE_EXPIRED");
  const std::string late = authorize(session());
  plane.clock.advance_seconds(60);
  EXPECT_EQ(denied(redemption(late)), "AUTHCODE_EXPIRED");
}

TEST_F(SignInPages, RenewCredentialsUntilTheSessionEnds) {
  const std::string token = session();
  auto given = tokens(redemption(authorize(token)));
  const std::string first = given.refresh_token;
  given = tokens(renewal(first));
  EXPECT_NE(given.refresh_token, first);
  EXPECT_FALSE(given.id_token);
  plane.clock.advance_seconds(60);
  EXPECT_EQ(denied(renewal(first)), "TOKEN_EXPIRED");
  plane.clock.advance_seconds(12 * 3600 - 60 - 300);
  given = tokens(renewal(given.refresh_token));
  EXPECT_EQ(given.expires_in, 300);
  plane.clock.advance_seconds(300);
  EXPECT_EQ(denied(renewal(given.refresh_token)), "TOKEN_EXPIRED");
}

TEST_F(SignInPages, RenewNothingAfterASignOutOrANewPassword) {
  const std::string signed_out = session();
  const auto one = tokens(redemption(authorize(signed_out)));
  const auto two = tokens(redemption(authorize(session())));
  call<SignOutOutput>("SignOut", SessionInput{signed_out});
  EXPECT_EQ(denied(renewal(one.refresh_token)), "TOKEN_EXPIRED");
  plane.clock.advance_seconds(1);
  plane.run([&](plane::Work& work) { plane::signin::reset_root_password(work, account, "Another-Horse-2"); });
  EXPECT_EQ(denied(renewal(two.refresh_token)), "USER_CREDENTIALS_CHANGED");
}

TEST_F(SignInPages, AuthorizeOnlyWhomPoliciesLet) {
  const auto user = add_user("");
  const std::string token = *password(start_user()).session_token;
  EXPECT_THAT(refusal<AuthorizeClientOutput>("AuthorizeClient", wish(token)),
              StartsWith("AccessDeniedException"));
  plane.run([&](plane::Work& work) {
    plane::put_inline_policy(
        work, user.holder(),
        {"it", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"signin:*",)"
               R"("Resource":"arn:aws:signin:*:*:oauth2/public-client/localhost"},)"
               R"({"Effect":"Deny","Action":"signin:CreateOAuth2Token","Resource":"*",)"
               R"("Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]})"});
  });
  const std::string code = authorize(token);
  EXPECT_EQ(denied(redemption(code)), "INSUFFICIENT_PERMISSIONS");
}

TEST_F(SignInPages, SendCodesToThisMachineAlone) {
  const std::string token = session();
  for (const char* uri :
       {"https://127.0.0.1/x", "http://127.0.0.1.example.com/x", "http://127.0.0.1:80@example.com/x",
        "http://localhostile/x", "http://example.com/127.0.0.1", "nowhere"}) {
    auto input = wish(token);
    input.redirect_uri = uri;
    EXPECT_THAT(refusal<AuthorizeClientOutput>("AuthorizeClient", input), HasSubstr("redirectUri")) << uri;
  }
  for (const char* uri : {"http://localhost/x", "http://[::1]:8080/x"}) {
    auto input = wish(token);
    input.redirect_uri = uri;
    EXPECT_EQ(refusal<AuthorizeClientOutput>("AuthorizeClient", input), "") << uri;
  }
  auto input = wish(token);
  input.client_id = "arn:aws:signin:::devtools/cross-device";
  EXPECT_THAT(refusal<AuthorizeClientOutput>("AuthorizeClient", input), HasSubstr("redirectUri"));
  input.redirect_uri = "https://us-east-1.signin.aws.amazon.com/v1/sessions/confirmation";
  EXPECT_EQ(refusal<AuthorizeClientOutput>("AuthorizeClient", input), "");
}

TEST_F(SignInPages, ShowTheMailboxNewestFirst) {
  plane.run([](plane::Work& work) {
    plane::send_mail(work, "a@example.com", "one", "1");
    plane::send_mail(work, "b@example.com", "two", "2");
  });
  const auto all = call<ListMessagesOutput>("ListMessages", ListMessagesInput{"MAIL", {}, {}}).messages;
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].subject, "two");
  EXPECT_EQ(call<ListMessagesOutput>("ListMessages", ListMessagesInput{"MAIL", "a@example.com", {}})
                .messages.size(),
            1U);
  EXPECT_TRUE(call<ListMessagesOutput>("ListMessages", ListMessagesInput{"SMS", {}, 1}).messages.empty());
}

}  // namespace
}  // namespace groundwork::portal
