#include "portal/sign_in_steps.hpp"

#include <algorithm>

#include "plane/identities/mfa_devices.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::Attempt;
using plane::signin::Outcome;
using plane::signin::SignIn;
using plane::signin::Step;
using services::Call;

void record(Call& call, const SignIn& sign_in, const Attempt& attempt) {
  if (attempt.session) plane::signin::set_source_address(call, attempt.session->session, call.source_ip);
  if (attempt.outcome == Outcome::passed && !attempt.session) return;
  const bool mfa_used = sign_in.mfa_at.has_value() || sign_in.step == Step::mfa_code;
  plane::signin::record_console_login(call, sign_in.subject, origin_of(call),
                                      {mfa_used, sign_in.mfa_serial, attempt.session.has_value()});
}

std::vector<std::string> kinds_of(Call& call, const SignIn& sign_in) {
  std::vector<std::string> kinds;
  for (const plane::MfaDevice& device : plane::mfa_devices_of(call.unit, sign_in.subject.owner())) {
    const char* kind = device.kind == plane::MfaKind::passkey ? MfaKind::kPasskey : MfaKind::kTotp;
    if (std::ranges::find(kinds, kind) == kinds.end()) kinds.emplace_back(kind);
  }
  return kinds;
}

}  // namespace

SignIn sign_in_at(Call& call, const std::string& token, Step step) {
  auto found = plane::signin::find(call.unit, token, call.now);
  if (!found) throw sign_in_not_found();
  if (found->step != step) throw sign_in_step(found->step);
  return *std::move(found);
}

SignInOutput end_of_step(Call& call, const SignIn& sign_in, const Attempt& attempt, const char* wrong) {
  record(call, sign_in, attempt);
  SignInOutput output{.next_step = std::string(plane::signin::step_name(sign_in.step)),
                      .problem = problem_of(attempt, wrong),
                      .mfa_due_at = attempt.mfa_demanded_at};
  if (sign_in.step == Step::mfa_code) output.mfa_kinds = kinds_of(call, sign_in);
  if (attempt.session) {
    output.session_token = attempt.session->token;
    output.session_expires_at = attempt.session->session.expires_at;
  }
  return output;
}

}  // namespace groundwork::portal
