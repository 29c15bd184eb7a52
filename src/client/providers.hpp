#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "client/credentials.hpp"
#include "client/environment.hpp"
#include "client/shared_config.hpp"
#include "client/transport.hpp"

namespace groundwork::client {

/// What sts:AssumeRole is asked for on behalf of a profile.
struct AssumeRoleOrder {
  std::string role_arn, role_session_name;
  std::optional<std::string> external_id, serial_number, token_code, region;
  std::optional<std::int64_t> duration_seconds;
};
/// Calls sts:AssumeRole, signed with `source`. May throw std::exception: its text goes into the chain's
/// error.
using AssumeRole = std::function<aws::Credentials(const aws::Credentials& source, const AssumeRoleOrder&)>;
/// Asks the person at the terminal for the six digits of an MFA device.
using AskMfaCode = std::function<std::string(const std::string& serial_number)>;

/// AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN.
CredentialProvider environment_credentials(Environment environment);

/// The task or pod endpoint that AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or _FULL_URI name.
CredentialProvider container_credentials(Environment environment, Send send);

/// Version 2 of the EC2 instance metadata service; version 1 is never spoken.
CredentialProvider instance_metadata_credentials(Environment environment, Send send);

/// What the `credential_process` of a profile prints. The command is the user's own; its standard error goes
/// through to the terminal, and its output never appears in an error.
Provided process_credentials(const std::string& command);

/// Everything that a profile may need to come to credentials.
struct ProfileSource {
  SharedConfig shared;
  std::string profile;
  bool profile_was_named = false;  ///< by the caller or by AWS_PROFILE: its absence is then an error
  CredentialProvider environment, container, instance_metadata;  ///< for `credential_source`
  AssumeRole assume_role;                                        ///< empty: `role_arn` is refused
  AskMfaCode ask_mfa_code;                                       ///< empty: `mfa_serial` is refused
  const base::Clock* clock = nullptr;
};
/// Keys, an assumed role or a process, as the profile says.
CredentialProvider profile_credentials(ProfileSource source);

/// What the standard chain needs of the outside.
struct ChainSource {
  Environment environment;
  SharedConfig shared;
  std::optional<std::string> profile;  ///< named by the caller: the environment's keys are then passed over
  Send send;
  AssumeRole assume_role;
  AskMfaCode ask_mfa_code;
};
/// Environment, profile, container, instance metadata: the order of AWS's SDKs.
std::vector<CredentialProvider> standard_providers(const ChainSource& source, const base::Clock& clock);

}  // namespace groundwork::client
