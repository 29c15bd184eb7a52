#include "plane/organizations/responsibility_transfers.hpp"

#include "plane/accounts.hpp"
#include "plane/organizations/transfer_invitations.hpp"
#include "services/organizations/access.hpp"
#include "services/organizations/output.hpp"
#include "services/organizations/page.hpp"
#include "services/organizations/table.hpp"

namespace groundwork::services::organizations {
namespace {

using domain::ResponsibilityTransfer;
using domain::TransferDirection;

model::TransferParticipant participant(Call& call, const aws::AccountId& id) {
  return {.management_account_id = id.str(),
          .management_account_email = plane::get_account(call.unit, id).email};
}

/// Until it has accepted, whoever invited it learns no more of the source than it knew.
model::TransferParticipant source_of(Call& call, const ResponsibilityTransfer& transfer,
                                     TransferDirection direction) {
  if (direction == TransferDirection::outbound || transfer.came_to_be()) {
    return participant(call, transfer.source.value());
  }
  if (aws::AccountId::parse(transfer.addressee)) return {.management_account_id = transfer.addressee};
  return {.management_account_id = std::nullopt, .management_account_email = transfer.addressee};
}

/// The name is for those who pay.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing-update-transfer.html
model::ResponsibilityTransfer show(Call& call, const Organization& organization,
                                   const ResponsibilityTransfer& transfer) {
  const TransferDirection direction = domain::direction_for(transfer, organization);
  model::ResponsibilityTransfer shown{.arn = domain::transfer_arn(organization, direction, transfer.id),
                                      .id = transfer.id,
                                      .type = std::string(domain::kBillingTransfer),
                                      .status = std::string(domain::name_of(transfer.status)),
                                      .source = source_of(call, transfer, direction),
                                      .target = participant(call, transfer.target),
                                      .start_timestamp = transfer.starts_at,
                                      .end_timestamp = transfer.ends_at,
                                      .active_handshake_id = transfer.handshake_id};
  if (direction == TransferDirection::inbound) shown.name = transfer.name;
  return shown;
}

model::InviteOrganizationToTransferResponsibilityResponse invite(
    Call& call, const model::InviteOrganizationToTransferResponsibilityRequest& input) {
  const plane::Tags tags = to_tags(input.tags);
  return {.handshake = to_api(
              call, domain::invite_to_transfer(call, managed(call),
                                               {.addressee_type = input.target.type,
                                                .addressee = input.target.id,
                                                .name = input.source_name,
                                                .notes = input.notes ? std::string_view(*input.notes) : "",
                                                .starts_at = input.start_timestamp,
                                                .tags = tags}))};
}

// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html
Accesses invite_access(Call& call, const model::InviteOrganizationToTransferResponsibilityRequest& input) {
  const bool is_account = input.target.type == model::HandshakePartyType::kAccount;
  Accesses accesses{is_account ? on_resource(call, input.target.id) : on_everything()};
  add_transfer(accesses.front(), TransferDirection::inbound);
  require_tagging(call, accesses, "transfer", input.tags, "billing/inbound/*");
  return accesses;
}

model::DescribeResponsibilityTransferResponse describe(
    Call& call, const model::DescribeResponsibilityTransferRequest& input) {
  const Organization organization = readable(call);
  return {.responsibility_transfer =
              show(call, organization, domain::get_transfer(call, organization, input.id))};
}

std::string key_of(const ResponsibilityTransfer& transfer) { return transfer.id; }

template <class Input, class Output, class Fetch>
Output list(Call& call, const Organization& organization, const Input& input, Fetch fetch) {
  Output output;
  auto& transfers = output.responsibility_transfers.emplace();
  for (const auto& transfer : page_of(input, output, fetch, key_of)) {
    transfers.push_back(show(call, organization, transfer));
  }
  return output;
}

/// With an id, those that come with it while it is not over: the transfers to its source, whose bills go on
/// with that account's own.
model::ListInboundResponsibilityTransfersResponse list_inbound(
    Call& call, const model::ListInboundResponsibilityTransfersRequest& input) {
  const Organization organization = readable(call);
  std::optional<ResponsibilityTransfer> over;
  if (input.id) over = domain::get_transfer(call, organization, *input.id);
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    if (!over) return domain::inbound_transfers(call.unit, organization.management_account, after, limit);
    if (!over->is_live(call.now)) return std::vector<ResponsibilityTransfer>{};
    return domain::inherited_transfers(call, over->source.value(), after, limit);
  };
  return list<model::ListInboundResponsibilityTransfersRequest,
              model::ListInboundResponsibilityTransfersResponse>(call, organization, input, fetch);
}

model::ListOutboundResponsibilityTransfersResponse list_outbound(
    Call& call, const model::ListOutboundResponsibilityTransfersRequest& input) {
  const Organization organization = readable(call);
  const auto fetch = [&](const std::string& after, std::int64_t limit) {
    return domain::outbound_transfers(call.unit, organization.management_account, after, limit);
  };
  return list<model::ListOutboundResponsibilityTransfersRequest,
              model::ListOutboundResponsibilityTransfersResponse>(call, organization, input, fetch);
}

template <class Input, TransferDirection direction>
Accesses list_access(Call&, const Input&) {
  Access access = on_everything();
  add_transfer(access, direction);
  return {std::move(access)};
}

model::UpdateResponsibilityTransferResponse update(Call& call,
                                                   const model::UpdateResponsibilityTransferRequest& input) {
  const Organization organization = managed(call);
  auto transfer = domain::get_transfer(call, organization, input.id);
  domain::rename_transfer(call, organization, transfer, input.name);
  return {.responsibility_transfer = show(call, organization, transfer)};
}

model::TerminateResponsibilityTransferResponse terminate(
    Call& call, const model::TerminateResponsibilityTransferRequest& input) {
  const Organization organization = managed(call);
  auto transfer = domain::get_transfer(call, organization, input.id);
  domain::withdraw_transfer(call, organization, transfer, input.end_timestamp);
  return {.responsibility_transfer = show(call, organization, transfer)};
}

}  // namespace

void add_responsibility_transfers(Table& table) {
  using Inbound = model::ListInboundResponsibilityTransfersRequest;
  using Outbound = model::ListOutboundResponsibilityTransfersRequest;
  table.on<&invite, &invite_access>("InviteOrganizationToTransferResponsibility");
  table.on<&describe, &access_to<&model::DescribeResponsibilityTransferRequest::id>>(
      "DescribeResponsibilityTransfer");
  table.on<&list_inbound, &list_access<Inbound, TransferDirection::inbound>>(
      "ListInboundResponsibilityTransfers");
  table.on<&list_outbound, &list_access<Outbound, TransferDirection::outbound>>(
      "ListOutboundResponsibilityTransfers");
  table.on<&update, &access_to<&model::UpdateResponsibilityTransferRequest::id>>(
      "UpdateResponsibilityTransfer");
  table.on<&terminate, &access_to<&model::TerminateResponsibilityTransferRequest::id>>(
      "TerminateResponsibilityTransfer");
}

}  // namespace groundwork::services::organizations
