#include "base/encoding.hpp"
#include "plane/signin_enrolment.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/passkey_registration.hpp"
#include "portal/sign_in_steps.hpp"
#include "portal/table.hpp"
#include "services/iam/qr_code.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::Attempt;
using plane::signin::Outcome;
using plane::signin::SignIn;
using plane::signin::Step;
using services::Call;

// https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-virt-mfa-for-root.html
StartMfaEnrolmentOutput start_mfa_enrolment(Call& call, const SignInInput& input) {
  const SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::enroll_mfa);
  const auto started = plane::signin::start_mfa_enrolment(call, sign_in);
  const std::string secret = base::base32(started.seed);
  const std::string uri = services::iam::authenticator_uri(started.device_name, started.holder, secret);
  return {.secret = secret, .qr_png = shape::Blob{services::iam::qr_code_png(uri)}, .uri = uri};
}

/// The plane itself demands the device, so that no policy is asked for permission. Wrong codes are not
/// counted: whoever types them has just been told the secret.
SignInOutput finish_mfa_enrolment(Call& call, const FinishMfaEnrolmentInput& input) {
  SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::enroll_mfa);
  const auto device = plane::signin::finish_mfa_enrolment(call, sign_in, input.code1, input.code2);
  if (!device) {
    return {.next_step = std::string(plane::signin::step_name(sign_in.step)),
            .problem = problem_of(Attempt{Outcome::wrong, {}}, ProblemCode::kWrongCode)};
  }
  plane::signin::record_mfa_enabling(call, sign_in.subject, origin_of(call), device->serial);
  const Attempt attempt = plane::signin::second_factor_shown(call, sign_in, device->serial);
  return end_of_step(call, sign_in, attempt, ProblemCode::kWrongCode);
}

/// The same with a passkey in place of an app.
PasskeyOptionsOutput start_passkey_enrolment(Call& call, const SignInInput& input) {
  const SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::enroll_mfa);
  return {.options = start_registration(call, registrant_of(call, sign_in.subject), sign_in.id)};
}

SignInOutput finish_passkey_enrolment(Call& call, const FinishPasskeyEnrolmentInput& input) {
  SignIn sign_in = sign_in_at(call, input.sign_in_token, Step::enroll_mfa);
  const auto device = finish_registration(call, registrant_of(call, sign_in.subject), sign_in.id, input.name,
                                          input.credential);
  const Attempt attempt = plane::signin::second_factor_shown(call, sign_in, device.serial);
  return end_of_step(call, sign_in, attempt, ProblemCode::kWrongPasskey);
}

}  // namespace

void add_mfa_enrolment(services::Table& table) {
  table.open<&start_mfa_enrolment>("StartMfaEnrolment")
      .open<&finish_mfa_enrolment>("FinishMfaEnrolment")
      .open<&start_passkey_enrolment>("StartPasskeyEnrolment")
      .open<&finish_passkey_enrolment>("FinishPasskeyEnrolment");
}

}  // namespace groundwork::portal
