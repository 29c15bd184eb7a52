#include "client/credentials.hpp"

namespace groundwork::client {
namespace {

/// A request may wait in a queue or on a slow line: what is about to expire is not handed out.
constexpr std::int64_t kRefreshSecondsBefore = 300;

}  // namespace

CredentialChain::CredentialChain(std::vector<CredentialProvider> providers, const base::Clock& clock)
    : providers_(std::move(providers)), clock_(clock) {}

bool CredentialChain::is_fresh() const {
  return kept_ &&
         (!kept_->expires_at || clock_.now().plus_seconds(kRefreshSecondsBefore) < *kept_->expires_at);
}

aws::Credentials CredentialChain::fetch() const {
  std::string tried;
  for (const CredentialProvider& provider : providers_) {
    const Provided provided = provider.provide();
    if (const auto* credentials = std::get_if<aws::Credentials>(&provided)) return *credentials;
    const auto& [reason, is_final] = std::get<NotServed>(provided);
    tried += "\n  " + provider.name + ": " + reason;
    if (is_final) break;
  }
  throw NoCredentials("no AWS credentials were found:" + tried);
}

aws::Credentials CredentialChain::get() {
  const std::lock_guard lock(mutex_);
  if (is_fresh()) return *kept_;
  try {
    kept_ = fetch();
  } catch (const NoCredentials&) {
    // A source that is away for a moment must not stop what still has some minutes to go.
    const bool still_good = kept_ && clock_.now() < *kept_->expires_at;
    if (!still_good) throw;
  }
  return *kept_;
}

CredentialProvider fixed_credentials(aws::Credentials credentials) {
  return {"given credentials", [credentials = std::move(credentials)]() -> Provided { return credentials; }};
}

}  // namespace groundwork::client
