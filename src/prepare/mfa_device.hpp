#pragma once

#include <string>

#include "prepare/preparation.hpp"

namespace groundwork::prepare {

struct MfaAssignment {
  client::CredentialChain& credentials;  ///< who makes the calls
  Authenticator authenticator;           ///< takes the seed, and gives the codes
  std::string device_name;
  std::string user_name;  ///< the account's id where the root user assigns a device to itself
};

/// Makes a virtual MFA device and assigns it. A device of that name which nobody uses is made anew, since
/// its seed is told once and may have been lost with an answer.
void assign_mfa_device(Preparation& p, MfaAssignment assignment);

}  // namespace groundwork::prepare
