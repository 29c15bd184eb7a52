#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/identities/mfa_devices.hpp"
#include "plane/signin.hpp"

/// A second factor that is demanded of those who have none: when, and how it is set up in the middle of a
/// sign-in.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/enable-mfa-for-root.html
namespace groundwork::plane::signin {

/// From when on a second factor is demanded of who signs in without one, or nullopt where it never is. The
/// first such sign-in starts the period of grace (`signin.mfa_grace_seconds`), and nothing prolongs it.
std::optional<base::Instant> mfa_demanded_at(Work& work, const Subject& subject);

struct MfaEnrolment {
  std::string
      device_name;     ///< `root-account-mfa-device`, or the user's name, with a number where it is taken
  std::string holder;  ///< as an authenticator app shows it: the user's name, or the account's id
  std::string seed;    ///< raw bytes, told once
};
/// For an authenticator app. One that was started before in the same sign-in is no longer good.
MfaEnrolment start_mfa_enrolment(Work& work, const SignIn& sign_in);
/// Makes the device where both codes are its own, one directly after the other; nullopt where they are not,
/// or none was started. The unit of work can be kept in any case.
std::optional<MfaDevice> finish_mfa_enrolment(Work& work, const SignIn& sign_in, std::string_view code_1,
                                              std::string_view code_2);

}  // namespace groundwork::plane::signin
