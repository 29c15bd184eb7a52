#include "cli/manual.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

constexpr std::string_view kHead =
    ".TH GROUNDWORK 1\n"
    ".SH NAME\n"
    "groundwork \\- prepare an AWS management account, rehearsed on a local account plane\n"
    ".SH SYNOPSIS\n"
    ".B groundwork\n"
    ".I command\n"
    "[\\fIoption\\fR ...]\n"
    ".SH DESCRIPTION\n"
    "Groundwork serves an account plane: the wire protocols of IAM, STS, Organizations, Account Management "
    "and "
    "Sign\\-In, with real signatures, real policies and a clock that can be moved, for rehearsals and tests "
    "that must "
    "not reach AWS.\n";

constexpr std::string_view kTail =
    ".SH EXIT STATUS\n"
    ".TP\n0\nDone.\n"
    ".TP\n1\nAsked rightly, and it could not be done: the port is taken, the data folder is in use, no plane "
    "answers.\n"
    ".TP\n2\nThe command line, or a file that it names, is wrong; nothing was done.\n"
    ".SH ENVIRONMENT\n"
    ".TP\nAWS_ENDPOINT_URL\nThe plane that \\fBclock\\fR, \\fBevents\\fR and \\fBbill\\fR ask, where "
    "\\fB\\-\\-endpoint\\fR is not "
    "given.\n"
    ".TP\nXDG_DATA_HOME\nHolds the folder \\fIgroundwork\\fR, where \\fBup\\fR keeps its data unless told "
    "otherwise; "
    "\\fI~/.local/share\\fR where it is not set.\n"
    ".SH FILES\n"
    ".TP\nplane.db\nIn the data folder: the database.\n"
    ".TP\nmaster.key\nBeside it: the key that seals secrets. Whoever has both can read them.\n";

/// Text of ours as roff takes it: no line may begin with a dot, and a minus sign is one that can be copied.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool begins_line = out.empty() || out.back() == '\n';
    if (begins_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\' || c == '-') out += '\\';
    out += c;
  }
  return out;
}

std::string option_entry(const OptionShape& option) {
  const std::string value = option.choices.empty() ? option.value : base::join(option.choices, "|");
  std::string heading = "\\fB" + roff(base::join(option.names, ", ")) + "\\fR";
  if (!value.empty() && !option.is_argument()) heading += " \\fI" + roff(value) + "\\fR";
  return fmt::format(".TP\n{}\n{}\n", heading, roff(option.meaning));
}

std::string command_section(const CommandShape& command) {
  std::string out = fmt::format(".SS groundwork {}\n{}\n", command.name, roff(command.meaning));
  for (const OptionShape& option : command.options) out += option_entry(option);
  if (!command.examples.empty()) out += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(command.examples));
  return out;
}

}  // namespace

std::string manual_page(const CommandShape& program) {
  std::string out(kHead);
  out += ".SH OPTIONS\n";
  for (const OptionShape& option : program.options) out += option_entry(option);
  out += ".SH COMMANDS\n";
  for (const CommandShape& command : program.commands) out += command_section(command);
  return out + std::string(kTail);
}

int run_manual(const ManualOptions&) {
  fmt::print("{}", manual_page(program_shape()));
  return kDone;
}

}  // namespace groundwork::cli
