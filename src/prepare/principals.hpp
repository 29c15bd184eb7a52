#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "client/credentials.hpp"
#include "prepare/secrets.hpp"
#include "prepare/totp.hpp"
#include "prepare/wire.hpp"

namespace groundwork::prepare {

/// The root user of another account than the foundation's, in a rehearsal: an account's owner at a browser.
struct Owner {
  std::string name;  ///< for messages
  std::string email;
  std::string password_secret, mfa_seed_secret;  ///< the names under which they are kept
};

/// On whose behalf calls are made.
class Principals {
 public:
  virtual ~Principals() = default;
  /// The administrator where it can sign in, else the root user: nobody is root longer than it must be.
  virtual client::CredentialChain& current() = 0;
};

/// The credentials that the person at the terminal has.
class ChainPrincipals final : public Principals {
 public:
  explicit ChainPrincipals(client::CredentialChain& chain) : chain_(chain) {}
  client::CredentialChain& current() override { return chain_; }

 private:
  client::CredentialChain& chain_;
};

/// Signs in at a plane as a person does in a browser: e-mail address or user name, password, MFA code; then
/// takes short-lived credentials as `aws login` does, with a code and PKCE (RFC 7636). Sessions are kept
/// among the secrets, since each sign-in spends a code.
class PortalPrincipals final : public Principals {
 public:
  struct Parts {
    Wire& wire;
    Secrets& secrets;
    const Pace& pace;
    base::Random& random;
    std::string root_email, administrator_name;
  };
  explicit PortalPrincipals(Parts parts);

  client::CredentialChain& current() override;
  /// For what only the root user may do.
  client::CredentialChain& root();
  client::CredentialChain& administrator();

  /// The root user's sign-in as far as its password: the step that comes then (`MFA_CODE`, `SIGNED_IN`).
  std::string step_after_root_password();
  /// Proves that the administrator can sign in, and makes it the one on whose behalf calls are made.
  void sign_in_administrator();
  bool is_administrator_ready() const;
  /// Whether the root user is signed in through a session of this run; one that has ended is forgotten.
  bool is_root_signed_in();
  void sign_out_root();

  /// Of whoever is current.
  std::string current_session();
  /// Signs an owner in, lets it act, and signs it out again. `act` gets the token of its session.
  void as_owner(const Owner& owner, const std::function<void(const std::string& session)>& act);
  /// What `aws login` would hand to whoever is signed in.
  client::CredentialChain credentials_of(const std::string& session);

  Authenticator root_authenticator() const;
  Authenticator administrator_authenticator() const;

 private:
  struct SignIn;
  std::string session(const SignIn& who);
  std::string sign_in(const SignIn& who);
  std::string submit_password(const SignIn& who, const std::string& token);
  std::string submit_code(const SignIn& who, const std::string& token);
  std::string change_password(const SignIn& who, const std::string& token);
  void sign_out(const std::string& session);
  bool is_session_good(const std::string& session);
  aws::Credentials credentials(const std::string& session);
  SignIn root_sign_in() const;
  SignIn administrator_sign_in() const;
  client::CredentialChain& chain(std::unique_ptr<client::CredentialChain>& kept, const SignIn& who);

  Parts parts_;
  std::unique_ptr<client::CredentialChain> root_, administrator_;
};

}  // namespace groundwork::prepare
