#pragma once

#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "client/config.hpp"
#include "client/credentials.hpp"
#include "client/providers.hpp"
#include "client/transport.hpp"

namespace groundwork::client {

/// AWS as the user of this machine has set it up: environment, shared files, credential chain, transport. For
/// one thread.
class StandardSetup {
 public:
  struct Options {
    ConfigOptions config;
    std::string region_default;  ///< where neither the caller nor environment nor profile names a Region
    AskMfaCode ask_mfa_code;     ///< empty: profiles with an `mfa_serial` are refused
  };
  /// Throws ConfigError.
  StandardSetup(Options options, const base::Clock& clock, base::Random& random);
  StandardSetup(const StandardSetup&) = delete;
  StandardSetup& operator=(const StandardSetup&) = delete;

  const Config& config() const { return config_; }
  CredentialChain& credentials() { return *chain_; }
  HttpResponse send(const HttpRequest& request) { return transport_.send(request); }

 private:
  aws::Credentials assume_role(const aws::Credentials& source, const AssumeRoleOrder& order);

  const base::Clock& clock_;
  base::Random& random_;
  Environment environment_;
  SharedConfig shared_;
  Config config_;
  Transport transport_;
  std::unique_ptr<CredentialChain> chain_;
};

}  // namespace groundwork::client
