#pragma once

#include <optional>
#include <string>
#include <vector>

#include "aws/account_id.hpp"
#include "plane/billing/calendar.hpp"
#include "plane/billing/money.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

/// The bill of one payer for one month, once it is final. A payer whose bill is transferred does not see it:
/// whoever pays gets one invoice for each organization, beside its own.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html
struct Invoice {
  std::string id;  ///< the same on every run
  aws::AccountId payer;
  aws::AccountId billed_to;  ///< who gets and pays it
  Month month = 0;
  base::Instant issued_at;
  NanoUsd usage = 0, support = 0;
  NanoUsd credits = 0;                   ///< below zero
  NanoUsd total = 0;                     ///< whole cents
  std::optional<std::string> paid_with;  ///< empty: nothing was to be paid, or could not be
};

/// Something on a bill.
struct BillLine {
  std::string record_type;  ///< Usage, Support or Credit
  std::string service;
  NanoUsd amount = 0;
};

/// Adds up the month, writes to the root user and billing contact of the one whom it is billed to, and
/// charges that account's payment method. Nothing where there is nothing to tell of.
/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/getting-viewing-bill.html
void issue_invoice(Work& work, const aws::AccountId& payer, Month month);

/// Who gets and pays the payer's bill of a month. Transfers begin and end with months.
aws::AccountId billed_to(store::Unit& unit, const aws::AccountId& payer, Month month);

std::optional<Invoice> find_invoice(store::Unit& unit, const aws::AccountId& payer, Month month);
/// Of all accounts together, by record types and services.
std::vector<BillLine> invoice_lines(store::Unit& unit, const Invoice& invoice);
/// An account's part of it.
std::vector<BillLine> invoice_part(store::Unit& unit, const Invoice& invoice, const aws::AccountId& account);

}  // namespace groundwork::plane::billing
