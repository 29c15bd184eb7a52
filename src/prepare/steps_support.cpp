#include <algorithm>

#include <fmt/format.h>

#include "api/support/types.hpp"
#include "prepare/steps.hpp"

namespace groundwork::prepare {
namespace {

constexpr const char* kSupportPlansUrl = "https://console.aws.amazon.com/support/plans/home";

/// The severity of cases that tells the plan from those below it; nothing for plans without the Support API.
/// https://docs.aws.amazon.com/awssupport/latest/user/case-management.html
std::string_view severity_of(SupportPlan plan) {
  switch (plan) {
    case SupportPlan::basic:
    case SupportPlan::developer:
      return {};
    case SupportPlan::business:
      return "urgent";
    case SupportPlan::business_support_plus:
    case SupportPlan::enterprise:
    case SupportPlan::unified_operations:
      return "critical";
  }
  return {};
}

/// `low, normal, ...`; nothing where the account's plan has no Support API.
std::optional<std::vector<std::string>> severities(Preparation& p) {
  const auto answer = unless("SubscriptionRequiredException", [&] {
    return p.call<api::support::DescribeSeverityLevelsResponse>(
        api::support::service(), "DescribeSeverityLevels", api::support::DescribeSeverityLevelsRequest{});
  });
  if (!answer) return std::nullopt;
  std::vector<std::string> codes;
  if (answer->severity_levels) {
    for (const auto& level : *answer->severity_levels) codes.push_back(shown(level.code));
  }
  return codes;
}

Seen look_at_support_api(Preparation& p) {
  const SupportPlan wanted = *p.foundation.management_account.support_plan;
  const std::string_view severity = severity_of(wanted);
  const auto found = severities(p);
  Seen seen{.is_so = severity.empty() || (found && std::ranges::find(*found, severity) != found->end()),
            .before = found ? fmt::format("the plan answers cases of severity {}", fmt::join(*found, ", "))
                            : "the plan has no Support API: it is Basic or Developer",
            .evidence = {
                evidence("support:DescribeSeverityLevels", found ? fmt::format("{}", fmt::join(*found, ", "))
                                                                 : "SubscriptionRequiredException")}};
  if (!seen.is_so) {
    seen.person =
        report::PersonTask{fmt::format("Choose the support plan {}", to_text(wanted)), kSupportPlansUrl,
                           fmt::format("support:DescribeSeverityLevels tells of {}", severity)};
  }
  return seen;
}

}  // namespace

std::vector<Step> support_steps(Preparation& p) {
  if (!p.foundation.management_account.support_plan) return {};
  return {{.id = "support-api",
           .title = fmt::format("See that AWS Support answers as the plan {} does",
                                to_text(*p.foundation.management_account.support_plan)),
           .purpose =
               "No API tells the plan, but the Support API answers from Business on alone, and tells how "
               "urgent a case may be.",
           .change = {},
           .needs = {kAccountActive},
           .look = [&p] { return look_at_support_api(p); }}};
}

}  // namespace groundwork::prepare
