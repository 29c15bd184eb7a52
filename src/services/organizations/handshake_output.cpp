#include "plane/accounts.hpp"
#include "services/organizations/output.hpp"

namespace groundwork::services::organizations {
namespace {

using domain::Handshake;
using domain::HandshakeAction;

model::HandshakeResource resource(const char* type, std::string value) {
  model::HandshakeResource made;
  made.type = type;
  made.value = std::move(value);
  return made;
}

/// Who is asked from outside learns of the organization; its members know it.
model::HandshakeResource organization_resource(Call& call, const Handshake& handshake) {
  using Type = model::HandshakeResourceType;
  auto made = resource(Type::kOrganization, handshake.organization_id);
  if (handshake.action != HandshakeAction::invite && !handshake.transfer_id) return made;
  const plane::Account management = plane::get_account(call.unit, handshake.management_account);
  if (handshake.transfer_id) {
    made.resources = std::vector{resource(Type::kManagementAccount, management.id.str()),
                                 resource(Type::kManagementEmail, management.email),
                                 resource(Type::kManagementName, management.name)};
    return made;
  }
  made.resources = std::vector{resource(Type::kMasterEmail, management.email),
                               resource(Type::kMasterName, management.name),
                               resource(Type::kOrganizationFeatureSet, handshake.feature_set)};
  return made;
}

/// Whose an address is shows once its owner has accepted.
model::HandshakeResource recipient_resource(const Handshake& handshake) {
  using Type = model::HandshakeResourceType;
  const bool is_known =
      handshake.recipient_type == "ACCOUNT" || handshake.state == domain::HandshakeState::accepted;
  if (is_known) return resource(Type::kAccount, handshake.account.value().str());
  return resource(Type::kEmail, handshake.recipient);
}

model::HandshakeResource transfer_resource(Call& call, const std::string& id) {
  using Type = model::HandshakeResourceType;
  auto made = resource(Type::kResponsibilityTransfer, id);
  const auto transfer = domain::find_transfer(call.unit, id).value();
  made.resources = std::vector{resource(Type::kTransferType, std::string(domain::kBillingTransfer)),
                               resource(Type::kTransferStartTimestamp, base::iso8601(transfer.starts_at))};
  return made;
}

std::vector<model::HandshakeResource> resources_of(Call& call, const Handshake& handshake) {
  using Type = model::HandshakeResourceType;
  std::vector<model::HandshakeResource> made;
  if (handshake.parent_id) made.push_back(resource(Type::kParentHandshake, *handshake.parent_id));
  made.push_back(organization_resource(call, handshake));
  if (!handshake.recipient_type.empty()) made.push_back(recipient_resource(handshake));
  if (handshake.transfer_id) made.push_back(transfer_resource(call, *handshake.transfer_id));
  if (!handshake.notes.empty()) made.push_back(resource(Type::kNotes, handshake.notes));
  return made;
}

std::vector<model::HandshakeParty> parties_of(const Handshake& handshake) {
  std::vector<model::HandshakeParty> parties{
      {.id = handshake.organization_id, .type = model::HandshakePartyType::kOrganization}};
  if (!handshake.recipient_type.empty()) {
    parties.push_back({.id = handshake.recipient, .type = handshake.recipient_type});
  }
  return parties;
}

}  // namespace

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_Handshake.html
model::Handshake to_api(Call& call, const Handshake& handshake) {
  return {.id = handshake.id,
          .arn = domain::handshake_arn(handshake),
          .parties = parties_of(handshake),
          .state = std::string(domain::name_of(handshake.state)),
          .requested_timestamp = handshake.requested_at,
          .expiration_timestamp = handshake.expires_at,
          .action = std::string(domain::name_of(handshake.action)),
          .resources = resources_of(call, handshake)};
}

}  // namespace groundwork::services::organizations
