#include "services/sts/table.hpp"

#include "api/sts/types.hpp"
#include "aws/entity_id.hpp"

namespace groundwork::services::sts {
namespace {

/// Allowed whatever any policy says.
/// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
api::sts::GetCallerIdentityResponse get_caller_identity(Call& call,
                                                        const api::sts::GetCallerIdentityRequest&) {
  return {.user_id = call.caller.user_id, .account = call.account().str(), .arn = call.caller.principal.arn};
}

/// https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html
api::sts::GetAccessKeyInfoResponse get_access_key_info(Call&,
                                                       const api::sts::GetAccessKeyInfoRequest& input) {
  const auto account = aws::account_in_id(input.access_key_id);
  if (!account) throw aws::validation_error("Invalid Access Key ID: it names no account.");
  return {.account = account->str()};
}

Accesses access_key_info_access(Call&, const api::sts::GetAccessKeyInfoRequest&) { return {Access{}}; }

}  // namespace

const Table& table() {
  static const Table kTable = [] {
    Table made(api::sts::service());
    made.open<&get_caller_identity>("GetCallerIdentity");
    made.on<&get_access_key_info, &access_key_info_access>("GetAccessKeyInfo");
    add_assume_role(made);
    add_get_session_token(made);
    add_get_federation_token(made);
    return made;
  }();
  return kTable;
}

}  // namespace groundwork::services::sts
