#include "plane/support/plans.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <fmt/format.h>

#include "plane/accounts.hpp"
#include "plane/mail.hpp"

namespace groundwork::plane::support {

// Embedded from plans.json at build time.
extern const std::string_view kPlansJson;

namespace {

namespace json = boost::json;

constexpr std::string_view kEndPlanJob = "support.end_plan";

std::string text_or_empty(const json::object& from, std::string_view key) {
  const json::value* found = from.if_contains(key);
  return found == nullptr ? std::string() : std::string(found->as_string());
}

bool is_true(const json::object& from, std::string_view key) {
  const json::value* found = from.if_contains(key);
  return found != nullptr && found->as_bool();
}

SupportPlan read_plan(const json::object& from) {
  SupportPlan plan{.id = text_or_empty(from, "id"),
                   .name = text_or_empty(from, "name"),
                   .level = from.at("level").as_int64(),
                   .minimum_usd_per_month = from.at("minimum_usd_per_month").as_int64(),
                   .commitment_days = from.at("commitment_days").as_int64(),
                   .ends_at = base::parse_iso8601(text_or_empty(from, "ends_at")),
                   .successor = text_or_empty(from, "successor"),
                   .has_api = is_true(from, "api"),
                   .left_through_aws = is_true(from, "left_through_aws"),
                   .charged_together = is_true(from, "charged_together"),
                   .business_hours = is_true(from, "business_hours")};
  for (const json::value& tier : from.at("tiers").as_array()) {
    SupportTier& made = plan.tiers.emplace_back();
    if (const auto* limit = tier.as_object().if_contains("up_to_usd")) made.up_to_usd = limit->as_int64();
    made.basis_points = tier.at("basis_points").as_int64();
  }
  for (const json::value& severity : from.at("severities").as_array()) {
    plan.severities.push_back(
        {std::string(severity.at("code").as_string()), severity.at("first_response_minutes").as_int64()});
  }
  return plan;
}

std::string percent(std::int64_t basis_points) {
  const std::int64_t whole = basis_points / 100;
  const std::int64_t rest = basis_points % 100;
  return rest == 0 ? fmt::format("{}%", whole) : fmt::format("{}.{:02}%", whole, rest);
}

std::string day(base::Instant at) { return base::iso8601(at).substr(0, 10); }

void check_downgrade(Work& work, const SupportPlan& present, const SupportSubscription& subscription) {
  if (present.left_through_aws) {
    throw SupportPlanRefused(fmt::format(
        "AWS alone ends {}. Ask AWS Support, or your technical account manager, to change the plan.",
        present.name));
  }
  const base::Instant free_at = subscription.from.plus_seconds(present.commitment_days * base::kDaySeconds);
  if (work.now < free_at) {
    throw SupportPlanRefused(fmt::format("{} is kept for {} days at least. Choose a lower plan from {} on.",
                                         present.name, present.commitment_days, base::iso8601(free_at)));
  }
}

void insert(Work& work, const aws::AccountId& account, const SupportSubscription& subscription) {
  work.unit.execute(
      "INSERT INTO support_subscriptions (account, plan, started_at, ended_at) VALUES ($1, $2, $3, $4)",
      account, subscription.plan, subscription.from, subscription.until);
}

void end_plan(Work& work, const Job& job) {
  const auto account = find_account(work.unit, aws::AccountId::trusted(job.subject));
  if (!account || account->state == AccountState::closed) return;
  const SupportPlan& plan = support_plan_of(work.unit, account->id);
  // Another plan was chosen in the meantime.
  if (plan.is_selectable(work.now)) return;
  const SupportPlan& next = *find_support_plan(plan.successor);
  put_support_plan(work, account->id, next);
  std::string text =
      fmt::format("AWS has ended the support plan {} on {}. The account \"{}\" ({}) now has the plan {}.\n",
                  plan.name, day(*plan.ends_at), account->name, account->id.str(), next.name);
  if (!next.has_api) {
    text += "\nIt has no technical support. Choose another plan in the account settings.\n";
  }
  send_mail(work, account->email, "Your AWS Support plan has changed", text);
}

}  // namespace

bool SupportPlan::allows(std::string_view severity) const {
  return std::ranges::find(severities, severity, &SupportSeverity::code) != severities.end();
}

std::string SupportPlan::share() const {
  if (tiers.empty()) return {};
  if (tiers.size() == 1) return percent(tiers.front().basis_points);
  return fmt::format("{} to {}, by tiers", percent(tiers.front().basis_points),
                     percent(tiers.back().basis_points));
}

std::span<const SupportPlan> support_plans() {
  static const std::vector<SupportPlan> kPlans = [] {
    std::vector<SupportPlan> made;
    const json::value file = json::parse(kPlansJson);
    for (const json::value& plan : file.at("plans").as_array()) made.push_back(read_plan(plan.as_object()));
    return made;
  }();
  return kPlans;
}

const SupportPlan* find_support_plan(std::string_view id) {
  const auto plans = support_plans();
  const auto found = std::ranges::find(plans, id, &SupportPlan::id);
  return found == plans.end() ? nullptr : &*found;
}

const SupportPlan& support_plan_of(store::Unit& unit, const aws::AccountId& account) {
  const Account found = get_account(unit, account);
  const SupportPlan* plan = find_support_plan(found.support_plan);
  if (plan == nullptr) throw std::logic_error(fmt::format("no support plan is {}", found.support_plan));
  return *plan;
}

std::vector<SupportSubscription> support_subscriptions(store::Unit& unit, const aws::AccountId& account) {
  std::vector<SupportSubscription> found;
  for (const store::Row row :
       unit.query("SELECT plan, started_at, ended_at FROM support_subscriptions WHERE account = $1 "
                  "ORDER BY started_at",
                  account)) {
    found.push_back({row.text(0), row.instant(1), row.optional_instant(2)});
  }
  if (found.empty()) {
    // The plan that the account was made with has no row until it changes.
    if (const auto made = find_account(unit, account))
      found.push_back({made->support_plan, made->created_at, {}});
  }
  return found;
}

void change_support_plan(Work& work, const aws::AccountId& account, std::string_view id) {
  const SupportPlan* plan = find_support_plan(id);
  if (plan == nullptr) throw SupportPlanRefused(fmt::format("There is no support plan {}.", id));
  const SupportPlan& present = support_plan_of(work.unit, account);
  if (plan->id == present.id) return;
  if (!plan->is_selectable(work.now)) {
    throw SupportPlanRefused(
        fmt::format("AWS ended this plan on {}. Choose another one.", day(*plan->ends_at)));
  }
  if (plan->level < present.level)
    check_downgrade(work, present, support_subscriptions(work.unit, account).back());
  put_support_plan(work, account, *plan);
}

void put_support_plan(Work& work, const aws::AccountId& account, const SupportPlan& plan) {
  SupportSubscription present = support_subscriptions(work.unit, account).back();
  work.unit.execute("DELETE FROM support_subscriptions WHERE account = $1 AND ended_at IS NULL", account);
  present.until = work.now;
  // A plan that was held for no time leaves no trace.
  if (present.from < present.until) insert(work, account, present);
  insert(work, account, {plan.id, work.now, {}});
  set_support_plan(work, account, plan.id);
  if (plan.ends_at) schedule(work, kEndPlanJob, account.str(), *plan.ends_at);
}

std::map<std::string, JobHandler> plan_job_handlers() { return {{std::string(kEndPlanJob), end_plan}}; }

}  // namespace groundwork::plane::support
