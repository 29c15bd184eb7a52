#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "client/environment.hpp"
#include "client/shared_config.hpp"
#include "sigv4/sign.hpp"

namespace groundwork::client {

/// Where a service is called and how its requests are signed.
struct Endpoint {
  std::string url;  ///< scheme, host and perhaps a path; no slash at the end
  sigv4::SigningScope scope;
};

/// What the caller sets itself; it stands above environment and files.
struct ConfigOptions {
  std::optional<std::string> profile, region, endpoint_url;
};

/// Answers settings from the caller, the environment and the profile, in this order, as AWS's SDKs do.
class Config {
 public:
  /// A ConfigError where a profile that was asked for by name does not exist.
  Config(Environment environment, SharedConfig shared, ConfigOptions options = {});

  const std::string& profile() const { return profile_; }
  std::optional<std::string> region() const;
  /// `sdk_id` is the service's name in AWS's models: `IAM`, `SSO Admin`. A ConfigError where the service is
  /// unknown, where it is regional and there is no Region, or where a configured endpoint is no URL.
  Endpoint endpoint(std::string_view sdk_id) const;
  /// AWS_MAX_ATTEMPTS or `max_attempts`, else 3.
  int attempts_max() const;
  /// AWS_CA_BUNDLE or `ca_bundle`: a file of certificates to trust in place of the system's.
  std::optional<std::string> ca_bundle() const;

 private:
  std::optional<std::string> setting(const std::string& variable, std::string_view name) const;
  std::optional<std::string> configured_endpoint(std::string_view sdk_id) const;

  Environment environment_;
  SharedConfig shared_;
  ConfigOptions options_;
  std::string profile_;
  Properties properties_;
};

}  // namespace groundwork::client
