#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "aws/account_id.hpp"
#include "plane/identities/users.hpp"
#include "plane/signin_sessions.hpp"
#include "plane/work.hpp"

/// Signing in, from a name to a console session: password, second factor, a new password where one is due.
/// https://docs.aws.amazon.com/signin/latest/userguide/how-to-sign-in.html
namespace groundwork::plane::signin {

/// Who somebody says to be, as far as there is such a one. Nothing that a stranger sees depends on it until
/// the password is right.
struct Subject {
  std::string digest;  ///< of the name that was given: what failures of unknown names are counted under
  bool is_root = true;
  std::optional<aws::AccountId> account;
  std::optional<std::string> user_id;

  bool is_known() const { return account && (is_root || user_id); }
  /// As MFA devices name their owner. Only of one who is known.
  const std::string& owner() const { return is_root ? account->str() : *user_id; }
};
Subject root_subject(store::Unit& unit, std::string_view email);
/// `account` is an id or an alias.
Subject user_subject(store::Unit& unit, std::string_view account, std::string_view user_name);

enum class Step {
  password,
  mfa_code,    ///< a second factor of any kind
  enroll_mfa,  ///< a second factor is demanded, and there is none yet
  change_password,
  signed_in
};
/// `PASSWORD`, ...
std::string_view step_name(Step step);

/// For how long a sign-in may be under way.
constexpr std::int64_t kSignInSeconds = 900;

/// A sign-in that is under way.
struct SignIn {
  std::string id;  ///< digest of the token
  Subject subject;
  Step step = Step::password;
  std::optional<base::Instant> mfa_at;
  std::optional<std::string> mfa_serial = {};  ///< of the device that was shown
};

/// Answers the token, which is told once. It looks the same whether or not anybody has the name.
std::string start(Work& work, const Subject& subject);
std::optional<SignIn> find(store::Unit& unit, std::string_view token, base::Instant now);

enum class Outcome {
  passed,
  wrong,
  locked,            ///< too many failures in a row, also where this was the last of them
  password_expired,  ///< and the account's policy lets only an administrator renew it
};
struct Attempt {
  Outcome outcome = Outcome::passed;
  std::optional<base::Instant> locked_until;         ///< of locked
  std::optional<OpenedConsoleSession> session = {};  ///< once signed in
  /// Of a right password where there is no second factor: from when on there must be one.
  std::optional<base::Instant> mfa_demanded_at = {};
};

// Each of these moves `sign_in` on to the step that is due after it. Failures are counted, for passwords and
// codes together and until somebody is signed in, so that the unit of work must be kept whatever the outcome.

/// Takes the time of one password hash, also for a name that nobody has.
Attempt confirm_password(Work& work, const Subject& subject, std::string_view password);
/// The same as the first step of a sign-in.
Attempt submit_password(Work& work, SignIn& sign_in, std::string_view password);
Attempt submit_mfa_code(Work& work, SignIn& sign_in, std::string_view code);
/// A second factor of any kind: `verify` answers the serial number of the device that was shown, or nullopt.
/// It is not asked of a name that is locked out.
Attempt submit_second_factor(Work& work, SignIn& sign_in,
                             const std::function<std::optional<std::string>()>& verify);
/// Goes on with the device of that serial number shown, as it is where it was just enabled.
Attempt second_factor_shown(Work& work, SignIn& sign_in, const std::string& serial);
/// `password` must be one that the account's policy allows.
Attempt change_password_at_sign_in(Work& work, SignIn& sign_in, std::string_view password);

/// The user who signs in. Throws std::logic_error for the root user.
User user_of(store::Unit& unit, const SignIn& sign_in);
/// Why `password` may not follow the user's, in words, or nullopt.
std::optional<std::string> refuse_new_password(store::Unit& unit, const User& user,
                                               std::string_view password);

/// Gives the root user another password, and ends a lock-out and the root user's sessions.
void reset_root_password(Work& work, const aws::AccountId& account, std::string_view password);

}  // namespace groundwork::plane::signin
