#include "plane/accounts.hpp"
#include "plane/organizations/all_features.hpp"
#include "plane/organizations/errors.hpp"
#include "plane/organizations/handshake_answers.hpp"
#include "plane/organizations/invitations.hpp"
#include "plane/organizations/member_roles.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/output.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

using domain::Handshake;
using domain::HandshakeAction;

/// An invitation, for the account or for the address alone.
model::InviteAccountToOrganizationResponse invite_account(
    Call& call, const model::InviteAccountToOrganizationRequest& input) {
  const plane::Tags tags = to_tags(input.tags);
  return {.handshake =
              to_api(call, domain::invite_account(call, managed(call),
                                                  {.target_type = input.target.type,
                                                   .target = input.target.id,
                                                   .notes = input.notes ? std::string_view(*input.notes) : "",
                                                   .tags = tags}))};
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
Accesses invite_account_access(Call& call, const model::InviteAccountToOrganizationRequest& input) {
  const bool is_account = input.target.type == model::HandshakePartyType::kAccount;
  Accesses accesses{is_account ? on_resource(call, input.target.id) : on_everything()};
  add_request_tags(accesses.front(), input.tags);
  require_tagging(call, accesses, "account", input.tags);
  return accesses;
}

model::EnableAllFeaturesResponse enable_all_features(Call& call, const model::EnableAllFeaturesRequest&) {
  return {.handshake = to_api(call, domain::enable_all_features(call, managed(call)))};
}

model::DescribeHandshakeResponse describe_handshake(Call& call,
                                                    const model::DescribeHandshakeRequest& input) {
  return {.handshake = to_api(call, domain::get_handshake(call.unit, call.account(), input.handshake_id))};
}

model::AcceptHandshakeResponse accept_handshake(Call& call, const model::AcceptHandshakeRequest& input) {
  return {.handshake = to_api(call, domain::accept_handshake(call, call.account(), input.handshake_id))};
}

model::DeclineHandshakeResponse decline_handshake(Call& call, const model::DeclineHandshakeRequest& input) {
  return {.handshake = to_api(call, domain::decline_handshake(call, call.account(), input.handshake_id))};
}

model::CancelHandshakeResponse cancel_handshake(Call& call, const model::CancelHandshakeRequest& input) {
  return {.handshake = to_api(call, domain::cancel_handshake(call, call.account(), input.handshake_id))};
}

/// A handshake by its ARN, which is in the sender's account. `*` where it is not there: the handler says so.
Access on_handshake(Call& call, const std::string& id) {
  const auto handshake = domain::find_handshake(call.unit, id);
  return {.resource = handshake ? domain::handshake_arn(*handshake) : "*"};
}

template <class Input>
Accesses handshake_access(Call& call, const Input& input) {
  return {on_handshake(call, input.handshake_id)};
}

/// Who comes into an organization with all features, or approves them, makes the role of Organizations with
/// its own permission.
bool makes_linked_role(Call& call, const Handshake& handshake) {
  if (domain::has_organizations_linked_role(call.unit, call.account())) return false;
  switch (handshake.action) {
    case HandshakeAction::invite:
      return handshake.feature_set == domain::kAllFeatures;
    case HandshakeAction::approve_all_features:
    case HandshakeAction::add_linked_role:
      return true;
    case HandshakeAction::enable_all_features:
    case HandshakeAction::transfer_responsibility:
      break;
  }
  return false;
}

Accesses accept_handshake_access(Call& call, const model::AcceptHandshakeRequest& input) {
  Accesses accesses{on_handshake(call, input.handshake_id)};
  const auto handshake = domain::find_handshake(call.unit, input.handshake_id);
  if (handshake && makes_linked_role(call, *handshake)) accesses.push_back(on_linked_role(call));
  return accesses;
}

domain::HandshakeFilter to_filter(const std::optional<model::HandshakeFilter>& filter) {
  if (!filter) return {};
  if (filter->action_type && filter->parent_handshake_id) {
    throw domain::invalid_input("MAX_LIMIT_EXCEEDED_FILTER",
                                "You can specify only one filter parameter for the operation.");
  }
  return {.action = filter->action_type.value_or(""), .parent_id = filter->parent_handshake_id.value_or("")};
}

std::string key_of(const Handshake& handshake) { return handshake.id; }

/// Of those that the account received; it need not be in an organization.
model::ListHandshakesForAccountResponse list_for_account(
    Call& call, const model::ListHandshakesForAccountRequest& input) {
  const auto filter = to_filter(input.filter);
  model::ListHandshakesForAccountResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::handshakes_of_account(call.unit, call.account(), filter, after, limit);
  };
  auto& handshakes = output.handshakes.emplace();
  for (const auto& handshake : page_of(input, output, fetch, key_of)) {
    handshakes.push_back(to_api(call, handshake));
  }
  return output;
}

model::ListHandshakesForOrganizationResponse list_for_organization(
    Call& call, const model::ListHandshakesForOrganizationRequest& input) {
  const Organization organization = readable(call);
  const auto filter = to_filter(input.filter);
  model::ListHandshakesForOrganizationResponse output;
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::handshakes_of_organization(call.unit, organization.id, filter, after, limit);
  };
  auto& handshakes = output.handshakes.emplace();
  for (const auto& handshake : page_of(input, output, fetch, key_of)) {
    handshakes.push_back(to_api(call, handshake));
  }
  return output;
}

}  // namespace

void add_handshakes(Table& table) {
  table.on<&invite_account, &invite_account_access>("InviteAccountToOrganization");
  table.on<&enable_all_features, &access_to_everything<model::EnableAllFeaturesRequest>>("EnableAllFeatures");
  table.on<&describe_handshake, &handshake_access<model::DescribeHandshakeRequest>>("DescribeHandshake");
  table.on<&accept_handshake, &accept_handshake_access>("AcceptHandshake");
  table.on<&decline_handshake, &handshake_access<model::DeclineHandshakeRequest>>("DeclineHandshake");
  table.on<&cancel_handshake, &handshake_access<model::CancelHandshakeRequest>>("CancelHandshake");
  table.on<&list_for_account, &access_to_everything<model::ListHandshakesForAccountRequest>>(
      "ListHandshakesForAccount");
  table.on<&list_for_organization, &access_to_everything<model::ListHandshakesForOrganizationRequest>>(
      "ListHandshakesForOrganization");
}

}  // namespace groundwork::services::organizations
