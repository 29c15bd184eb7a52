#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "aws/credentials.hpp"
#include "base/clock.hpp"

namespace groundwork::client {

/// Why a provider has nothing to give. Never holds a secret.
struct NotServed {
  std::string reason;
  /// Set where the provider was meant to serve and failed: the chain then ends here, for going on with other
  /// credentials than those that were set up would surprise.
  bool is_final = false;
};
using Provided = std::variant<aws::Credentials, NotServed>;

/// One source of credentials.
struct CredentialProvider {
  std::string name;  ///< for error messages
  std::function<Provided()> provide;
};

/// Nothing served. The text lists each provider that was tried, and why it did not serve.
class NoCredentials : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Asks its providers in order, keeps what the first one gave, and asks again shortly before it expires.
/// Thread-safe: one caller fetches while the others wait.
class CredentialChain {
 public:
  CredentialChain(std::vector<CredentialProvider> providers, const base::Clock& clock);

  aws::Credentials get();

 private:
  bool is_fresh() const;
  aws::Credentials fetch() const;

  const std::vector<CredentialProvider> providers_;
  const base::Clock& clock_;
  std::mutex mutex_;
  std::optional<aws::Credentials> kept_;
};

/// A chain that always gives the same.
CredentialProvider fixed_credentials(aws::Credentials credentials);

}  // namespace groundwork::client
