#pragma once

#include <stdexcept>

namespace groundwork::cli {

// What the program answers to the shell (docs/cli.md).
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;  ///< asked rightly, and it could not be done
inline constexpr int kUsageFault =
    2;  ///< the command line, or a file that it names, is wrong; nothing was done

/// What was asked for cannot be meant. The text says what is wrong and what would be right.
class UsageFault : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace groundwork::cli
