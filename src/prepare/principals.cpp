#include "prepare/principals.hpp"

#include <fmt/format.h>

#include "api/portal/types.hpp"
#include "api/signin/types.hpp"
#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "prepare/step.hpp"

namespace groundwork::prepare {
namespace {

namespace portal = api::portal;
namespace signin = api::signin;

/// What `aws login` calls itself on a machine with a browser, and where the browser hands it the code.
constexpr std::string_view kClientId = "arn:aws:signin:::devtools/same-device";
constexpr std::string_view kRedirectUri = "http://127.0.0.1:8020/oauth/callback";
constexpr std::size_t kVerifierBytes = 32;
constexpr std::string_view kAdministratorReady = "administrator-ready";
constexpr std::string_view kAccountId = "account-id";

}  // namespace

/// Who signs in, and with what.
struct PortalPrincipals::SignIn {
  portal::StartSignInInput start;
  std::string_view session, password, password_next;
  std::string name;  ///< for messages
  Authenticator authenticator;
};

PortalPrincipals::PortalPrincipals(Parts parts) : parts_(std::move(parts)) {}

Authenticator PortalPrincipals::root_authenticator() const {
  return {parts_.secrets, parts_.pace, secret::kRootMfaSeed};
}

Authenticator PortalPrincipals::administrator_authenticator() const {
  return {parts_.secrets, parts_.pace, secret::kAdministratorMfaSeed};
}

PortalPrincipals::SignIn PortalPrincipals::root_sign_in() const {
  return {.start = {.root_email = parts_.root_email, .account = {}, .user_name = {}},
          .session = secret::kRootSession,
          .password = secret::kRootPassword,
          .password_next = {},
          .name = "the root user",
          .authenticator = root_authenticator()};
}

PortalPrincipals::SignIn PortalPrincipals::administrator_sign_in() const {
  const auto account = parts_.secrets.note(kAccountId);
  if (!account) throw StepError("the administrator's account is not known yet");
  return {.start = {.root_email = {}, .account = account, .user_name = parts_.administrator_name},
          .session = secret::kAdministratorSession,
          .password = secret::kAdministratorPassword,
          .password_next = secret::kAdministratorPasswordNext,
          .name = parts_.administrator_name,
          .authenticator = administrator_authenticator()};
}

bool PortalPrincipals::is_session_good(const std::string& session) {
  return unless("SessionNotFoundException",
                [&] {
                  return parts_.wire.call<portal::GetSessionOutput>(
                      portal::service(), nullptr, "GetSession",
                      portal::SessionInput{.session_token = session});
                })
      .has_value();
}

std::string PortalPrincipals::session(const SignIn& who) {
  if (const auto kept = parts_.secrets.find(who.session); kept && is_session_good(*kept)) return *kept;
  std::string made = sign_in(who);
  parts_.secrets.put(who.session, made);
  return made;
}

std::string PortalPrincipals::sign_in(const SignIn& who) {
  const auto started =
      parts_.wire.call<portal::SignInOutput>(portal::service(), nullptr, "StartSignIn", who.start)
          .sign_in_token;
  if (!started) throw StepError("the sign-in has no token to go on with");
  std::string next = submit_password(who, *started);
  if (next == portal::SignInStep::kMfaCode) next = submit_code(who, *started);
  if (next == portal::SignInStep::kChangePassword) next = change_password(who, *started);
  return next;  // the session's token, once all was asked for
}

namespace {

constexpr int kCodesTried = 3;  // fewer than a plane, or AWS, locks out after

/// The step that is due, or the session's token.
std::string next_of(const portal::SignInOutput& answer) {
  return answer.session_token ? *answer.session_token : answer.next_step;
}

[[noreturn]] void refuse(const std::string& name, const portal::Problem& problem) {
  throw StepError(fmt::format("{} could not sign in: {}", name, problem.message));
}

}  // namespace

std::string PortalPrincipals::submit_password(const SignIn& who, const std::string& token) {
  const auto submit = [&](const std::string& password) {
    return parts_.wire.call<portal::SignInOutput>(
        portal::service(), nullptr, "SubmitPassword",
        portal::SubmitPasswordInput{.sign_in_token = token, .password = password});
  };
  portal::SignInOutput answer = submit(parts_.secrets.get(who.password));
  const auto next = parts_.secrets.find(who.password_next);
  if (answer.problem && answer.problem->code == portal::ProblemCode::kWrongPassword && next) {
    // A run ended between setting a password and hearing that it was set.
    answer = submit(*next);
    if (!answer.problem) {
      parts_.secrets.put(who.password, *next);
      parts_.secrets.erase(who.password_next);
    }
  }
  if (answer.problem) refuse(who.name, *answer.problem);
  return next_of(answer);
}

std::string PortalPrincipals::submit_code(const SignIn& who, const std::string& token) {
  Authenticator authenticator = who.authenticator;
  const auto submit = [&] {
    return parts_.wire.call<portal::SignInOutput>(
        portal::service(), nullptr, "SubmitMfaCode",
        portal::SubmitMfaCodeInput{.sign_in_token = token, .code = authenticator.next_code()});
  };
  portal::SignInOutput answer = submit();
  // Someone who holds the seed too, such as `groundwork totp`, may have used this code and even the next one,
  // which is good ahead of its time: the one after that is nobody's yet.
  for (int tried = 1; tried < kCodesTried; ++tried) {
    if (!answer.problem || answer.problem->code != portal::ProblemCode::kWrongCode) break;
    answer = submit();
  }
  if (answer.problem) refuse(who.name, *answer.problem);
  return next_of(answer);
}

std::string PortalPrincipals::change_password(const SignIn& who, const std::string& token) {
  if (who.password_next.empty()) throw StepError(fmt::format("{} must choose another password", who.name));
  const std::string password = generate_password(parts_.random);
  parts_.secrets.put(who.password_next, password);
  const auto answer = parts_.wire.call<portal::SignInOutput>(
      portal::service(), nullptr, "ChangePasswordAtSignIn",
      portal::ChangePasswordAtSignInInput{.sign_in_token = token, .new_password = password});
  if (answer.problem) refuse(who.name, *answer.problem);
  parts_.secrets.put(who.password, password);
  parts_.secrets.erase(who.password_next);
  return next_of(answer);
}

aws::Credentials PortalPrincipals::credentials(const std::string& session) {
  const std::string verifier = base::base64url(parts_.random.bytes(kVerifierBytes));
  const auto authorized = parts_.wire.call<portal::AuthorizeClientOutput>(
      portal::service(), nullptr, "AuthorizeClient",
      portal::AuthorizeClientInput{.session_token = session,
                                   .client_id = std::string(kClientId),
                                   .redirect_uri = std::string(kRedirectUri),
                                   .code_challenge = base::base64url(base::sha256(verifier)),
                                   .code_challenge_method = portal::CodeChallengeMethod::kSha256,
                                   .state = parts_.random.uuid(),
                                   .scope = "openid"});
  const auto token =
      parts_.wire
          .call<signin::CreateOAuth2TokenResponse>(
              signin::service(), nullptr, "CreateOAuth2Token",
              signin::CreateOAuth2TokenRequest{.token_input = {.client_id = std::string(kClientId),
                                                               .grant_type = "authorization_code",
                                                               .code = authorized.code,
                                                               .redirect_uri = std::string(kRedirectUri),
                                                               .code_verifier = verifier,
                                                               .refresh_token = {}}})
          .token_output;
  return {token.access_token.access_key_id, token.access_token.secret_access_key,
          token.access_token.session_token, parts_.pace.clock.now().plus_seconds(token.expires_in)};
}

client::CredentialChain PortalPrincipals::credentials_of(const std::string& session) {
  const auto provide = [this, session]() -> client::Provided { return credentials(session); };
  return {std::vector<client::CredentialProvider>{{.name = "sign-in", .provide = provide}},
          parts_.pace.clock};
}

void PortalPrincipals::as_owner(const Owner& owner,
                                const std::function<void(const std::string& session)>& act) {
  const SignIn who{.start = {.root_email = owner.email, .account = {}, .user_name = {}},
                   .session = {},
                   .password = owner.password_secret,
                   .password_next = {},
                   .name = owner.name,
                   .authenticator = {parts_.secrets, parts_.pace, owner.mfa_seed_secret}};
  const std::string session = sign_in(who);
  act(session);
  sign_out(session);
}

client::CredentialChain& PortalPrincipals::chain(std::unique_ptr<client::CredentialChain>& kept,
                                                 const SignIn& who) {
  if (kept) return *kept;
  const auto provide = [this, who]() -> client::Provided { return credentials(session(who)); };
  kept = std::make_unique<client::CredentialChain>(
      std::vector<client::CredentialProvider>{{.name = "sign-in", .provide = provide}}, parts_.pace.clock);
  return *kept;
}

client::CredentialChain& PortalPrincipals::root() { return chain(root_, root_sign_in()); }

client::CredentialChain& PortalPrincipals::administrator() {
  return chain(administrator_, administrator_sign_in());
}

bool PortalPrincipals::is_administrator_ready() const {
  return parts_.secrets.note(kAdministratorReady).has_value();
}

client::CredentialChain& PortalPrincipals::current() {
  if (!is_administrator_ready()) return root();
  try {
    administrator().get();
    return administrator();
  } catch (const StepError&) {
    // Somebody has deleted the user, or changed its password: the steps find that and mend it as the root
    // user.
    parts_.secrets.erase_note(kAdministratorReady);
    parts_.secrets.erase(secret::kAdministratorSession);
    administrator_.reset();
    return root();
  }
}

std::string PortalPrincipals::current_session() {
  current();
  return session(is_administrator_ready() ? administrator_sign_in() : root_sign_in());
}

std::string PortalPrincipals::step_after_root_password() {
  const SignIn who = root_sign_in();
  const auto started =
      parts_.wire.call<portal::SignInOutput>(portal::service(), nullptr, "StartSignIn", who.start)
          .sign_in_token;
  if (!started) throw StepError("the sign-in has no token to go on with");
  const std::string next = submit_password(who, *started);
  return next == portal::SignInStep::kMfaCode ? next : portal::SignInStep::kSignedIn;
}

void PortalPrincipals::sign_in_administrator() {
  administrator().get();
  parts_.secrets.put_note(kAdministratorReady, "yes");
}

bool PortalPrincipals::is_root_signed_in() {
  const auto session = parts_.secrets.find(secret::kRootSession);
  if (!session) return false;
  if (is_session_good(*session)) return true;
  parts_.secrets.erase(secret::kRootSession);
  root_.reset();
  return false;
}

void PortalPrincipals::sign_out(const std::string& session) {
  parts_.wire.call<portal::SignOutOutput>(portal::service(), nullptr, "SignOut",
                                          portal::SessionInput{.session_token = session});
}

void PortalPrincipals::sign_out_root() { sign_out(parts_.secrets.get(secret::kRootSession)); }

}  // namespace groundwork::prepare
