#pragma once

#include <string>

#include "cli/command_shape.hpp"

namespace groundwork::cli {

struct CompletionOptions {
  std::string shell;  ///< bash, zsh or fish
};

/// Prints the completion script of a shell.
int run_completion(const CompletionOptions& options);

std::string bash_completion(const CommandShape& program);
std::string zsh_completion(const CommandShape& program);
std::string fish_completion(const CommandShape& program);

}  // namespace groundwork::cli
