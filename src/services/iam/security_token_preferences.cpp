#include "api/iam/types.hpp"
#include "plane/identities/account_settings.hpp"
#include "services/iam/access.hpp"
#include "services/iam/identities.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;

/// Kept, and shown in the account's summary; tokens of both versions are valid in every Region here.
///
/// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SetSecurityTokenServicePreferences.html
void set_security_token_service_preferences(Call& call,
                                            const SetSecurityTokenServicePreferencesRequest& input) {
  plane::set_global_endpoint_token_version(call, call.account(),
                                           input.global_endpoint_token_version == "v2Token" ? 2 : 1);
}

}  // namespace

void add_security_token_preferences(Table& table) {
  table.on<&set_security_token_service_preferences,
           &access_account<SetSecurityTokenServicePreferencesRequest>>("SetSecurityTokenServicePreferences");
}

}  // namespace groundwork::services::iam
