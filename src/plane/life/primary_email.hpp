#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/accounts.hpp"
#include "plane/jobs.hpp"
#include "plane/signup_codes.hpp"

/// Another e-mail address for an account.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-root-user-email.html
namespace groundwork::plane::life {

constexpr std::string_view kChangeEmailJob = "life.change_email";

struct PrimaryEmailUpdate {
  aws::AccountId account;
  std::string email;   ///< the new one
  std::string status;  ///< PENDING, ACCEPTED, COMPLETED or FAILED
  base::Instant updated_at;
};
/// The account's last one, as it stands at `now`.
std::optional<PrimaryEmailUpdate> find_primary_email_update(store::Unit& unit, const aws::AccountId& account,
                                                            base::Instant now);

enum class EmailAsker { root_user, organization };

/// Mails a code to the new address; one that was sent before is no longer good. `email` must be one that an
/// account may have. Throws ConflictException (409) where the address is in use, the account is closed or a
/// code was accepted just now, and TooManyRequestsException (429).
void start_primary_email_update(Work& work, const Account& account, std::string_view email, EmailAsker asker);
/// Takes the code of an update that is PENDING; the address changes a moment later. A wrong one counts, so
/// that the unit of work must be kept whatever the answer. Throws ConflictException (409) where the address
/// was taken in the meantime.
CodeCheck accept_primary_email_update(Work& work, const PrimaryEmailUpdate& update, std::string_view code);

/// The job behind an accepted update; the subject is the account.
void change_email(Work& work, const Job& job);

}  // namespace groundwork::plane::life
