#pragma once

#include <functional>
#include <string>

#include "client/credentials.hpp"
#include "prepare/preparation.hpp"

namespace groundwork::prepare {

/// The owner of an account that was there before, as a rehearsal plays it: signs the account up on the pages,
/// signs in as its root user with the password that the run's folder keeps, and answers its invitation.
class ExistingOwner {
 public:
  /// `account` and what `p` names outlive it. Only where there are sign-in pages.
  ExistingOwner(Preparation& p, const ExistingAccount& account) : p_(p), account_(account) {}

  /// Whether the account is this rehearsal's own and its password kept; all others are left to their owners.
  static bool is_played(const Preparation& p, const ExistingAccount& account);
  /// Whether the address was found to be that of an account that this run did not make.
  static bool is_somebody_elses(const Preparation& p, const ExistingAccount& account);

  /// Goes on with the sign-up where it stands, and waits until the account is active.
  void sign_up();
  /// The state that the account is in, read by its root user: `123456789012 ACTIVE`.
  std::string state();
  /// With the credentials that `aws login` gives the root user.
  void act(const std::function<void(client::CredentialChain& credentials)>& act);

 private:
  Owner owner() const;
  Preparation& p_;
  const ExistingAccount& account_;
};

/// The address of the root user. A rehearsal makes one up for an account that the file names by its id alone.
std::string owner_email(const ExistingAccount& account);

}  // namespace groundwork::prepare
