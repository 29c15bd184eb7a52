#include <algorithm>

#include "organizations/rules.hpp"

namespace groundwork::organizations_model {
namespace {

constexpr std::int64_t kQuotaMs = 30 * std::int64_t{86'400'000};

std::size_t closures(const World& world, const Id& organization, std::int64_t after_ms) {
  return static_cast<std::size_t>(std::ranges::count_if(world.closures, [&](const Closure& closure) {
    return closure.organization == organization && closure.requested_ms > after_ms;
  }));
}

// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CloseAccount.html
Refusals judge_close(const World& world, const Organization& organization, const Step& step) {
  const Id id = text(step.input, "AccountId");
  const Id own = world.accounts.at(step.caller).organization;
  const auto account = world.accounts.find(id);
  Refusals refusals;
  const auto refuse = [&](const char* reason) {
    refusals.push_back({"ConstraintViolationException", reason});
  };
  if (!organization.has_all_features()) refuse("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE");
  if (account == world.accounts.end() || account->second.organization != own) {
    refusals.push_back({"AccountNotFoundException", ""});
  }
  if (!refusals.empty()) return refusals;
  if (id == organization.management) return constraint("CANNOT_CLOSE_MANAGEMENT_ACCOUNT");
  if (account->second.state == "SUSPENDED") return {{"AccountAlreadyClosedException", ""}};
  if (account->second.state != "ACTIVE") return {{"ConflictException", ""}};
  if (closures(world, own, world.now_ms - world.limits.closing_ms) >= world.limits.closures_in_progress) {
    refuse("CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED");
  }
  if (closures(world, own, world.now_ms - kQuotaMs) >= world.limits.closures) {
    refuse("CLOSE_ACCOUNT_QUOTA_EXCEEDED");
  }
  return refusals;
}

void close(World& world, const Step& step, const json::object&) {
  const Id id = text(step.input, "AccountId");
  world.accounts.at(id).state = "PENDING_CLOSURE";
  world.closures.push_back(
      {.account = id, .organization = world.accounts.at(id).organization, .requested_ms = world.now_ms});
}

constexpr Rule kRules[] = {
    {"CloseAccount", for_management<judge_close>, close},
};

}  // namespace

std::span<const Rule> closure_rules() { return kRules; }

}  // namespace groundwork::organizations_model
