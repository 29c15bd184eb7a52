#pragma once

#include <optional>
#include <vector>

#include "plane/billing/invoices.hpp"
#include "plane/work.hpp"

namespace groundwork::plane::billing {

/// The bill of a payer for a month, final or as far as it has come.
struct Bill {
  aws::AccountId payer;
  aws::AccountId billed_to;  ///< who gets and pays it, now that its month began
  Month month = 0;
  std::optional<Invoice> invoice;  ///< empty: an estimate, without support and credits
  std::vector<BillLine> lines;     ///< of all accounts together

  NanoUsd total() const;
};

Bill bill_of(Work& work, const aws::AccountId& payer, Month month);
/// The bills of other payers that are billed to `account`, in order of their ids.
std::vector<Bill> bills_transferred_to(Work& work, const aws::AccountId& account, Month month);
/// An account's part of it.
std::vector<BillLine> part_of_bill(Work& work, const Bill& bill, const aws::AccountId& account);
NanoUsd total_of(const std::vector<BillLine>& lines);

/// Who pays for the account on the last of its days in the month; empty where it had none.
std::optional<aws::AccountId> payer_in(store::Unit& unit, const aws::AccountId& account, Month month);
/// Those who pay for anything in the month, in order of their ids, after `after` (an id, or empty).
std::vector<aws::AccountId> payers_in(store::Unit& unit, Month month, std::string_view after,
                                      std::int64_t limit);

}  // namespace groundwork::plane::billing
