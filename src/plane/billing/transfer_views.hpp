#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "plane/billing/views.hpp"

namespace groundwork::plane::billing {

// The views that an account has of bills that it pays for others: one for each transfer, from its start on,
// of all that stands on that bill while the account pays it. They stay when the transfer is over.
// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html

std::optional<BillingView> find_transfer_view(const Work& work, const aws::AccountId& account,
                                              std::string_view id);
/// In order of their ids, after `after` (an id, or empty).
std::vector<BillingView> transfer_views(const Work& work, const aws::AccountId& account,
                                        std::string_view after, std::int64_t limit);

}  // namespace groundwork::plane::billing
