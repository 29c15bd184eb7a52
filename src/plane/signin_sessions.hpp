#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plane/caller.hpp"
#include "plane/work.hpp"

/// Console sessions: that somebody has signed in.
namespace groundwork::plane::signin {

struct ConsoleSession {
  std::string id;  ///< digest of the token
  aws::AccountId account;
  std::optional<std::string> user_id;  ///< absent: the root user, or `federated`
  base::Instant started_at, expires_at;
  std::optional<base::Instant> mfa_at;
  std::optional<Caller> federated = {};  ///< who came with temporary credentials in place of a password
  std::string source_address = {};

  bool is_root() const { return !user_id && !federated; }
  /// aws:userid of whose session it is.
  const std::string& holder() const;
};

struct OpenedConsoleSession {
  std::string token;  ///< told once
  ConsoleSession session;
};
OpenedConsoleSession open_console_session(Work& work, const aws::AccountId& account,
                                          const std::optional<std::string>& user_id,
                                          std::optional<base::Instant> mfa_at);
/// For somebody who holds temporary credentials of a role or of a federated user.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_enable-console-custom-url.html
OpenedConsoleSession open_federated_session(Work& work, const Caller& caller, base::Instant expires_at,
                                            std::string_view source_address);
/// Where somebody has signed in from.
void set_source_address(Work& work, const ConsoleSession& session, std::string_view address);

enum class SessionState {
  good,
  ended,                ///< by time or sign-out, or never there
  credentials_changed,  ///< another password since, or the user is gone
};
struct FoundSession {
  SessionState state = SessionState::ended;
  std::optional<ConsoleSession> session;  ///< present where it is good
};
FoundSession find_console_session(store::Unit& unit, std::string_view token, base::Instant now);
/// `id` is a session's, as authorizations keep it.
FoundSession find_console_session_by_id(store::Unit& unit, std::string_view id, base::Instant now);
/// With all that was authorized in it.
void close_console_session(Work& work, std::string_view token);

/// What somebody may list and end: all sessions of the same user, or role session, that are good, newest
/// first.
std::vector<ConsoleSession> list_console_sessions(store::Unit& unit, const ConsoleSession& of,
                                                  base::Instant now);
/// One of those; false where there is none such.
bool end_console_session(Work& work, const ConsoleSession& of, std::string_view id);

/// Who signs with credentials of the session, until `expires_at`. The session must be good.
Caller caller_of(store::Unit& unit, const ConsoleSession& session, base::Instant now,
                 base::Instant expires_at);

}  // namespace groundwork::plane::signin
