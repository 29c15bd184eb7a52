#include "plane/accounts.hpp"
#include "plane/life/primary_email.hpp"
#include "plane/signin_events.hpp"
#include "portal/errors.hpp"
#include "portal/origin.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using services::Call;

namespace life = plane::life;

// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-root-user-email.html
StartEmailUpdateOutput start_email_update(Call& call, const StartEmailUpdateInput& input) {
  const plane::Account account = plane::get_account(call.unit, account_of_root(call, input.session_token));
  if (!plane::is_account_email(input.new_email)) {
    throw invalid_field("newEmail", "The e-mail address is not one that an account can have.");
  }
  const auto subject = plane::signin::root_subject(call.unit, account.email);
  const auto attempt = plane::signin::confirm_password(call, subject, input.password);
  if (auto problem = problem_of(attempt, ProblemCode::kWrongPassword)) return {.problem = std::move(problem)};
  life::start_primary_email_update(call, account, input.new_email, life::EmailAsker::root_user);
  return {};
}

FinishEmailUpdateOutput finish_email_update(Call& call, const FinishEmailUpdateInput& input) {
  const aws::AccountId account = account_of_root(call, input.session_token);
  const auto update = life::find_primary_email_update(call.unit, account, call.now);
  if (!update || update->status != "PENDING") {
    return {.email = {}, .problem = problem_of(plane::CodeCheck::expired)};
  }
  if (auto problem = problem_of(life::accept_primary_email_update(call, *update, input.code))) {
    return {.email = {}, .problem = std::move(problem)};
  }
  plane::signin::record_email_update(call, account, origin_of(call));
  return {.email = update->email, .problem = {}};
}

}  // namespace

void add_email_update(services::Table& table) {
  table.open<&start_email_update>("StartEmailUpdate").open<&finish_email_update>("FinishEmailUpdate");
}

}  // namespace groundwork::portal
