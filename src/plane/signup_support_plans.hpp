#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/instant.hpp"

namespace groundwork::plane::signup {

/// One of AWS Support's plans. The guide of 2021 knows Developer and Business; those who sign up today find
/// their successors beside them.
struct SupportPlan {
  std::string_view id;  ///< BASIC, ...
  std::string_view name;
  std::int32_t minimum_usd_per_month = 0;
  std::string_view share;  ///< of what the account spends, where it is more; empty where AWS publishes none
  std::optional<base::Instant> ends_at;

  bool is_selectable(base::Instant now) const { return !ends_at || now < *ends_at; }
};

/// https://docs.aws.amazon.com/awssupport/latest/user/aws-support-plans.html
std::span<const SupportPlan> support_plans();
/// nullptr where there is no such plan.
const SupportPlan* find_support_plan(std::string_view id);

}  // namespace groundwork::plane::signup
