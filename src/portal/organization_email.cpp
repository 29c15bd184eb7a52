#include "plane/accounts.hpp"
#include "plane/organizations/organization.hpp"
#include "portal/errors.hpp"
#include "portal/session_of.hpp"
#include "portal/table.hpp"

namespace groundwork::portal {
namespace {

using namespace api::portal;
using services::Call;

namespace domain = plane::organizations;

// https://docs.aws.amazon.com/organizations/latest/userguide/about-email-verification.html
VerifyOrganizationEmailOutput verify_organization_email(Call& call,
                                                        const VerifyOrganizationEmailInput& input) {
  const auto organization = domain::find_organization_by_email_code(call.unit, input.verification_code);
  VerifyOrganizationEmailOutput output;
  if (!organization) {
    output.problem = problem_of(plane::CodeCheck::wrong);
  } else if (!domain::verify_management_email(call, *organization, input.verification_code)) {
    output.problem = problem_of(plane::CodeCheck::expired);
  } else {
    output.organization_id = organization->id;
  }
  return output;
}

/// The organization that the account of this session manages.
domain::Organization managed_by(Call& call, const std::string& session_token) {
  const auto session = session_of(call, session_token);
  const auto membership = domain::membership_of(call.unit, session.account);
  if (!membership || !membership->is_management) {
    throw access_denied("Only the management account of an organization gets this code.");
  }
  return domain::find_organization(call.unit, membership->organization_id).value();
}

GetOrganizationEmailOutput get_organization_email(Call& call, const SessionInput& input) {
  const domain::Organization organization = managed_by(call, input.session_token);
  return {.email = plane::get_account(call.unit, organization.management_account).email,
          .verified_at = organization.email_verified_at};
}

SendOrganizationEmailCodeOutput send_organization_email_code(Call& call, const SessionInput& input) {
  domain::send_management_email_code(call, managed_by(call, input.session_token));
  return {};
}

}  // namespace

void add_organization_email(services::Table& table) {
  table.open<&verify_organization_email>("VerifyOrganizationEmail")
      .open<&get_organization_email>("GetOrganizationEmail")
      .open<&send_organization_email_code>("SendOrganizationEmailCode");
}

}  // namespace groundwork::portal
