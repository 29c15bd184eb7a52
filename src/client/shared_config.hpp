#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include "client/environment.hpp"

namespace groundwork::client {

/// A setting that cannot be used: says which one, where it stands and what would be right. Never holds a
/// secret.
class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Names in lower case; a nested setting is named `outer.inner`.
using Properties = std::map<std::string, std::string, std::less<>>;

/// The sections of AWS's shared files, read once.
struct SharedConfig {
  std::map<std::string, Properties, std::less<>> profiles;  ///< of both files; the credentials file wins
  std::map<std::string, Properties, std::less<>> services;  ///< `[services NAME]`
  std::string config_file, credentials_file;                ///< where they were looked for

  const Properties* profile(std::string_view name) const;
};

/// Reads ~/.aws/config and ~/.aws/credentials, or where AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE
/// point. An absent file is an empty one; one that cannot be read or parsed is a ConfigError with file and
/// line.
SharedConfig load_shared_config(const Environment& environment);

/// The property, or nullopt where it is absent or empty.
std::optional<std::string> property(const Properties& properties, std::string_view name);

/// The profile in force: the one asked for, else AWS_PROFILE, else AWS_DEFAULT_PROFILE, else `default`.
std::string profile_name(const Environment& environment, const std::optional<std::string>& asked_for);

/// `[section]` → properties of one file's text. `file` is for error messages.
std::map<std::string, Properties, std::less<>> parse_ini(std::string_view text, std::string_view file);

}  // namespace groundwork::client
