#include <fmt/format.h>

#include "plane/life/closures.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using services::Call;

/// A root user may do everything but what policies of its organization deny.
void check_permission(Call& call, const plane::Caller& caller, std::string_view action) {
  if (!caller.is_root()) throw root_user_alone();
  const std::string resource = fmt::format("arn:aws:account::{}:account", caller.account.str());
  if (plane::signin::ask_policies(call, caller, origin_of(call), action, resource).allowed()) return;
  throw aws::ApiError("AccessDeniedException",
                      fmt::format("User: {} is not authorized to perform: {} on resource: {} because the "
                                  "organization's service control policies do not allow it",
                                  caller.principal.arn, action, resource),
                      403);
}

// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
CloseAccountOutput close_account(Call& call, const CloseAccountInput& input) {
  const auto session = session_of(call, input.session_token);
  const auto caller = plane::signin::caller_of(call.unit, session, call.now, session.expires_at);
  check_permission(call, caller, "account:CloseAccount");
  if (input.account_id != session.account.str()) {
    throw invalid_field("accountId", "It must be the id of the account that is to be closed.");
  }
  plane::life::close_by_root(call, plane::get_account(call.unit, session.account));
  plane::signin::record_account_closure(call, caller, origin_of(call));
  const auto state = plane::get_account(call.unit, session.account).state;
  return {.account_state = std::string(plane::account_state_name(state))};
}

}  // namespace

void add_account(services::Table& table) { table.open<&close_account>("CloseAccount"); }

}  // namespace groundwork::portal
