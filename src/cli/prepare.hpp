#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace groundwork::cli {

struct PrepareOptions {
  std::filesystem::path foundation;
  bool plan = false;
  std::string target = "rehearsal";  ///< or `aws`
  std::string endpoint;              ///< of a plane that runs already; empty: one is started
  std::string profile;
  std::string account;               ///< on AWS: the account that was signed up
  std::vector<std::string> confirm;  ///< ids of steps
  bool no_wait = false;
  int wait_minutes = 60;
  std::optional<std::filesystem::path> data, report, passphrase_file;
  bool json = false;
  bool watch = false;            ///< serves the report as a page that follows the run
  std::uint16_t watch_port = 0;  ///< 0 takes a free one
};

/// Carries out the guide (docs/prepare.md). Answers 0 where all is so, 1 where a step failed or the
/// foundation file has a mistake, 2 where a person is needed.
int run_prepare(const PrepareOptions& options);

}  // namespace groundwork::cli
