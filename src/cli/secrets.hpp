#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace groundwork::cli {

struct SecretsOptions {
  std::optional<std::filesystem::path> data, passphrase_file;
  std::string show;  ///< name of the secret whose value is printed
  bool json = false;
};

/// Lists the names of what a run of `prepare` keeps, or prints one value.
int run_secrets(const SecretsOptions& options);

}  // namespace groundwork::cli
