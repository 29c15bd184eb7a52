#include <algorithm>

#include "api/portal/types.hpp"
#include "plane/sessions.hpp"
#include "portal/errors.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using plane::signin::ConsoleSession;
using services::Call;

GetSessionCredentialsOutput get_session_credentials(Call& call, const SessionInput& input) {
  const ConsoleSession session = session_of(call, input.session_token);
  const std::int64_t seconds = call.settings[plane::Setting::signin_credential_seconds];
  const base::Instant expires_at = std::min(call.now.plus_seconds(seconds), session.expires_at);
  auto caller = plane::signin::caller_of(call.unit, session, call.now, expires_at);
  caller.session->console_session = session.id;
  auto made = plane::issue_credentials(call, caller);
  return {.access_key_id = std::move(made.access_key_id),
          .secret_access_key = std::move(made.secret_access_key),
          .credential_token = std::move(made.session_token),
          .expires_at = made.expires_at,
          .expires_in = static_cast<std::int32_t>((made.expires_at.ms - call.now.ms) / 1000)};
}

ListSessionsOutput list_sessions(Call& call, const SessionInput& input) {
  const ConsoleSession own = session_of(call, input.session_token);
  ListSessionsOutput output;
  for (const ConsoleSession& session : plane::signin::list_console_sessions(call.unit, own, call.now)) {
    output.sessions.push_back({.session_id = session.id,
                               .started_at = session.started_at,
                               .expires_at = session.expires_at,
                               .mfa_used = session.mfa_at.has_value(),
                               .current = session.id == own.id,
                               .source_address = session.source_address});
  }
  return output;
}

EndSessionOutput end_session(Call& call, const EndSessionInput& input) {
  const ConsoleSession own = session_of(call, input.session_token);
  if (!plane::signin::end_console_session(call, own, input.session_id)) {
    throw invalid_field("sessionId", "There is no such session of yours; it may have ended.");
  }
  return {};
}

}  // namespace

void add_session_list(services::Table& table) {
  table.open<&get_session_credentials>("GetSessionCredentials")
      .open<&list_sessions>("ListSessions")
      .open<&end_session>("EndSession");
}

}  // namespace groundwork::portal
