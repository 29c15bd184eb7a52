#include "gateway/operator.hpp"
#include "gateway/stages.hpp"

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
void admit_account(std::string_view state, std::string_view service, std::string_view operation) {
  if (state == "ACTIVE" || state == "PENDING_CLOSURE") return;
  if (service == "account" && operation == "GetAccountInformation") return;
  if (service == "sts" && operation == "GetCallerIdentity") return;
  if (state == "PENDING_ACTIVATION") {
    throw aws::ApiError("OptInRequired", "The AWS Access Key Id needs a subscription for the service", 403);
  }
  throw aws::access_denied("The account is suspended.");
}

}  // namespace

void admit(const Exchange& exchange) {
  // The mailbox holds the codes that prove who somebody is: it is for the people at this machine.
  if (exchange.operation->name == "ListMessages" && exchange.table->model().name == "portal" &&
      !is_loopback(exchange.request.remote_address)) {
    throw aws::access_denied("The mailbox is open to callers on the plane's own machine alone.");
  }
  if (exchange.operation->unauthenticated || exchange.caller().is_anonymous()) return;
  const std::string_view service = exchange.table->model().signing_name;
  if (exchange.caller().session) admit_session(*exchange.caller().session, service, exchange.operation->name);
  admit_account(exchange.identity->account_state, service, exchange.operation->name);
}

}  // namespace groundwork::gateway
