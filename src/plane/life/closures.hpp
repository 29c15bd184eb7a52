#pragma once

#include <optional>
#include <string>

#include "plane/accounts.hpp"
#include "plane/jobs.hpp"
#include "plane/organizations/members.hpp"

/// What comes and goes in an account's life once it is there.
namespace groundwork::plane::life {

constexpr std::string_view kSuspendAccountJob = "life.suspend_account";
constexpr std::string_view kCloseForGoodJob = "life.close_for_good";

/// One closure of an account: under way for minutes, then 90 days in which it can be taken back, then for
/// good.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
struct Closure {
  std::string id;
  aws::AccountId account;
  std::optional<std::string> organization_id;  ///< that the account was a member of
  bool by_organization = false;                ///< else by the account's root user
  std::string state;                           ///< PENDING, SUSPENDED, REOPENED or CLOSED
  base::Instant requested_at;
  std::optional<base::Instant> suspended_at;
  std::optional<base::Instant> ended_at;  ///< when it was reopened, or closed for good
};
/// The account's last closure, whatever came of it.
std::optional<Closure> last_closure(store::Unit& unit, const aws::AccountId& account);
/// Until when it can be taken back.
base::Instant reopenable_until(const Settings& settings, const Closure& closure);

/// organizations:CloseAccount. Throws ConstraintViolationException, ConflictException or
/// AccountAlreadyClosedException.
void close_member(Work& work, const organizations::Organization& organization,
                  const organizations::Member& member);
/// What the root user does on the Account page; a management account's once its members are closed or gone.
/// Throws ConflictException (409).
void close_by_root(Work& work, const Account& account);

/// What AWS Support does when it is asked to: everything is as it was before. Throws
/// ResourceNotFoundException (404), or ConflictException (409) where the account is not suspended by a
/// closure, its management account is, or nobody could pay for it.
void reopen(Work& work, const aws::AccountId& account);

// The jobs behind a closure; the subject is its id.
void suspend_account(Work& work, const Job& job);
void close_for_good(Work& work, const Job& job);

}  // namespace groundwork::plane::life
