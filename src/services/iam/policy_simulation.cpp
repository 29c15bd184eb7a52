#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "plane/identities/users.hpp"
#include "services/iam/access.hpp"
#include "services/iam/errors.hpp"
#include "services/iam/paging.hpp"
#include "services/iam/policy_parts.hpp"
#include "services/iam/simulated_policies.hpp"
#include "services/iam/statement_positions.hpp"

namespace groundwork::services::iam {
namespace {

using namespace api::iam;
using policy::Layer;
using policy::Outcome;

constexpr std::string_view kEverything = "*";

/// Everything that stays the same over the actions and resources of one request.
struct Simulation {
  policy::Principal principal;
  policy::Policies policies;
  policy::Context context;
  std::string owner_account;  ///< of resources whose ARN names no account
};

std::string outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::allowed:
      return "allowed";
    case Outcome::explicit_deny:
      return "explicitDeny";
    case Outcome::implicit_deny:
      break;
  }
  return "implicitDeny";
}

/// What the policies of one layer said together; nullopt where none was consulted.
std::optional<Outcome> outcome_of(const policy::Decision& decision, Layer layer) {
  std::optional<Outcome> found;
  for (const policy::Consulted& consulted : decision.consulted) {
    if (consulted.layer != layer) continue;
    if (consulted.outcome == Outcome::explicit_deny) return Outcome::explicit_deny;
    if (!found || consulted.outcome == Outcome::allowed) found = consulted.outcome;
  }
  return found;
}

/// Every level must allow, and none deny.
std::optional<OrganizationsDecisionDetail> organizations_detail(const policy::Decision& decision,
                                                                std::size_t levels) {
  if (levels == 0) return std::nullopt;
  std::vector<bool> allows(levels, false);
  bool denied = false;
  for (const policy::Consulted& consulted : decision.consulted) {
    if (consulted.layer != Layer::service_control) continue;
    if (consulted.outcome == Outcome::allowed) allows.at(consulted.level) = true;
    denied = denied || consulted.outcome == Outcome::explicit_deny;
  }
  const bool all = std::all_of(allows.begin(), allows.end(), [](bool allowed) { return allowed; });
  return OrganizationsDecisionDetail{.allowed_by_organizations = all && !denied};
}

std::string_view source_type(Layer layer) {
  switch (layer) {
    case Layer::resource:
      return "Resource Policy";
    case Layer::service_control:
      return "Service Control Policy";
    default:
      return "IAM Policy";
  }
}

std::vector<Statement> matched_statements(const policy::Decision& decision) {
  std::vector<Statement> shown;
  for (const policy::MatchedStatement& matched : decision.deciding) {
    Statement& statement = shown.emplace_back();
    statement.source_policy_id = matched.source->name;
    statement.source_policy_type = std::string(source_type(matched.source->layer));
    const auto position = statement_position(matched.source->document->text(), matched.index);
    if (!position) continue;
    statement.start_position = position->start;
    statement.end_position = position->end;
  }
  return shown;
}

/// What each kind of policy contributes where the resource is another account's. Empty within one account.
std::map<std::string, std::string> decision_details(const policy::Decision& decision, bool cross_account) {
  std::map<std::string, std::string> details;
  if (!cross_account) return details;
  const std::pair<Layer, const char*> kinds[] = {{Layer::identity, "IAM Policy"},
                                                 {Layer::resource, "Resource Policy"},
                                                 {Layer::boundary, "Permissions Boundary Policy"}};
  for (const auto& [layer, name] : kinds) {
    if (const auto outcome = outcome_of(decision, layer)) details[name] = outcome_name(*outcome);
  }
  return details;
}

std::string account_of_resource(const Simulation& simulation, const std::string& resource) {
  const auto arn = aws::Arn::parse(resource);
  if (arn && aws::AccountId::parse(arn->account)) return arn->account;
  return simulation.owner_account;
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html
EvaluationResult simulate(const Simulation& simulation, const std::string& action,
                          const std::string& resource) {
  const std::string owner = account_of_resource(simulation, resource);
  const policy::Request request{.principal = simulation.principal,
                                .action = action,
                                .resource = resource,
                                .resource_account = owner,
                                .context = simulation.context};
  const policy::Decision decision = policy::evaluate(request, simulation.policies);
  EvaluationResult result{.eval_action_name = action,
                          .eval_resource_name = resource,
                          .eval_decision = outcome_name(decision.outcome),
                          .matched_statements = matched_statements(decision),
                          .missing_context_values = decision.missing_context_keys};
  result.organizations_decision_detail =
      organizations_detail(decision, simulation.policies.service_control.size());
  if (simulation.policies.boundary) {
    const bool allowed = outcome_of(decision, Layer::boundary) == Outcome::allowed;
    result.permissions_boundary_decision_detail =
        PermissionsBoundaryDecisionDetail{.allowed_by_permissions_boundary = allowed};
  }
  if (resource == kEverything) return result;
  const bool cross_account = owner != simulation.principal.account;
  result.eval_decision_details = decision_details(decision, cross_account);
  ResourceSpecificResult specific{
      .eval_resource_name = resource,
      .eval_resource_decision = result.eval_decision,
      .matched_statements = result.matched_statements,
      .missing_context_values = result.missing_context_values,
      .eval_decision_details = result.eval_decision_details,
      .permissions_boundary_decision_detail = result.permissions_boundary_decision_detail};
  result.resource_specific_results = {std::move(specific)};
  return result;
}

/// The results of a page: every action on every resource, in the order of the request.
template <class Input>
SimulatePolicyResponse simulate_all(const Simulation& simulation, const Input& input) {
  const auto resources = input.resource_arns.value_or(std::vector<std::string>{std::string(kEverything)});
  const plane::PageRequest page = page_request(input);
  std::size_t begin = 0;
  std::from_chars(page.after.data(), page.after.data() + page.after.size(), begin);
  const std::size_t total = input.action_names.size() * resources.size();
  const std::size_t end = std::min(total, begin + static_cast<std::size_t>(page.limit));
  SimulatePolicyResponse output;
  output.evaluation_results.emplace();
  for (std::size_t i = begin; i < end; ++i) {
    output.evaluation_results->push_back(
        simulate(simulation, input.action_names[i / resources.size()], resources[i % resources.size()]));
  }
  put_paging(output, end < total ? std::to_string(end) : "");
  return output;
}

/// What both operations take: context, resource policy and owner, boundary.
template <class Input>
void add_common(const Input& input, Simulation& simulation) {
  if (input.resource_handling_option) {
    throw aws::not_implemented("iam", "policy simulation with ResourceHandlingOption");
  }
  for (const ContextEntry& entry : input.context_entries.value_or(std::vector<ContextEntry>())) {
    if (!entry.context_key_name) throw invalid_input("A context entry has no ContextKeyName.");
    simulation.context.set(*entry.context_key_name,
                           entry.context_key_values.value_or(std::vector<std::string>()));
  }
  if (input.resource_policy) {
    if (simulation.principal.arn.empty()) {
      throw invalid_input("CallerArn is required where a resource policy is simulated for no user.");
    }
    simulation.policies.resource =
        policy::make_source(Layer::resource, "ResourcePolicy", {},
                            simulated_policy(*input.resource_policy, policy::DocumentKind::resource));
  }
  if (const auto& boundaries = input.permissions_boundary_policy_input_list;
      boundaries && !boundaries->empty()) {
    if (boundaries->size() > 1) throw invalid_input("A simulation takes one permissions boundary.");
    simulation.policies.boundary =
        simulated_sources(Layer::boundary, *boundaries, "PermissionsBoundaryPolicyInputList").front();
  }
  if (!input.resource_owner) return;
  const auto arn = aws::Arn::parse(*input.resource_owner);
  const auto account = aws::AccountId::parse(arn ? arn->account : *input.resource_owner);
  if (!account) throw invalid_input("Invalid ResourceOwner: " + *input.resource_owner);
  simulation.owner_account = account->str();
}

/// The user that the simulated requests come from, and what condition keys say of it.
void set_caller(Call& call, const std::string& user_arn, Simulation& simulation) {
  const auto arn = aws::Arn::parse(user_arn);
  const auto account = arn ? aws::AccountId::parse(arn->account) : std::nullopt;
  if (!account || arn->service != "iam" || !arn->resource.starts_with("user/")) {
    throw invalid_input("Invalid ARN provided in the request: " + user_arn);
  }
  const std::string name = user_arn.substr(user_arn.rfind('/') + 1);
  simulation.principal = {.kind = policy::PrincipalKind::user, .account = account->str(), .arn = user_arn};
  simulation.context.set("aws:PrincipalArn", user_arn);
  simulation.context.set("aws:PrincipalAccount", account->str());
  simulation.context.set("aws:PrincipalType", std::string("User"));
  simulation.context.set("aws:username", name);
  const auto user = plane::find_user(call.unit, *account, name);
  if (!user || *account != call.account()) return;
  simulation.principal.unique_id = user->id;
  simulation.context.set("aws:userid", user->id);
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html
SimulatePolicyResponse simulate_custom_policy(Call& call, const SimulateCustomPolicyRequest& input) {
  Simulation simulation;
  simulation.principal = {.kind = policy::PrincipalKind::user, .account = call.account().str()};
  if (input.caller_arn) set_caller(call, *input.caller_arn, simulation);
  simulation.owner_account = simulation.principal.account;
  simulation.policies.identity =
      simulated_sources(Layer::identity, input.policy_input_list, "PolicyInputList");
  if (input.ordered_organization_policy_input_list) {
    for (const auto& level : *input.ordered_organization_policy_input_list) {
      simulation.policies.service_control.push_back(
          simulated_sources(Layer::service_control,
                            level.service_control_policy_input_list.value_or(std::vector<std::string>()),
                            "ServiceControlPolicyInputList"));
    }
  }
  add_common(input, simulation);
  return simulate_all(simulation, input);
}

Accesses access_principal(Call&, const SimulatePrincipalPolicyRequest& input) {
  return {Access{.resource = input.policy_source_arn}};
}

// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html
SimulatePolicyResponse simulate_principal_policy(Call& call, const SimulatePrincipalPolicyRequest& input) {
  const PolicySource source = policy_source(call, input.policy_source_arn);
  const PolicyExclusions exclusions(input.policy_exclusion_list);
  Simulation simulation;
  simulation.principal = {.kind = policy::PrincipalKind::user, .account = call.account().str()};
  if (input.caller_arn) {
    set_caller(call, *input.caller_arn, simulation);
  } else if (source.holder.kind == plane::HolderKind::user) {
    set_caller(call, source.arn, simulation);
  }
  simulation.owner_account = simulation.principal.account;
  simulation.policies.identity = policies_of_source(call, source, exclusions);
  simulation.policies.boundary = boundary_of_source(call, source, exclusions);
  simulation.policies.service_control = service_control_sources(call, exclusions);
  if (input.policy_input_list) {
    const auto added = simulated_sources(Layer::identity, *input.policy_input_list, "PolicyInputList");
    simulation.policies.identity.insert(simulation.policies.identity.end(), added.begin(), added.end());
  }
  add_common(input, simulation);
  return simulate_all(simulation, input);
}

}  // namespace

void add_policy_simulation(Table& table) {
  table.on<&simulate_custom_policy, &access_account<SimulateCustomPolicyRequest>>("SimulateCustomPolicy")
      .on<&simulate_principal_policy, &access_principal>("SimulatePrincipalPolicy");
}

}  // namespace groundwork::services::iam
