#include <algorithm>

#include "api/sts/types.hpp"
#include "plane/sessions.hpp"
#include "services/sts/second_factor.hpp"
#include "services/sts/session_policies.hpp"
#include "services/sts/table.hpp"

namespace groundwork::services::sts {
namespace {

constexpr std::int32_t kSecondsDefault = 43200;
constexpr std::int32_t kRootSecondsMax = 3600;

/// Nobody needs a permission for it, and none can be denied.
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
api::sts::GetSessionTokenResponse get_session_token(Call& call,
                                                    const api::sts::GetSessionTokenRequest& input) {
  plane::Caller made = call.caller;
  const bool with_mfa = spend_second_factor(call, input.serial_number, input.token_code);
  std::int32_t seconds = input.duration_seconds.value_or(kSecondsDefault);
  if (made.is_root()) seconds = std::min(seconds, kRootSecondsMax);
  plane::Session& session = made.session.emplace();
  session.kind = plane::SessionKind::session_token;
  session.issued_at = call.now.whole_second();
  session.expires_at = session.issued_at.plus_seconds(seconds);
  if (with_mfa) session.mfa_at = call.now;
  return {.credentials = to_credentials(plane::issue_credentials(call, made))};
}

}  // namespace

void add_get_session_token(Table& table) { table.open<&get_session_token>("GetSessionToken").writes(); }

}  // namespace groundwork::services::sts
