#include "client/providers.hpp"

namespace groundwork::client {

// https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
std::vector<CredentialProvider> standard_providers(const ChainSource& source, const base::Clock& clock) {
  CredentialProvider environment = environment_credentials(source.environment);
  CredentialProvider container = container_credentials(source.environment, source.send);
  CredentialProvider instance = instance_metadata_credentials(source.environment, source.send);
  const std::string profile = profile_name(source.environment, source.profile);

  std::vector<CredentialProvider> providers;
  if (!source.profile) providers.push_back(environment);
  providers.push_back(profile_credentials({.shared = source.shared,
                                           .profile = profile,
                                           .profile_was_named = profile != "default" || source.profile,
                                           .environment = std::move(environment),
                                           .container = container,
                                           .instance_metadata = instance,
                                           .assume_role = source.assume_role,
                                           .ask_mfa_code = source.ask_mfa_code,
                                           .clock = &clock}));
  providers.push_back(std::move(container));
  providers.push_back(std::move(instance));
  return providers;
}

}  // namespace groundwork::client
