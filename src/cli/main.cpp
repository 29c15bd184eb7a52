#include <cstdio>
#include <exception>

#include <fmt/format.h>

#include "cli/arguments.hpp"
#include "cli/usage.hpp"

namespace {

using namespace groundwork::cli;

int run(const BadArguments& bad) { throw UsageFault(bad.message); }
int run(const Text& text) {
  fmt::print("{}", text.text);
  return kDone;
}
int run(const PrepareOptions& options) { return run_prepare(options); }
int run(const SecretsOptions& options) { return run_secrets(options); }
int run(const TotpOptions& options) { return run_totp(options); }
int run(const UpOptions& options) { return run_up(options); }
int run(const EnvOptions& options) { return run_env(options); }
int run(const ClockOptions& options) { return run_clock(options); }
int run(const EventsOptions& options) { return run_events(options); }
int run(const BillOptions& options) { return run_bill(options); }
int run(const ReopenOptions& options) { return run_reopen(options); }
int run(const CoverageOptions& options) { return run_coverage(options); }
int run(const CompletionOptions& options) { return run_completion(options); }
int run(const ManualOptions& options) { return run_manual(options); }

}  // namespace

int main(int count, char** arguments) {
  try {
    return std::visit([](const auto& asked) { return run(asked); }, parse_arguments(count, arguments));
  } catch (const UsageFault& fault) {
    fmt::print(stderr, "groundwork: {}\n", fault.what());
    return kUsageFault;
  } catch (const std::exception& error) {
    fmt::print(stderr, "groundwork: {}\n", error.what());
    return kFailed;
  }
}
