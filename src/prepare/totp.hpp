#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "prepare/secrets.hpp"
#include "prepare/wait.hpp"

namespace groundwork::prepare {

/// The codes of an authenticator whose seed (base32) stands among the secrets. A server takes a code once,
/// and one 30-second step before or after its time; which one was used last is kept from run to run.
class Authenticator {
 public:
  Authenticator(Secrets& secrets, const Pace& pace, std::string_view seed_name)
      : secrets_(secrets), pace_(pace), seed_name_(seed_name) {}

  /// Takes the seed of a new device.
  void adopt(std::string_view base32_seed);
  /// Two codes, one directly after the other, of which the second is the present one: none has to wait.
  std::pair<std::string, std::string> two_codes();
  /// A code that was not used before; waits for the next step where both that are good now were.
  std::string next_code();

 private:
  std::string code(std::int64_t step) const;
  std::int64_t last_step() const;
  void use(std::int64_t step);
  std::string note_name() const { return seed_name_ + "-last-step"; }

  Secrets& secrets_;
  const Pace& pace_;
  std::string seed_name_;
};

}  // namespace groundwork::prepare
