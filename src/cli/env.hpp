#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace groundwork::cli {

struct EnvOptions {
  std::string endpoint = "http://127.0.0.1:4566";
  std::string region = "us-east-1";
  std::optional<std::filesystem::path> ca_bundle;  ///< of a plane that serves https
  std::optional<std::filesystem::path> seed;
  std::string account, user;  ///< which of the seed's; empty: the first that has a key
  std::string access_key;     ///< id of a key whose secret is read from standard input
};

/// Prints what a shell evaluates so that AWS's tools reach the plane.
int run_env(const EnvOptions& options);

}  // namespace groundwork::cli
