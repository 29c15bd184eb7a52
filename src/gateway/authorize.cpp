#include <algorithm>

#include <fmt/format.h>

#include "gateway/context_keys.hpp"
#include "gateway/stages.hpp"
#include "policy/explain.hpp"
#include "policy/resource_control_services.hpp"

namespace groundwork::gateway {
namespace {

services::Call call_of(const Exchange& exchange, plane::Work& work) {
  return {work,
          exchange.caller(),
          exchange.request_id,
          exchange.region,
          exchange.request.remote_address,
          exchange.request.header("user-agent"),
          exchange.request.secure,
          false,
          exchange.request.header("host"),
          exchange.request.header("dpop"),
          exchange.received_unmoved_at};
}

std::string action_of(const Exchange& exchange, const services::Access& access) {
  if (!access.action.empty()) return access.action;
  return fmt::format("{}:{}", exchange.table->model().signing_name, exchange.operation->name);
}

/// AWS tells of one kind of policy alone; the caller's ARN is the session's.
[[noreturn]] void refuse(const Exchange& exchange, const services::Access& access, const std::string& action,
                         const policy::Decision& decision) {
  if (access.refusal) throw *access.refusal;
  const std::string& arn = exchange.caller().principal.arn;
  throw aws::access_denied(policy::denial_message(
      decision, {.caller = arn.empty() ? "anonymous" : std::string_view(arn),
                 .action = action,
                 .resource = access.resource_words.empty() ? access.resource : access.resource_words,
                 .with_reason = access.with_reason}));
}

/// What the resource's account brings into a decision: its RCPs, and keys about it.
void add_owner(const plane::Authority::OrganizationPtr& organization, const aws::AccountId& owner,
               std::string_view action, policy::Policies& policies, policy::Context& keys) {
  keys.set("aws:ResourceAccount", owner.str());
  if (!organization->id.empty()) {
    keys.set("aws:ResourceOrgID", organization->id);
    keys.set("aws:ResourceOrgPaths", std::vector{organization->path});
  }
  if (policy::has_resource_control(action)) policies.resource_control = organization->resource_control;
}

void decide(Exchange& exchange, const services::Access& access, plane::Authority& authority,
            const plane::Work& work, policy::Policies& policies, const policy::Context& global) {
  policy::Context keys = global;
  for (const auto& [key, values] : access.context) keys.set(key, values);
  const aws::AccountId& owner =
      access.resource_account.empty() ? exchange.caller().account : access.resource_account;
  std::string action = action_of(exchange, access);
  if (!owner.empty()) add_owner(authority.organization_of(work, owner), owner, action, policies, keys);
  policies.resource = access.resource_policy;
  policies.trust_required = access.trust_required;
  policy::Decision decision = policy::evaluate({.principal = exchange.caller().principal,
                                                .action = action,
                                                .resource = access.resource,
                                                .resource_account = access.resource_account.str(),
                                                .context = keys},
                                               policies);
  const bool allowed = decision.allowed();
  exchange.decisions.push_back(
      {action, access.resource, std::move(decision), owner != exchange.caller().account});
  if (!allowed) refuse(exchange, access, action, exchange.decisions.back().decision);
}

}  // namespace

void authorize(Exchange& exchange, plane::Authority& authority, AuthMode mode, plane::Work& work) {
  if (exchange.handler->open) return;
  services::Call call = call_of(exchange, work);
  const services::Accesses accesses = exchange.handler->accesses(call, exchange.input.get());
  if (mode == AuthMode::open) {
    for (const services::Access& access : accesses) {
      exchange.decisions.push_back(
          {action_of(exchange, access), access.resource, {.outcome = policy::Outcome::allowed}});
    }
    return;
  }
  policy::Policies policies = authority.policies_of(work, exchange.caller());
  const policy::Context global = global_keys(exchange, authority.standing_of(work, exchange.caller()));
  for (const services::Access& access : accesses) decide(exchange, access, authority, work, policies, global);
}

void handle(Exchange& exchange, plane::Work& work) {
  // INVARIANT: no handler runs without a decision; an operation whose access function names nothing fails
  // closed.
  if (!exchange.handler->open && exchange.decisions.empty()) {
    throw std::logic_error(fmt::format("{} was not authorized", exchange.operation->name));
  }
  services::Call call = call_of(exchange, work);
  // Across accounts nothing is allowed but by the resource policy of the account that owns the resource.
  call.granted = std::ranges::all_of(exchange.decisions, &RecordedDecision::cross_account) &&
                 !exchange.decisions.empty();
  exchange.output = shape::Value(*exchange.operation->output);
  exchange.handler->handle(call, exchange.input.get(), exchange.output.get());
}

}  // namespace groundwork::gateway
