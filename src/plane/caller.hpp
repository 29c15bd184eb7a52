#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "aws/account_id.hpp"
#include "base/instant.hpp"
#include "policy/principal.hpp"

namespace groundwork::plane {

using Tags = std::vector<std::pair<std::string, std::string>>;

/// How temporary credentials came to be.
enum class SessionKind {
  assumed_role,      ///< sts:AssumeRole and its kin
  session_token,     ///< sts:GetSessionToken
  federation_token,  ///< sts:GetFederationToken
  console,           ///< a sign-in page, through signin:CreateOAuth2Token or for the pages
};

/// What temporary credentials carry.
struct Session {
  SessionKind kind = SessionKind::assumed_role;
  base::Instant issued_at, expires_at;
  std::optional<base::Instant> mfa_at;   ///< when a second factor was shown
  std::string name;                      ///< role session name, or federated user name
  std::vector<std::string> policies;     ///< inline session policies, as they came in
  std::vector<std::string> policy_arns;  ///< managed session policies
  Tags tags;
  std::vector<std::string> transitive_tag_keys;
  std::string source_identity;
  bool chained = false;  ///< assumed by a role session
  /// The console session whose end is theirs too; empty: none.
  std::string console_session = {};
};

/// Who makes a request, once authenticated.
struct Caller {
  policy::Principal principal;  ///< as policies see it
  aws::AccountId account;       ///< empty for anonymous
  std::string
      user_id;  ///< aws:userid: AIDA.., AROA..:session, the account's id for root, ACCT:name federated
  std::string user_name;  ///< of an IAM user (long-term, session token or console); empty otherwise
  std::string access_key_id;
  std::optional<Session> session;  ///< temporary credentials alone

  bool is_root() const { return principal.kind == policy::PrincipalKind::root; }
  bool is_user() const { return principal.kind == policy::PrincipalKind::user; }
  bool is_anonymous() const { return principal.kind == policy::PrincipalKind::anonymous; }
};

}  // namespace groundwork::plane
