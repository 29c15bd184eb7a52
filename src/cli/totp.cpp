#include "cli/totp.hpp"

#include <cstdio>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "base/clock.hpp"
#include "base/encoding.hpp"
#include "base/secret.hpp"
#include "cli/run_folder.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

constexpr std::int64_t kStepSeconds = 30;

}  // namespace

int run_totp(const TotpOptions& options) {
  base::SystemRandom random;
  const prepare::Secrets secrets =
      secrets_in(chosen_run_folder(options.data), options.passphrase_file, random);
  const auto name =
      options.who == "root" ? prepare::secret::kRootMfaSeed : prepare::secret::kAdministratorMfaSeed;
  const auto text = secrets.find(name);
  const auto seed = text ? base::unbase32(*text) : std::nullopt;
  if (!seed) {
    throw UsageFault(
        fmt::format("totp: the run holds no MFA seed of {}; on AWS the device is a person's", options.who));
  }
  const base::Instant now = base::SystemClock().now();
  const std::string code = base::totp_code(*seed, base::totp_step(now));
  const std::int64_t seconds_left = kStepSeconds - now.seconds() % kStepSeconds;
  if (options.json) {
    fmt::print("{}\n",
               boost::json::serialize(boost::json::object{{"code", code}, {"seconds_left", seconds_left}}));
  } else {
    fmt::print("{}\n", code);
    fmt::print(stderr, "good for {} seconds\n", seconds_left);
  }
  return kDone;
}

}  // namespace groundwork::cli
