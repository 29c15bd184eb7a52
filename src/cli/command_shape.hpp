#pragma once

#include <string>
#include <vector>

namespace groundwork::cli {

// The command line as data: what the parser knows, for the completions and the manual page, so that neither
// is kept by hand.

struct OptionShape {
  std::vector<std::string> names;  ///< `-h`, `--help`; of an argument: one name, without dashes
  std::string meaning;
  std::string value;                 ///< FILE, DIR, N, ...; empty: takes no value
  std::vector<std::string> choices;  ///< where only these words are values

  bool is_argument() const { return !names.front().starts_with('-'); }
  bool takes_path() const { return value == "FILE" || value == "DIR"; }
};

struct CommandShape {
  std::string name;
  std::string meaning;
  std::string examples;
  std::vector<OptionShape> options;
  std::vector<CommandShape> commands;
};

}  // namespace groundwork::cli
