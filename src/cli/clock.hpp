#pragma once

#include <string>

namespace groundwork::cli {

struct ClockOptions {
  std::string endpoint = "http://127.0.0.1:4566";
  std::string advance;  ///< a duration; of it, `set` and `reset` at most one is given
  std::string set;      ///< ISO 8601
  bool reset = false;
  bool json = false;
};

/// Shows the clock of a running plane, or moves it and shows it then.
int run_clock(const ClockOptions& options);

}  // namespace groundwork::cli
