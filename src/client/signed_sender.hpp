#pragma once

#include <string>

#include "base/clock.hpp"
#include "client/config.hpp"
#include "client/credentials.hpp"
#include "client/retry.hpp"
#include "client/transport.hpp"

namespace groundwork::client {

/// Whatever a sender works with; all of it outlives the sender.
struct SenderParts {
  Send send;
  CredentialChain& credentials;
  const base::Clock& clock;
  base::Random& random;
  Sleep sleep;
  ErrorCodeOf error_code_of;
  std::string user_agent;
};

/// Sends requests to one endpoint: signs each attempt anew, with credentials that are good at that moment,
/// and retries.
class SignedSender {
 public:
  SignedSender(Endpoint endpoint, RetryPolicy policy, SenderParts parts);

  /// `target` is path and query, already encoded. `headers` hold neither Host nor what signing adds.
  HttpResponse send(const std::string& method, const std::string& target, Headers headers, std::string body);

 private:
  Endpoint endpoint_;
  std::string host_, base_path_;
  RetryPolicy policy_;
  SenderParts parts_;
};

}  // namespace groundwork::client
