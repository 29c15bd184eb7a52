#include "plane/signin_clients.hpp"

#include "base/digest.hpp"
#include "base/encoding.hpp"
#include "plane/signin_tokens.hpp"

namespace groundwork::plane::signin {
namespace {

constexpr std::int64_t kOverlapSeconds = 60;

}  // namespace

IssuedCode issue_authorization_code(Work& work, const ConsoleSession& session,
                                    const Authorization& authorization) {
  work.unit.execute("DELETE FROM authorization_codes WHERE expires_at <= $1", work.now);
  IssuedCode issued{.code = new_token(work.random),
                    .expires_at = work.now.plus_seconds(work.settings[Setting::signin_code_seconds])};
  work.unit.execute(
      "INSERT INTO authorization_codes (id, session, client_id, redirect_uri, code_challenge, expires_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      token_digest(issued.code), session.id, authorization.client_id, authorization.redirect_uri,
      authorization.code_challenge, issued.expires_at);
  return issued;
}

std::optional<FoundAuthorization> take_authorization_code(Work& work, std::string_view code) {
  auto rows = work.unit.query(
      "DELETE FROM authorization_codes WHERE id = $1 AND expires_at > $2 "
      "RETURNING session, client_id, redirect_uri, code_challenge",
      token_digest(code), work.now);
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return FoundAuthorization{row->text(0), {row->text(1), row->text(2), row->text(3)}};
}

bool verifier_matches(std::string_view code_challenge, std::string_view code_verifier) {
  return base::equal_constant_time(code_challenge, base::base64url(base::sha256(code_verifier)));
}

std::string issue_refresh_token(Work& work, const RefreshGrant& grant) {
  std::string token = new_token(work.random);
  work.unit.execute("INSERT INTO refresh_tokens (id, session, client_id, key) VALUES ($1, $2, $3, $4)",
                    token_digest(token), grant.session_id, grant.client_id, grant.key);
  return token;
}

std::optional<RefreshGrant> find_refresh_grant(Work& work, std::string_view token,
                                               std::string_view client_id) {
  auto rows = work.unit.query(
      "SELECT session, key FROM refresh_tokens WHERE id = $1 AND client_id = $2 "
      "AND (replaced_at IS NULL OR replaced_at > $3)",
      token_digest(token), client_id, work.now.plus_seconds(-kOverlapSeconds));
  const auto row = rows.first();
  if (!row) return std::nullopt;
  return RefreshGrant{row->text(0), std::string(client_id), row->optional_text(1)};
}

std::string replace_refresh_token(Work& work, std::string_view token, const RefreshGrant& grant) {
  work.unit.execute("DELETE FROM refresh_tokens WHERE session = $1 AND replaced_at <= $2", grant.session_id,
                    work.now.plus_seconds(-kOverlapSeconds));
  work.unit.execute("UPDATE refresh_tokens SET replaced_at = $1 WHERE id = $2 AND replaced_at IS NULL",
                    work.now, token_digest(token));
  return issue_refresh_token(work, grant);
}

}  // namespace groundwork::plane::signin
