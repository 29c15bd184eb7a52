#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gateway/peer.hpp"
#include "gateway/stages.hpp"
#include "plane/life/regions.hpp"

namespace groundwork::gateway {
namespace {

using plane::SessionKind;

/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getfederationtoken.html
void admit_session(const plane::Session& session, std::string_view service, std::string_view operation) {
  const bool is_federated = session.kind == SessionKind::federation_token;
  const bool without_mfa = session.kind == SessionKind::session_token && !session.mfa_at;
  if (service == "iam" && (is_federated || without_mfa)) {
    throw aws::ApiError("InvalidClientTokenId", "The security token included in the request is invalid", 403);
  }
  if (service != "sts" || operation == "GetCallerIdentity") return;
  if (operation == "GetSessionToken" || operation == "GetFederationToken") {
    throw aws::access_denied("Cannot call " + std::string(operation) + " with session credentials");
  }
  const bool may_assume = session.kind != SessionKind::federation_token && operation == "AssumeRole";
  if ((is_federated || session.kind == SessionKind::session_token) && !may_assume) {
    throw aws::access_denied("Cannot call " + std::string(operation) + " with session credentials");
  }
}

/// The owner can sign in before the account is activated but cannot use services.
/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html
void admit_before_activation(std::string_view service, std::string_view operation) {
  if (service == "account" && operation == "GetAccountInformation") return;
  if (service == "sts" && operation == "GetCallerIdentity") return;
  throw aws::ApiError("OptInRequired", "The AWS Access Key Id needs a subscription for the service", 403);
}

/// What the root user of a closed account still finds once it has signed in: past bills, the settings of the
/// account, AWS Support. Everybody else's credentials are kept and not valid.
/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
bool is_open_after_closure(const plane::Caller& caller, std::string_view service) {
  constexpr std::array<std::string_view, 5> kServices{"account", "billing", "ce", "freetier", "support"};
  const bool is_console = caller.session && caller.session->kind == SessionKind::console;
  return caller.is_root() && is_console && std::ranges::find(kServices, service) != kServices.end();
}

void admit_account(const Exchange& exchange, std::string_view service) {
  const std::string_view state = exchange.identity->account_state;
  if (state == "ACTIVE") return;
  if (state == "PENDING_ACTIVATION") return admit_before_activation(service, exchange.operation->name);
  // An account whose free plan has ended is taken up again by an upgrade to the paid one.
  if (exchange.identity->is_past_free_plan && service == "freetier") return;
  if (state != "CLOSED" && is_open_after_closure(exchange.caller(), service)) return;
  refuse(exchange, sigv4::unknown_key());
}

/// Users and roles see nothing of an account's bills until its root user lets them, whatever their policies
/// allow. It holds for what the Billing console's own API shows (preferences, credits, views); the APIs of
/// Cost Explorer, Budgets and the cost reports are left to policies alone.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html
void admit_to_billing(const plane::Identity& identity, std::string_view service, std::string_view operation) {
  if (service != "billing" || identity.iam_billing_access || identity.caller.is_root()) return;
  throw aws::access_denied(
      fmt::format("User: {} is not authorized to perform: {}:{} because IAM access to billing information is "
                  "not activated "
                  "in account {}",
                  identity.caller.principal.arn, service, operation, identity.caller.account.str()));
}

/// A Region that an account has not turned on knows none of its credentials. STS alone has endpoints in the
/// Regions here; the other services have one for all.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
void admit_region(const Exchange& exchange, const plane::Work& work, std::string_view service) {
  if (service != "sts") return;
  if (plane::life::is_region_on(work.unit, exchange.caller().account, exchange.region)) return;
  refuse(exchange, sigv4::invalid_token());
}

}  // namespace

void admit_to_mailbox(const Exchange& exchange, std::string_view operator_token) {
  if (exchange.operation->name != "ListMessages" || exchange.table->model().name != "portal") return;
  if (is_local(exchange.request) || knows_token(exchange.request, operator_token)) return;
  throw aws::access_denied(
      "The mailbox is open to callers on the plane's own machine, and to others with the operator's token.");
}

void admit(const Exchange& exchange, const plane::Work& work) {
  if (exchange.operation->unauthenticated || exchange.caller().is_anonymous()) return;
  const std::string_view service = exchange.table->model().signing_name;
  if (exchange.caller().session) admit_session(*exchange.caller().session, service, exchange.operation->name);
  admit_account(exchange, service);
  admit_to_billing(*exchange.identity, service, exchange.operation->name);
  admit_region(exchange, work, service);
}

}  // namespace groundwork::gateway
