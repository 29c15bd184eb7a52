#include <algorithm>

#include <fmt/format.h>

#include "plane/identities/passkeys.hpp"
#include "portal/errors.hpp"
#include "portal/passkey_page.hpp"
#include "portal/passkey_registration.hpp"
#include "portal/sign_in_steps.hpp"
#include "portal/table.hpp"
#include "webauthn/assertion.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::Attempt;
using plane::signin::Outcome;
using plane::signin::SignIn;
using plane::signin::Step;
using services::Call;

// https://docs.aws.amazon.com/IAM/latest/UserGuide/console_sign-in-mfa.html
PasskeyOptionsOutput start_passkey_assertion(Call& call, const SignInInput& input) {
  const SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::mfa_code);
  const PasskeyPage page = passkey_page(call);
  const auto passkeys = plane::passkeys_of(call.unit, sign_in.subject.owner());
  if (passkeys.empty()) throw invalid_field("signInToken", "There is no passkey to sign in with.");
  const auto usable = descriptors_of(passkeys, page.rp_id);
  if (usable.empty()) {
    throw passkey_address(
        fmt::format("Your passkeys were made on pages of {}, and this is {}. Open the page there.",
                    passkeys.front().rp_id, page.rp_id));
  }
  const std::string challenge = plane::new_challenge(call, sign_in.id, webauthn::kCeremonySeconds);
  return {.options =
              webauthn::request_options({.challenge = challenge, .rp_id = page.rp_id, .allow = usable})};
}

/// What the browser has answered is judged once. `reason` is why it is refused.
class Judgement {
 public:
  Judgement(Call& call, const SignIn& sign_in, const std::string& credential)
      : call_(call), sign_in_(sign_in), page_(passkey_page(call)), credential_(credential) {}

  /// The serial number of the passkey that was shown.
  std::optional<std::string> shown() {
    const auto challenge = plane::take_challenge(call_, sign_in_.id);
    if (!challenge) return refuse("It comes too late, or nothing was asked for.");
    const auto credential = webauthn::parse_credential(credential_);
    if (!credential) return refuse(credential.error());
    const auto passkeys = plane::passkeys_of(call_.unit, sign_in_.subject.owner());
    const auto found = std::ranges::find(passkeys, credential->id, &plane::Passkey::credential_id);
    if (found == passkeys.end()) return refuse("It is not one of yours.");
    const auto answer = webauthn::verify_assertion(
        *credential,
        {.user_handle = sign_in_.subject.owner(),
         .key = {found->algorithm, found->public_key},
         .sign_count = static_cast<std::uint32_t>(found->sign_count)},
        {.challenge_digest = *challenge, .origin = page_.origin, .rp_id = page_.rp_id});
    if (!answer) return refuse(answer.error());
    plane::set_sign_count(call_, found->serial, answer->sign_count);
    return found->serial;
  }
  const std::string& reason() const { return reason_; }

 private:
  std::optional<std::string> refuse(std::string reason) {
    reason_ = std::move(reason);
    return std::nullopt;
  }

  Call& call_;
  const SignIn& sign_in_;
  PasskeyPage page_;
  const std::string& credential_;
  std::string reason_;
};

/// A failure counts as a wrong code does.
SignInOutput submit_passkey(Call& call, const SubmitPasskeyInput& input) {
  SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::mfa_code);
  Judgement judgement(call, sign_in, input.credential);
  const Attempt attempt =
      plane::signin::submit_second_factor(call, sign_in, [&] { return judgement.shown(); });
  SignInOutput output = end_of_step(call, sign_in, attempt, ProblemCode::kWrongPasskey);
  if (attempt.outcome == Outcome::wrong) {
    output.problem->message = fmt::format("The passkey was refused: {}", judgement.reason());
  }
  return output;
}

}  // namespace

void add_passkey_sign_in(services::Table& table) {
  table.open<&start_passkey_assertion>("StartPasskeyAssertion").open<&submit_passkey>("SubmitPasskey");
}

}  // namespace groundwork::portal
