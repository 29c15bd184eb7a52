#pragma once

#include <string>
#include <variant>

#include "cli/bill.hpp"
#include "cli/clock.hpp"
#include "cli/command_shape.hpp"
#include "cli/completion.hpp"
#include "cli/coverage.hpp"
#include "cli/env.hpp"
#include "cli/events.hpp"
#include "cli/manual.hpp"
#include "cli/prepare.hpp"
#include "cli/reopen.hpp"
#include "cli/secrets.hpp"
#include "cli/totp.hpp"
#include "cli/up.hpp"

namespace groundwork::cli {

/// The arguments mean nothing; says what was meant, perhaps.
struct BadArguments {
  std::string message;
};
/// A text that was asked for: a help, the version.
struct Text {
  std::string text;
};

/// What the arguments ask for.
using Invocation = std::variant<BadArguments, Text, PrepareOptions, SecretsOptions, TotpOptions, UpOptions,
                                EnvOptions, ClockOptions, EventsOptions, BillOptions, ReopenOptions,
                                CoverageOptions, CompletionOptions, ManualOptions>;

Invocation parse_arguments(int count, const char* const* arguments);

/// Every command and option that `parse_arguments` knows.
CommandShape program_shape();

}  // namespace groundwork::cli
