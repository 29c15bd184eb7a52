#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using services::Call;

// https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-tasks.html
SetIamBillingAccessOutput set_iam_billing_access(Call& call, const SetIamBillingAccessInput& input) {
  const auto session = session_of(call, input.session_token);
  const auto caller = plane::signin::caller_of(call.unit, session, call.now, session.expires_at);
  if (!caller.is_root()) {
    throw aws::ApiError(
        "AccessDeniedException",
        fmt::format("User: {} is not authorized to perform: billing:UpdateIAMAccessPreference. "
                    "Sign in as the root user.",
                    caller.principal.arn),
        403);
  }
  plane::set_iam_billing_access(call, session.account, input.allowed);
  plane::signin::record_iam_access_update(call, caller, origin_of(call), input.allowed);
  return {.allowed = input.allowed};
}

}  // namespace

void add_billing_access(services::Table& table) {
  table.open<&set_iam_billing_access>("SetIamBillingAccess");
}

}  // namespace groundwork::portal
