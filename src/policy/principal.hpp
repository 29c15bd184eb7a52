#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace groundwork::policy {

enum class PrincipalKind {
  root,            ///< the root user of an account, also in a session of sts:AssumeRoot
  user,            ///< an IAM user, with long-term keys or a session of sts:GetSessionToken
  role_session,    ///< a session of sts:AssumeRole and its kin
  federated_user,  ///< a session of sts:GetFederationToken
  service,         ///< an AWS service acting for itself
  federated,       ///< someone an identity provider vouches for: the caller of sts:AssumeRoleWithSAML or
                   ///< ...WebIdentity
  anonymous,       ///< a request without credentials
};

/// A caller as policies see it.
struct Principal {
  PrincipalKind kind = PrincipalKind::anonymous;
  /// Twelve digits; empty for `service`, `federated` and `anonymous`.
  std::string account;
  /// The ARN of the principal that makes the request: `arn:aws:iam::A:root`, `arn:aws:iam::A:user/..`,
  /// `arn:aws:sts::A:assumed-role/R/S`, `arn:aws:sts::A:federated-user/N`; for `service` the service's name
  /// (`ec2.amazonaws.com`), for `federated` the provider (ARN or host name). Empty for `anonymous`.
  std::string arn;
  /// Role sessions: the ARN of the role. Federated users: the ARN of the user, or root, who called
  /// GetFederationToken.
  std::string issuer_arn;
  /// AIDA.. of the user (or of the issuing user), AROA.. of the role: what trust policies hold in place of
  /// ARNs.
  std::string unique_id;
  /// Role sessions that came through an identity provider: its ARN or host name.
  std::string provider;
  /// The canonical user id of the account, where a service knows one (Amazon S3).
  std::string canonical_user;
  /// Sessions of a role under /aws-service-role/: neither SCPs nor RCPs touch them.
  bool is_service_linked_role = false;
};

/// What a user's or role's ARN in a resource policy meant when the policy was written. Where a binding names
/// an ARN of the policy, that ARN matches only a caller with this unique id, so that a namesake made later
/// gains nothing.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
struct PrincipalBinding {
  std::string arn;
  std::string id;
};

/// How a Principal element covers a caller, weakest first. In the caller's own account this says which other
/// policies still limit what the resource policy gives.
enum class Grant {
  none,
  account,  ///< the account is named: its identity policies decide
  issuer,   ///< the role of the session, or the user of the federated session: boundary and session policy
            ///< limit it
  direct,   ///< the caller itself, or everyone: nothing limits it but explicit denies
};

enum class PrincipalType { aws, federated, service, canonical_user };

/// One entry of a Principal or NotPrincipal element. `"*"` is read as `{"AWS": "*"}`.
struct PrincipalEntry {
  PrincipalType type = PrincipalType::aws;
  std::string text;
};

/// A compiled Principal or NotPrincipal element.
class PrincipalSet {
 public:
  PrincipalSet(std::vector<PrincipalEntry> entries, bool negated);

  /// The strongest way in which a Principal element covers the caller.
  Grant grant(const Principal& caller, std::span<const PrincipalBinding> bindings) const;
  /// True where a Deny applies to the caller. A NotPrincipal spares only a caller whose every identity is
  /// listed: account and user; account, role and role session.
  bool denies(const Principal& caller, std::span<const PrincipalBinding> bindings) const;

  bool negated() const { return negated_; }
  const std::vector<PrincipalEntry>& entries() const { return entries_; }

 private:
  Grant strongest(const Principal& caller, std::span<const PrincipalBinding> bindings) const;

  std::vector<PrincipalEntry> entries_;
  bool negated_;
};

/// The value of aws:PrincipalType.
std::string_view principal_type(PrincipalKind kind);

}  // namespace groundwork::policy
