#include <algorithm>

#include <fmt/format.h>

#include "api/cost-explorer/types.hpp"
#include "prepare/moving_in.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

namespace cost_explorer = api::cost_explorer;

/// Cost Explorer keeps days for thirteen months.
constexpr std::int64_t kDaysMax = 365;
/// Amounts are added as whole numbers: money is no floating-point number.
constexpr int kAmountDigits = 9;
constexpr std::int64_t kAmountUnit = 1'000'000'000;
constexpr const char* kMetric = "UnblendedCost";

std::string day_of(base::Instant at) { return base::iso8601(at).substr(0, 10); }

/// `-12.3456` in billionths; digits beyond them are left off.
std::int64_t amount_of(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  std::int64_t amount = 0;
  int digits_left = -1;  // -1: before the point
  for (const char c : text.substr(is_negative ? 1 : 0)) {
    if (c == '.') {
      digits_left = kAmountDigits;
    } else if (digits_left != 0) {
      amount = amount * 10 + (c - '0');
      if (digits_left > 0) --digits_left;
    }
  }
  for (int i = digits_left < 0 ? kAmountDigits : digits_left; i > 0; --i) amount *= 10;
  return is_negative ? -amount : amount;
}

std::string shown_amount(std::int64_t amount) {
  const std::int64_t cents = (std::abs(amount) + kAmountUnit / 200) / (kAmountUnit / 100);
  return fmt::format("{}{}.{:02} USD", amount < 0 ? "-" : "", cents / 100, cents % 100);
}

/// What each account has cost the organization since the day on which it joined.
using Costs = std::map<std::string, std::int64_t>;

void add_day(const cost_explorer::ResultByTime& day, const std::vector<MovingIn>& joined, Costs& costs) {
  for (const auto& group : day.groups.value_or(std::vector<cost_explorer::Group>{})) {
    if (!group.keys || group.keys->empty() || !group.metrics || !group.metrics->contains(kMetric)) continue;
    const auto account = std::ranges::find(joined, group.keys->front(),
                                           [](const MovingIn& moving) { return *moving.member->id; });
    if (account == joined.end() || !day.time_period) continue;
    if (day.time_period->start < day_of(*account->member->joined_timestamp)) continue;
    costs[group.keys->front()] += amount_of(group.metrics->at(kMetric).amount.value_or("0"));
  }
}

/// https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html
Costs find_costs(Preparation& p, const std::vector<MovingIn>& joined) {
  const base::Instant now = p.pace.clock.now();
  base::Instant from = now;
  for (const MovingIn& moving : joined) from = std::min(from, *moving.member->joined_timestamp);
  from = std::max(from, now.plus_seconds(-kDaysMax * base::kDaySeconds));
  Costs costs;
  client::each_page([&](const std::optional<std::string>& token) {
    cost_explorer::GetCostAndUsageRequest input;
    input.time_period = {.start = day_of(from), .end = day_of(now.plus_seconds(base::kDaySeconds))};
    input.granularity = cost_explorer::Granularity::kDaily;
    input.metrics = {kMetric};
    input.group_by.emplace().push_back({.type = cost_explorer::GroupDefinitionType::kDimension,
                                        .key = cost_explorer::Dimension::kLinkedAccount});
    input.next_page_token = token;
    const auto page =
        p.call<cost_explorer::GetCostAndUsageResponse>(cost_explorer::service(), "GetCostAndUsage", input);
    for (const auto& day : page.results_by_time.value_or(std::vector<cost_explorer::ResultByTime>{})) {
      add_day(day, joined, costs);
    }
    return page.next_page_token;
  });
  return costs;
}

/// Why there are no figures, where AWS documents that there may be none; empty for any other refusal.
std::string why_no_figures(const aws::ApiError& error) {
  if (error.code == "DataUnavailableException") {
    return "no figures yet: they come about a day after Cost Explorer was opened for the first time";
  }
  if (error.code == "AccessDeniedException") {
    return "no figures: the caller may not read them, or the root user has not opened billing to IAM "
           "(Account "
           "page, \"IAM user and role access to Billing information\")";
  }
  return {};
}

void add_cost_evidence(Preparation& p, const std::vector<MovingIn>& joined, Seen& seen) {
  const std::string check = fmt::format("ce:GetCostAndUsage, {} by LINKED_ACCOUNT", kMetric);
  Costs costs;
  try {
    costs = find_costs(p, joined);
  } catch (const aws::ApiError& error) {
    const std::string why = why_no_figures(error);
    if (why.empty()) throw;
    seen.evidence.push_back(evidence(check, fmt::format("{}: {}", error.code, why)));
    return;
  }
  const std::string last = day_of(p.pace.clock.now());
  for (const MovingIn& moving : joined) {
    seen.evidence.push_back(evidence(fmt::format("{}, {}", check, moving.wanted->name),
                                     fmt::format("{} from {} to {}", shown_amount(costs[*moving.member->id]),
                                                 day_of(*moving.member->joined_timestamp), last)));
  }
}

Seen look_at_billing(Preparation& p) {
  Seen seen;
  std::vector<MovingIn> joined;
  std::size_t not_joined = 0;
  for (MovingIn& moving : find_moving_in(p)) {
    if (!moving.has_joined()) {
      ++not_joined;
    } else if (!moving.member->joined_timestamp) {
      throw StepError(
          fmt::format("organizations:ListAccounts does not tell when {} joined", moving.wanted->name));
    } else {
      seen.evidence.push_back(evidence(fmt::format("organizations:ListAccounts, {}", moving.wanted->name),
                                       described(*moving.member)));
      joined.push_back(std::move(moving));
    }
  }
  seen.before =
      fmt::format("{} pays for {} of {}", p.known_account(), joined.size(), joined.size() + not_joined);
  if (joined.empty()) {
    seen.too_early = "none has joined yet";
    return seen;
  }
  if (not_joined > 0) seen.before += fmt::format("; not joined yet: {}", not_joined);
  add_cost_evidence(p, joined, seen);
  seen.is_so = true;
  return seen;
}

}  // namespace

/// https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/consolidated-billing.html
std::vector<Step> consolidated_billing_steps(Preparation& p) {
  return {
      {.id = "consolidated-billing",
       .title = "See who pays for them, and since when",
       .purpose =
           "From the day on which an account joins, what it costs is on the management account's bill; what "
           "it cost before stays on its own.",
       .change = {},
       .needs = {"organization"},
       .look = [&p] { return look_at_billing(p); },
       .make = {},
       .follows = {"invitations-accepted"}}};
}

}  // namespace groundwork::prepare
