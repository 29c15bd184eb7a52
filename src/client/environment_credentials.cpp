#include "client/providers.hpp"

namespace groundwork::client {
namespace {

// https://docs.aws.amazon.com/sdkref/latest/guide/feature-static-credentials.html
Provided from_environment(const Environment& environment) {
  const auto key = environment("AWS_ACCESS_KEY_ID");
  const auto secret = environment("AWS_SECRET_ACCESS_KEY");
  if (key && secret) {
    return aws::Credentials{.access_key_id = *key,
                            .secret_access_key = *secret,
                            .session_token = environment("AWS_SESSION_TOKEN").value_or("")};
  }
  if (key) return NotServed{"AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not", true};
  if (secret) return NotServed{"AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not", true};
  if (environment("AWS_WEB_IDENTITY_TOKEN_FILE")) {
    return NotServed{"AWS_WEB_IDENTITY_TOKEN_FILE is set: web identity is not supported", true};
  }
  return NotServed{"AWS_ACCESS_KEY_ID is not set"};
}

}  // namespace

CredentialProvider environment_credentials(Environment environment) {
  return {"environment",
          [environment = std::move(environment)]() -> Provided { return from_environment(environment); }};
}

}  // namespace groundwork::client
