#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace groundwork::cli {

struct UpOptions {
  std::optional<std::filesystem::path> data;  ///< absent: default_data_folder()
  bool memory = false;
  std::string address = "127.0.0.1";
  std::uint16_t port = 4566;
  int threads = 0;
  std::string auth = "enforced";
  std::optional<std::filesystem::path> seed;
  bool allow_reset = false;
  bool realistic_times = false;
  std::vector<std::string> settings;  ///< NAME=VALUE
  bool list_settings = false;
  std::string smtp;  ///< HOST:PORT; empty: mails stay in the mailbox
  bool tls = false;  ///< with a self-made certificate, unless one is given
  std::optional<std::filesystem::path> tls_certificate, tls_key;
  std::optional<std::filesystem::path> ready_file;
};

/// Serves an account plane until SIGINT or SIGTERM; a second one ends it at once.
int run_up(const UpOptions& options);

}  // namespace groundwork::cli
