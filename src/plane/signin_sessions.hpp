#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plane/caller.hpp"
#include "plane/work.hpp"

/// Console sessions: that somebody has signed in.
namespace groundwork::plane::signin {

struct ConsoleSession {
  std::string id;  ///< digest of the token
  aws::AccountId account;
  std::optional<std::string> user_id;  ///< absent: the root user
  base::Instant started_at, expires_at;
  std::optional<base::Instant> mfa_at;
};

struct OpenedConsoleSession {
  std::string token;  ///< told once
  ConsoleSession session;
};
OpenedConsoleSession open_console_session(Work& work, const aws::AccountId& account,
                                          const std::optional<std::string>& user_id,
                                          std::optional<base::Instant> mfa_at);

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

/// Who signs with credentials of the session, until `expires_at`. The session must be good.
Caller caller_of(store::Unit& unit, const ConsoleSession& session, base::Instant now,
                 base::Instant expires_at);

}  // namespace groundwork::plane::signin
