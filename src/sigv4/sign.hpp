#pragma once

#include <cstdint>
#include <string>

#include "aws/credentials.hpp"
#include "base/instant.hpp"
#include "sigv4/request_view.hpp"

namespace groundwork::sigv4 {

/// Where a signature is to be good: the signing Region and the signing name of the service.
struct SigningScope {
  std::string region, service;
};

/// The headers that sign a request: X-Amz-Date, X-Amz-Security-Token where there is a session, Authorization;
/// S3 also gets X-Amz-Content-Sha256. Signs every header of the request but those that proxies rewrite. The
/// request must carry `host`, and none of the headers that are answered.
Headers sign(const RequestView& request, const aws::Credentials& credentials, const SigningScope& scope,
             base::Instant at);

/// The target with the signature in its query, good for `expires_seconds` (1 to 604800). Whoever uses it must
/// send the same headers, and the same body.
std::string presign(const RequestView& request, const aws::Credentials& credentials,
                    const SigningScope& scope, base::Instant at, std::int64_t expires_seconds);

}  // namespace groundwork::sigv4
