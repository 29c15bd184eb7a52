#include "plane/organizations/transfer_news.hpp"

#include <boost/json.hpp>
#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/mail.hpp"
#include "plane/organizations/transfer_chains.hpp"
#include "plane/service_events.hpp"

namespace groundwork::plane::organizations {
namespace {

constexpr std::string_view kSource = "organizations.amazonaws.com";

boost::json::object details_of(const ResponsibilityTransfer& transfer) {
  boost::json::object details{{"responsibilityTransferId", transfer.id},
                              {"type", kBillingTransfer},
                              {"status", name_of(transfer.status)},
                              {"sourceManagementAccountId", transfer.source.value().str()},
                              {"targetManagementAccountId", transfer.target.str()},
                              {"startTimestamp", base::iso8601(transfer.starts_at)}};
  if (transfer.ends_at) details["endTimestamp"] = base::iso8601_ms(*transfer.ends_at);
  return details;
}

/// To the target and to those who inherit from it.
void record_for_payers(Work& work, const ResponsibilityTransfer& transfer, std::string_view name) {
  std::optional<aws::AccountId> account = transfer.target;
  while (account) {
    record_service_event(work, *account, kSource, name, details_of(transfer));
    const auto next = live_outbound(work, *account);
    account = next ? std::optional(next->target) : std::nullopt;
  }
}

}  // namespace

// AWS says that the one who pays in the end gets a notification through CloudTrail, and not what it is
// called: the two names are ours.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html
void tell_of_acceptance(Work& work, const ResponsibilityTransfer& transfer) {
  record_for_payers(work, transfer, "ResponsibilityTransferAccepted");
}

void tell_of_withdrawal(Work& work, const ResponsibilityTransfer& transfer, const aws::AccountId& by) {
  record_for_payers(work, transfer, "ResponsibilityTransferWithdrawn");
  const Account source = get_account(work.unit, transfer.source.value());
  const Account target = get_account(work.unit, transfer.target);
  const std::string body = fmt::format(
      "{} has withdrawn the billing transfer {} by which {} ({}) manages and pays the bill of {} "
      "({}). It ends at {}. What is used after that is billed to {} again.\n",
      by.str(), transfer.id, target.name, target.id.str(), source.name, source.id.str(),
      base::iso8601(transfer.ends_at.value()), source.id.str());
  for (const Account* account : {&source, &target}) {
    send_mail(work, account->email, "An AWS billing transfer was withdrawn", body);
  }
}

}  // namespace groundwork::plane::organizations
