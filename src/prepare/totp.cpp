#include "prepare/totp.hpp"

#include <fmt/format.h>

#include "base/encoding.hpp"
#include "base/secret.hpp"
#include "prepare/step.hpp"

namespace groundwork::prepare {

void Authenticator::adopt(std::string_view base32_seed) {
  secrets_.put(seed_name_, base32_seed);
  secrets_.erase_note(note_name());
}

std::string Authenticator::code(std::int64_t step) const {
  const auto seed = base::unbase32(secrets_.get(seed_name_));
  if (!seed) throw StepError(fmt::format("the secret '{}' is no MFA seed", seed_name_));
  return base::totp_code(*seed, step);
}

std::int64_t Authenticator::last_step() const {
  const auto noted = secrets_.note(note_name());
  return noted ? std::stoll(*noted) : 0;
}

void Authenticator::use(std::int64_t step) { secrets_.put_note(note_name(), std::to_string(step)); }

std::pair<std::string, std::string> Authenticator::two_codes() {
  const std::int64_t step = base::totp_step(pace_.clock.now());
  use(step);
  return {code(step - 1), code(step)};
}

std::string Authenticator::next_code() {
  const auto present = [this] { return base::totp_step(pace_.clock.now()); };
  const std::int64_t step = std::max(last_step() + 1, present());
  while (step > present() + 1) {
    pace_.note("waiting for the next code of the authenticator");
    if (!pace_.pause(500)) throw StepError("interrupted");
  }
  use(step);
  return code(step);
}

}  // namespace groundwork::prepare
