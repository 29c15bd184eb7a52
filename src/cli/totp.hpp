#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace groundwork::cli {

struct TotpOptions {
  std::string who;  ///< `root` or `administrator`
  std::optional<std::filesystem::path> data, passphrase_file;
  bool json = false;
};

/// Prints the present code of an account that was rehearsed, and how long it is good.
int run_totp(const TotpOptions& options);

}  // namespace groundwork::cli
