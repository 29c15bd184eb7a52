#include "plane/billing/transfer_views.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "plane/organizations/responsibility_transfers.hpp"

namespace groundwork::plane::billing {
namespace {

using organizations::ResponsibilityTransfer;

constexpr std::string_view kViewPrefix = "billing-transfer-", kTransferPrefix = "rt-";
/// More transfers than an account can have.
constexpr std::int64_t kAll = 1'000'000;

bool has_begun(const ResponsibilityTransfer& transfer, base::Instant now) {
  return transfer.came_to_be() && transfer.starts_at <= now &&
         (!transfer.ends_at || *transfer.ends_at > transfer.starts_at);
}

BillingView view_of(const aws::AccountId& account, const ResponsibilityTransfer& transfer) {
  BillingView view{.id = std::string(kViewPrefix) + transfer.id.substr(kTransferPrefix.size()),
                   .account = account,
                   .name = fmt::format("Billing transfer {}", transfer.source.value().str()),
                   .description = {},
                   .filter = {},
                   .created_at = transfer.starts_at,
                   .updated_at = transfer.starts_at,
                   .sources = {},
                   .transferred_from = transfer.source};
  view.filter.begins_at = transfer.starts_at;
  view.filter.ends_at = transfer.ends_at;
  return view;
}

/// Of a transfer that comes with another one, the time in which both are in force.
BillingView inherited(BillingView view, const ResponsibilityTransfer& over) {
  view.filter.begins_at = view.created_at = view.updated_at =
      std::max(*view.filter.begins_at, over.starts_at);
  if (over.ends_at)
    view.filter.ends_at = std::min(view.filter.ends_at.value_or(*over.ends_at), *over.ends_at);
  return view;
}

void add_views(std::vector<BillingView>& views, const Work& work, const aws::AccountId& account,
               const ResponsibilityTransfer& transfer) {
  views.push_back(view_of(account, transfer));
  for (const auto& below : organizations::inbound_transfers(work.unit, transfer.source.value(), "", kAll)) {
    if (!has_begun(below, work.now)) continue;
    BillingView view = inherited(view_of(account, below), transfer);
    if (!view.filter.ends_at || *view.filter.begins_at < *view.filter.ends_at)
      views.push_back(std::move(view));
  }
}

std::vector<BillingView> all_views(const Work& work, const aws::AccountId& account) {
  std::vector<BillingView> views;
  for (const auto& transfer : organizations::inbound_transfers(work.unit, account, "", kAll)) {
    if (has_begun(transfer, work.now)) add_views(views, work, account, transfer);
  }
  std::ranges::sort(views, {}, &BillingView::id);
  return views;
}

}  // namespace

std::optional<BillingView> find_transfer_view(const Work& work, const aws::AccountId& account,
                                              std::string_view id) {
  if (!id.starts_with(kViewPrefix)) return std::nullopt;
  for (BillingView& view : all_views(work, account)) {
    if (view.id == id) return std::move(view);
  }
  return std::nullopt;
}

std::vector<BillingView> transfer_views(const Work& work, const aws::AccountId& account,
                                        std::string_view after, std::int64_t limit) {
  std::vector<BillingView> views = all_views(work, account);
  std::erase_if(views, [&](const BillingView& view) { return view.id <= after; });
  if (static_cast<std::int64_t>(views.size()) > limit) views.resize(static_cast<std::size_t>(limit));
  return views;
}

}  // namespace groundwork::plane::billing
