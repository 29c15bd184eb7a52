#include "plane/signup_support_plans.hpp"

#include <algorithm>
#include <array>

namespace groundwork::plane::signup {
namespace {

constexpr base::Instant kEndOf2026 = base::Instant::from_seconds(1'798'761'600);  // 2027-01-01T00:00:00Z

constexpr std::array kPlans{
    SupportPlan{"BASIC", "Basic", 0, "", {}},
    SupportPlan{"DEVELOPER", "Developer", 29, "3%", kEndOf2026},
    SupportPlan{"BUSINESS", "Business", 100, "10% to 3%, by tiers", kEndOf2026},
    SupportPlan{"ENTERPRISE_ON_RAMP", "Enterprise On-Ramp", 5500, "10%", kEndOf2026},
    SupportPlan{"BUSINESS_SUPPORT_PLUS", "Business Support+", 29, "9% to 3%, by tiers", {}},
    SupportPlan{"ENTERPRISE", "Enterprise", 5000, "", {}},
    SupportPlan{"UNIFIED_OPERATIONS", "Unified Operations", 50000, "", {}},
};

}  // namespace

std::span<const SupportPlan> support_plans() { return kPlans; }

const SupportPlan* find_support_plan(std::string_view id) {
  const auto found = std::ranges::find(kPlans, id, &SupportPlan::id);
  return found == kPlans.end() ? nullptr : &*found;
}

}  // namespace groundwork::plane::signup
