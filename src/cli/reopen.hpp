#pragma once

#include <string>

namespace groundwork::cli {

struct ReopenOptions {
  std::string endpoint = "http://127.0.0.1:4566";
  std::string account;
  bool json = false;
};

/// Brings a closed account of a running plane back, as AWS Support does within 90 days.
int run_reopen(const ReopenOptions& options);

}  // namespace groundwork::cli
