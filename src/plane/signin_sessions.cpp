#include "plane/signin_sessions.hpp"

#include "aws/arn.hpp"
#include "plane/accounts.hpp"
#include "plane/identities/login_profiles.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/users.hpp"
#include "plane/sessions.hpp"
#include "plane/signin_tokens.hpp"

namespace groundwork::plane::signin {
namespace {

constexpr std::int64_t kListedMax = 1000;

/// When the password was set that somebody signs in with today; nullopt where there is none any more.
std::optional<base::Instant> password_changed_at(store::Unit& unit, const ConsoleSession& session) {
  if (session.is_root()) {
    const RootUser root = get_root_user(unit, session.account);
    if (!root.password_hash) return std::nullopt;
    return root.password_changed_at.value_or(base::Instant{});
  }
  const auto profile = find_login_profile(unit, *session.user_id);
  if (!profile) return std::nullopt;
  return profile->changed_at;
}

/// Whether the role, or the user who vouched for a federated one, is still there.
bool has_issuer(store::Unit& unit, const Caller& federated) {
  const policy::Principal& principal = federated.principal;
  if (principal.unique_id.empty()) return true;  // the root user, who is as old as the account
  if (principal.kind == policy::PrincipalKind::role_session) {
    return find_role_by_id(unit, principal.unique_id).has_value();
  }
  return find_user_by_id(unit, principal.unique_id).has_value();
}

bool has_credentials_of_then(store::Unit& unit, const ConsoleSession& session) {
  if (session.federated) return has_issuer(unit, *session.federated);
  const auto changed_at = password_changed_at(unit, session);
  return changed_at && *changed_at <= session.started_at;
}

void insert(Work& work, const ConsoleSession& session) {
  work.unit.execute("DELETE FROM console_sessions WHERE expires_at <= $1", work.now);
  std::optional<std::string> federated;
  if (session.federated) federated = write_session_caller(*session.federated);
  work.unit.execute(
      "INSERT INTO console_sessions (id, account, user_id, federated, holder, started_at, mfa_at, "
      "expires_at, source_address) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      session.id, session.account, session.user_id, federated, session.holder(), session.started_at,
      session.mfa_at, session.expires_at, session.source_address);
}

constexpr std::string_view kSelect =
    "SELECT id, account, user_id, started_at, mfa_at, expires_at, federated, source_address "
    "FROM console_sessions ";

ConsoleSession read_row(const store::Row& row) {
  ConsoleSession session{.id = row.text(0),
                         .account = aws::AccountId::trusted(row.text_view(1)),
                         .user_id = row.optional_text(2),
                         .started_at = row.instant(3),
                         .expires_at = row.instant(5),
                         .mfa_at = row.optional_instant(4),
                         .source_address = row.text(7)};
  if (const auto federated = row.optional_text(6)) session.federated = read_session_caller(*federated);
  return session;
}

}  // namespace

const std::string& ConsoleSession::holder() const {
  if (federated) return federated->user_id;
  return user_id ? *user_id : account.str();
}

OpenedConsoleSession open_console_session(Work& work, const aws::AccountId& account,
                                          const std::optional<std::string>& user_id,
                                          std::optional<base::Instant> mfa_at) {
  OpenedConsoleSession opened{.token = new_token(work.random), .session = {}};
  opened.session = {.id = token_digest(opened.token),
                    .account = account,
                    .user_id = user_id,
                    .started_at = work.now,
                    .expires_at = work.now.plus_seconds(work.settings[Setting::signin_session_seconds]),
                    .mfa_at = mfa_at};
  insert(work, opened.session);
  return opened;
}

OpenedConsoleSession open_federated_session(Work& work, const Caller& caller, base::Instant expires_at,
                                            std::string_view source_address) {
  OpenedConsoleSession opened{.token = new_token(work.random), .session = {}};
  opened.session = {.id = token_digest(opened.token),
                    .account = caller.account,
                    .user_id = {},
                    .started_at = work.now,
                    .expires_at = expires_at,
                    .mfa_at = caller.session->mfa_at,
                    .federated = caller,
                    .source_address = std::string(source_address)};
  insert(work, opened.session);
  return opened;
}

void set_source_address(Work& work, const ConsoleSession& session, std::string_view address) {
  work.unit.execute("UPDATE console_sessions SET source_address = $1 WHERE id = $2", address, session.id);
}

FoundSession find_console_session(store::Unit& unit, std::string_view token, base::Instant now) {
  return find_console_session_by_id(unit, token_digest(token), now);
}

FoundSession find_console_session_by_id(store::Unit& unit, std::string_view id, base::Instant now) {
  auto rows = unit.query(std::string(kSelect) + "WHERE id = $1 AND expires_at > $2", id, now);
  const auto row = rows.first();
  if (!row) return {SessionState::ended, {}};
  ConsoleSession session = read_row(*row);
  if (!has_credentials_of_then(unit, session)) return {SessionState::credentials_changed, {}};
  return {SessionState::good, std::move(session)};
}

void close_console_session(Work& work, std::string_view token) {
  work.unit.execute("DELETE FROM console_sessions WHERE id = $1", token_digest(token));
}

std::vector<ConsoleSession> list_console_sessions(store::Unit& unit, const ConsoleSession& of,
                                                  base::Instant now) {
  std::vector<ConsoleSession> found;
  for (const store::Row row : unit.query(
           std::string(kSelect) + "WHERE holder = $1 AND expires_at > $2 ORDER BY started_at DESC LIMIT $3",
           of.holder(), now, kListedMax)) {
    found.push_back(read_row(row));
  }
  std::erase_if(found,
                [&](const ConsoleSession& session) { return !has_credentials_of_then(unit, session); });
  return found;
}

bool end_console_session(Work& work, const ConsoleSession& of, std::string_view id) {
  return work.unit.execute("DELETE FROM console_sessions WHERE id = $1 AND holder = $2", id, of.holder()) > 0;
}

Caller caller_of(store::Unit& unit, const ConsoleSession& session, base::Instant now,
                 base::Instant expires_at) {
  if (session.federated) {
    // What its session policies and tags say still holds, and what revokes sessions before some moment goes
    // by when the role was assumed.
    Caller caller = *session.federated;
    caller.session->kind = SessionKind::console;
    caller.session->expires_at = expires_at;
    return caller;
  }
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
