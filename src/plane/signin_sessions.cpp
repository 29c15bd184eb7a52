#include "plane/signin_sessions.hpp"

#include "aws/arn.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/users.hpp"
#include "plane/signin_tokens.hpp"

namespace groundwork::plane::signin {
namespace {

/// When the password was set that somebody signs in with today; nullopt where there is none any more.
std::optional<base::Instant> password_changed_at(store::Unit& unit, const ConsoleSession& session) {
  if (!session.user_id) {
    const RootUser root = get_root_user(unit, session.account);
    if (!root.password_hash) return std::nullopt;
    return root.password_changed_at.value_or(base::Instant{});
  }
  const auto profile = find_login_profile(unit, *session.user_id);
  if (!profile) return std::nullopt;
  return profile->changed_at;
}

}  // namespace

OpenedConsoleSession open_console_session(Work& work, const aws::AccountId& account,
                                          const std::optional<std::string>& user_id,
                                          std::optional<base::Instant> mfa_at) {
  work.unit.execute("DELETE FROM console_sessions WHERE expires_at <= $1", work.now);
  OpenedConsoleSession opened{.token = new_token(work.random), .session = {}};
  opened.session = {.id = token_digest(opened.token),
                    .account = account,
                    .user_id = user_id,
                    .started_at = work.now,
                    .expires_at = work.now.plus_seconds(work.settings[Setting::signin_session_seconds]),
                    .mfa_at = mfa_at};
  work.unit.execute(
      "INSERT INTO console_sessions (id, account, user_id, started_at, mfa_at, expires_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      opened.session.id, account, user_id, opened.session.started_at, mfa_at, opened.session.expires_at);
  return opened;
}

FoundSession find_console_session(store::Unit& unit, std::string_view token, base::Instant now) {
  return find_console_session_by_id(unit, token_digest(token), now);
}

FoundSession find_console_session_by_id(store::Unit& unit, std::string_view id, base::Instant now) {
  auto rows = unit.query(
      "SELECT id, account, user_id, started_at, mfa_at, expires_at FROM console_sessions "
      "WHERE id = $1 AND expires_at > $2",
      id, now);
  const auto row = rows.first();
  if (!row) return {SessionState::ended, {}};
  ConsoleSession session{.id = row->text(0),
                         .account = aws::AccountId::trusted(row->text_view(1)),
                         .user_id = row->optional_text(2),
                         .started_at = row->instant(3),
                         .expires_at = row->instant(5),
                         .mfa_at = row->optional_instant(4)};
  const auto changed_at = password_changed_at(unit, session);
  if (!changed_at || *changed_at > session.started_at) return {SessionState::credentials_changed, {}};
  return {SessionState::good, std::move(session)};
}

void close_console_session(Work& work, std::string_view token) {
  work.unit.execute("DELETE FROM console_sessions WHERE id = $1", token_digest(token));
}

Caller caller_of(store::Unit& unit, const ConsoleSession& session, base::Instant now,
                 base::Instant expires_at) {
  Caller caller{.principal = {.kind = policy::PrincipalKind::root,
                              .account = session.account.str(),
                              .arn = aws::root_arn(session.account)},
                .account = session.account,
                .user_id = session.account.str(),
                .user_name = {},
                .access_key_id = {},
                .session = Session{.kind = SessionKind::console,
                                   .issued_at = now.whole_second(),
                                   .expires_at = expires_at,
                                   .mfa_at = session.mfa_at}};
  if (session.user_id) {
    const User user = get_user(unit, *session.user_id);
    caller.principal.kind = policy::PrincipalKind::user;
    caller.principal.arn = user.arn();
    caller.principal.unique_id = user.id;
    caller.user_id = user.id;
    caller.user_name = user.name;
  }
  return caller;
}

}  // namespace groundwork::plane::signin
