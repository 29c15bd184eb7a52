#include "organizations/play.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "organizations/invariants.hpp"
#include "organizations/picture.hpp"
#include "plane/life/jobs.hpp"
#include "plane/organizations/jobs.hpp"
#include "plane/standing.hpp"

namespace groundwork::organizations_model {
namespace {

constexpr std::size_t kShownSteps = 12;
constexpr std::size_t kStepsBetweenPictures = 40;
constexpr std::size_t kStepsBetweenInvariants = 4;

void apply_limits(const Limits& limits, plane::Settings& settings) {
  using S = plane::Setting;
  const auto set = [&](S setting, std::size_t value) {
    settings.set(setting, static_cast<std::int64_t>(value));
  };
  set(S::organizations_accounts, limits.accounts);
  set(S::organizations_units, limits.units);
  set(S::organizations_unit_depth, limits.unit_depth);
  set(S::organizations_scps, limits.policies);
  set(S::organizations_scps_per_target, limits.policies_per_target);
  set(S::organizations_scp_bytes, limits.policy_bytes);
  set(S::organizations_rcps, limits.policies);
  set(S::organizations_rcps_per_target, limits.policies_per_target);
  set(S::organizations_rcp_bytes, limits.policy_bytes);
  set(S::organizations_management_policies, limits.policies);
  set(S::organizations_management_policies_per_target, limits.policies_per_target);
  set(S::organizations_management_policy_bytes, limits.policy_bytes);
  set(S::organizations_close_account_concurrent, limits.closures_in_progress);
  set(S::organizations_close_account_quota, limits.closures);
  settings.set(S::organizations_close_account_ms, limits.closing_ms);
  settings.set(S::account_post_closure_days, limits.reopenable_ms / 86'400'000);
  set(S::organizations_tags, limits.tags);
  set(S::organizations_create_account_concurrent, limits.creations_in_progress);
  set(S::organizations_invitations_per_day, limits.invitations_per_day);
  set(S::organizations_all_features_accounts, limits.all_features_accounts);
  set(S::organizations_inbound_transfers, limits.inbound_transfers);
  set(S::organizations_transfer_levels, limits.transfer_levels);
  set(S::organizations_chain_transfers, limits.chain_transfers);
  settings.set(S::organizations_create_account_ms, limits.creation_ms);
  settings.set(S::organizations_leave_wait_seconds, limits.leave_wait_ms / 1000);
  settings.set(S::organizations_invitation_seconds, limits.invitation_ms / 1000);
  settings.set(S::organizations_all_features_seconds, limits.all_features_ms / 1000);
  settings.set(S::organizations_handshake_kept_seconds, limits.handshake_kept_ms / 1000);
}

/// What the root user of an account does so that it can stand alone.
void complete(plane::Work& work, const aws::AccountId& account) {
  plane::accept_agreement(work, account);
  plane::put_verified_phone(work, account, "+33 1 23 45");
  plane::put_payment_method(work, account, {"VISA", "4242", 12, 2030, "Ana Example"});
}

/// Accounts that may have an organization, but for some that lack what it needs.
Id add_account(plane::TestPlane& plane, const Account& account) {
  return plane.run([&](plane::Work& work) {
    const plane::Account made{.id = plane::new_account_id(work),
                              .name = account.name,
                              .email = account.email,
                              .kind = "BUSINESS",
                              .state = plane::AccountState::active,
                              .created_at = work.now,
                              .agreement_at = work.now};
    plane::insert_account(work, made);
    if (account.has_contact) {
      plane::put_contact_information(work, made.id,
                                     {.full_name = "Ana Example",
                                      .company_name = "Example Ltd",
                                      .address_line_1 = "1 Main Street",
                                      .city = "Lyon",
                                      .postal_code = "69001",
                                      .country_code = "FR",
                                      .phone_number = "+33 1 23 45"});
    }
    if (account.has_payment_method) complete(work, made.id);
    return made.id.str();
  });
}

}  // namespace

Play::Play(std::uint64_t seed) : seed_(seed), steps_(seed) {
  plane_.random = base::SeededRandom(seed);
  apply_limits(world_.limits, plane_.settings);
  world_.now_ms = plane_.clock.now().ms;
  for (int i = 0; i < 8; ++i) {
    Account account{.email = fmt::format("a{}@example.com", i), .name = fmt::format("a{}", i)};
    account.has_contact = i != 6;
    account.has_payment_method = account.has_verified_phone = i != 7;
    world_.accounts[add_account(plane_, account)] = account;
  }
}

void Play::play(std::size_t count) {
  for (; played_ < count; ++played_) {
    try {
      play_one();
      if (played_ % kStepsBetweenInvariants == 0) check_tables();
      if (played_ % kStepsBetweenPictures == 0) compare_pictures();
    } catch (const std::logic_error& error) {
      fail(fmt::format("a bug shows itself: {}", error.what()));
    }
  }
  check_tables();
  compare_pictures();
}

void Play::play_one() {
  // Each step has a moment of its own, so that what is due has one order.
  plane_.clock.set(plane_.clock.now().plus_ms(1));
  world_.now_ms = plane_.clock.now().ms;
  const Step step = steps_.next(world_);
  last_.push_back(fmt::format("{:6} {}", played_, to_text(step)));
  if (last_.size() > kShownSteps) last_.pop_front();
  if (step.operation == kAdvanceClock) {
    plane_.clock.set(plane_.clock.now().plus_ms(step.input.at("Ms").to_number<std::int64_t>()));
  } else if (step.operation == kVerifyEmail) {
    verify_email(step.caller);
  } else if (step.operation == kCompleteAccount) {
    complete_account(step.caller);
  } else {
    ask(step);
  }
  do_what_is_due();
}

void Play::verify_email(const Id& management) {
  const Organization* organization = std::as_const(world_).organization_of(management);
  if (organization == nullptr || organization->management != management) return;
  plane_.run([&](plane::Work& work) {
    work.unit.execute("UPDATE organizations SET email_verified_at = $1 WHERE management_account = $2",
                      work.now, management);
  });
  world_.organization_of(management).has_verified_email = true;
}

void Play::complete_account(const Id& id) {
  plane_.run([&](plane::Work& work) { complete(work, aws::AccountId::trusted(id)); });
  Account& account = world_.accounts.at(id);
  account.has_agreement = account.has_verified_phone = account.has_payment_method = true;
}

void Play::ask(const Step& step) {
  const Rule* rule = find_rule(step.operation);
  if (rule == nullptr) throw std::logic_error("the model has no rule for " + step.operation);
  const Refusals expected = rule->judge(world_, step);
  Answer answer = api_.ask(step.caller, step.operation, step.input);
  if (answer.refusal) {
    ++endings_[step.operation + " " + to_text(*answer.refusal)];
    if (std::ranges::find(expected, *answer.refusal) != expected.end()) return;
    std::string wanted;
    for (const Refusal& refusal : expected) wanted += " " + to_text(refusal);
    fail(fmt::format("refused with {}: {}\nexpected:{}", to_text(*answer.refusal), answer.message,
                     wanted.empty() ? " success" : wanted));
  }
  ++endings_[step.operation];
  if (!expected.empty()) fail("succeeded\nexpected: " + to_text(expected.front()));
  if (step.operation == "CreateOrganization") {
    answer.output["RootId"] = api_.list(step.caller, "ListRoots", {}, "Roots").at(0).at("Id");
  }
  if (step.operation == "EnableAllFeatures") {
    json::array parts;
    for (json::object& part : api_.list(
             step.caller, "ListHandshakesForOrganization",
             {{"Filter", {{"ParentHandshakeId", text_at(answer.output, "Handshake/Id")}}}}, "Handshakes")) {
      parts.push_back(std::move(part));
    }
    answer.output["Parts"] = std::move(parts);
  }
  rule->apply(world_, step, answer.output);
}

void Play::do_what_is_due() {
  auto handlers = plane::organizations::job_handlers();
  handlers.merge(plane::life::job_handlers());
  plane_.run_due_jobs(handlers);
  const std::int64_t now_ms = plane_.clock.now().ms;
  Due due;
  add_due_creations(due, now_ms);
  add_due_closures(due, now_ms);
  for (const auto& [at_ms, happen] : due) {
    world_.now_ms = at_ms;
    pass_time(world_);
    happen();
  }
  world_.now_ms = now_ms;
  pass_time(world_);
}

/// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccountStatus.html
void Play::add_due_creations(Due& due, std::int64_t now_ms) {
  for (auto& [id, organization] : world_.organizations) {
    for (auto& [request, creation] : organization.creations) {
      if (creation.state != "IN_PROGRESS" || creation.due_ms > now_ms) continue;
      due.emplace(creation.due_ms, [&, this] {
        settle_creation(world_, id, creation, [&] {
          return text_at(api_.get(organization.management, "DescribeCreateAccountStatus",
                                  {{"CreateAccountRequestId", request}}),
                         "CreateAccountStatus/AccountId");
        });
        ++endings_["creation " + creation.state + " " + creation.failure_reason];
      });
    }
  }
}

/// https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html
void Play::add_due_closures(Due& due, std::int64_t now_ms) {
  for (Closure& closure : world_.closures) {
    const std::int64_t suspended_ms = closure.requested_ms + world_.limits.closing_ms;
    const std::int64_t over_ms = closure.requested_ms + world_.limits.reopenable_ms;
    if (suspended_ms <= now_ms && !closure.is_over) {
      due.emplace(suspended_ms,
                  [&closure, this] { world_.accounts.at(closure.account).state = "SUSPENDED"; });
    }
    if (over_ms > now_ms || closure.is_over) continue;
    due.emplace(over_ms, [&closure, this] {
      closure.is_over = true;
      world_.accounts.at(closure.account).state = "CLOSED";
      if (!world_.accounts.at(closure.account).organization.empty()) depart(world_, closure.account);
      ++endings_["closed for good"];
    });
  }
}

void Play::compare_pictures() {
  for (const auto& [id, organization] : world_.organizations) {
    const std::string lines = difference(picture_of(world_, id), picture_of(api_, organization.management));
    if (!lines.empty()) fail("plane and model hold different things:\n" + lines);
  }
  for (const auto& [id, account] : world_.accounts) {
    const std::string handshakes = difference(handshakes_of(world_, id), handshakes_of(api_, id));
    if (!handshakes.empty()) fail(fmt::format("the handshakes that {} received:\n{}", id, handshakes));
    const Answer answer = api_.ask(id, "DescribeOrganization", {});
    if (answer.refusal ? !account.organization.empty()
                       : text_at(answer.output, "Organization/Id") != account.organization) {
      fail(fmt::format("{} should be in {}", id,
                       account.organization.empty() ? "no organization" : account.organization));
    }
  }
}

void Play::check_tables() {
  const std::string broken = plane_.run([](plane::Work& work) { return broken_invariant(work.unit); });
  if (!broken.empty()) fail(broken);
}

void Play::fail(const std::string& what) const {
  std::string text = fmt::format("seed {}, step {}: {}\nthe last steps:\n", seed_, played_, what);
  for (const std::string& step : last_) text += step + "\n";
  throw std::runtime_error(text);
}

}  // namespace groundwork::organizations_model
