#include "cli/completion.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "cli/arguments.hpp"
#include "cli/shell.hpp"
#include "cli/usage.hpp"

namespace groundwork::cli {
namespace {

std::vector<std::string> command_names(const CommandShape& program) {
  std::vector<std::string> names;
  for (const CommandShape& command : program.commands) names.push_back(command.name);
  return names;
}

/// What may stand where an option or argument begins.
std::string words_of(const CommandShape& command) {
  std::vector<std::string> words = command_names(command);
  for (const OptionShape& option : command.options) {
    const auto& from = option.is_argument() ? option.choices : option.names;
    words.insert(words.end(), from.begin(), from.end());
  }
  return base::join(words, " ");
}

/// The words of one command, and what its options take.
std::string bash_command(const CommandShape& command) {
  std::string out = fmt::format("    {})\n      words={}\n", command.name, shell_quoted(words_of(command)));
  std::string values;
  for (const OptionShape& option : command.options) {
    if (option.is_argument() || option.value.empty()) continue;
    std::string reply = "COMPREPLY=()";
    if (option.takes_path()) reply = "COMPREPLY=($(compgen -f -- \"$word\"))";
    if (!option.choices.empty()) {
      reply = fmt::format("COMPREPLY=($(compgen -W {} -- \"$word\"))",
                          shell_quoted(base::join(option.choices, " ")));
    }
    values += fmt::format("        {}) {}; return ;;\n", base::join(option.names, "|"), reply);
  }
  if (!values.empty()) out += fmt::format("      case \"$previous\" in\n{}      esac\n", values);
  return out + "      ;;\n";
}

/// A text in a specification of zsh's _arguments, where brackets and colons mean something.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_value(const OptionShape& option) {
  if (!option.choices.empty()) return fmt::format("({})", base::join(option.choices, " "));
  return option.takes_path() ? "_files" : "";
}

/// The options and arguments of a command, each a specification of _arguments, quoted.
std::string zsh_specs(const CommandShape& command) {
  std::vector<std::string> specs;
  for (const OptionShape& option : command.options) {
    if (option.is_argument()) {
      specs.push_back(shell_quoted(fmt::format(":{}:{}", option.names.front(), zsh_value(option))));
      continue;
    }
    std::string value;
    if (!option.value.empty()) value = fmt::format(":{}:{}", zsh_text(option.value), zsh_value(option));
    for (const std::string& name : option.names) {
      specs.push_back(shell_quoted(fmt::format("*{}[{}]{}", name, zsh_text(option.meaning), value)));
    }
  }
  return base::join(specs, " ");
}

std::string fish_option(const std::string& condition, const OptionShape& option) {
  if (option.is_argument()) {
    return fmt::format("complete -c groundwork -f -n {} -a {}\n", shell_quoted(condition),
                       shell_quoted(base::join(option.choices, " ")));
  }
  std::string out = fmt::format("complete -c groundwork -n {}", shell_quoted(condition));
  for (const std::string& name : option.names) {
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  if (!option.choices.empty()) {
    out += " -x -a " + shell_quoted(base::join(option.choices, " "));
  } else if (!option.value.empty()) {
    out += option.takes_path() ? " -r -F" : " -x";
  }
  return out + fmt::format(" -d {}\n", shell_quoted(option.meaning));
}

}  // namespace

std::string bash_completion(const CommandShape& program) {
  std::string out =
      "# bash completion of groundwork: source it, or put it among the completions of the machine\n"
      "_groundwork() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} "
      "words\n"
      "  [ \"$COMP_CWORD\" -le 1 ] && command=\n"
      "  case \"$command\" in\n";
  for (const CommandShape& command : program.commands) out += bash_command(command);
  out += fmt::format("    *) words={} ;;\n", shell_quoted(words_of(program)));
  out += "  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n";
  return out + "complete -F _groundwork groundwork\n";
}

// As clap's scripts do, it serves both as an autoloaded function and sourced.
std::string zsh_completion(const CommandShape& program) {
  std::string out = "#compdef groundwork\n_groundwork() {\n  local -a commands=(\n";
  for (const CommandShape& command : program.commands) {
    out += fmt::format("    {}\n", shell_quoted(command.name + ":" + command.meaning));
  }
  out +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe command commands\n";
  out += fmt::format("    _arguments {}\n    return\n  fi\n", zsh_specs(program));
  out += "  shift words\n  (( CURRENT-- ))\n  case ${words[1]} in\n";
  for (const CommandShape& command : program.commands) {
    out += fmt::format("    {}) _arguments {} ;;\n", command.name, zsh_specs(command));
  }
  return out +
         "  esac\n}\n"
         "if [[ ${funcstack[1]} == _groundwork ]]; then _groundwork \"$@\"; else compdef _groundwork "
         "groundwork; fi\n";
}

std::string fish_completion(const CommandShape& program) {
  std::string out = "# fish completion of groundwork\ncomplete -c groundwork -f\n";
  for (const OptionShape& option : program.options) out += fish_option("__fish_use_subcommand", option);
  for (const CommandShape& command : program.commands) {
    out += fmt::format("complete -c groundwork -n __fish_use_subcommand -a {} -d {}\n", command.name,
                       shell_quoted(command.meaning));
    const std::string condition = "__fish_seen_subcommand_from " + command.name;
    for (const OptionShape& option : command.options) out += fish_option(condition, option);
  }
  return out;
}

int run_completion(const CompletionOptions& options) {
  const CommandShape program = program_shape();
  fmt::print("{}", options.shell == "bash"  ? bash_completion(program)
                   : options.shell == "zsh" ? zsh_completion(program)
                                            : fish_completion(program));
  return kDone;
}

}  // namespace groundwork::cli
