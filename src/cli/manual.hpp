#pragma once

#include <string>

#include "cli/command_shape.hpp"

namespace groundwork::cli {

struct ManualOptions {};

/// Prints the manual page groundwork(1), as packaging/groundwork.1 holds it.
int run_manual(const ManualOptions& options);

std::string manual_page(const CommandShape& program);

}  // namespace groundwork::cli
