#include "plane/organizations/departures.hpp"

#include "services/organizations/access.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

/// Called by the member itself.
void leave_organization(Call& call, const shape::Unit&) {
  domain::leave_organization(call, domain::organization_of(call.unit, call.account()), call.account());
}

void remove_account(Call& call, const model::RemoveAccountFromOrganizationRequest& input) {
  domain::remove_account(call, managed(call), input.account_id);
}

}  // namespace

void add_departures(Table& table) {
  table.on<&leave_organization, &access_to_everything<shape::Unit>>("LeaveOrganization");
  table.on<&remove_account, &access_to<&model::RemoveAccountFromOrganizationRequest::account_id>>(
      "RemoveAccountFromOrganization");
}

}  // namespace groundwork::services::organizations
