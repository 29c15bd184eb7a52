#include "policy/evaluate.hpp"

#include <algorithm>
#include <cassert>

#include "policy/resource_control_services.hpp"
#include "policy/scope.hpp"

namespace groundwork::policy {
namespace {

bool has_identity(const Principal& caller) {
  switch (caller.kind) {
    case PrincipalKind::root:
    case PrincipalKind::user:
    case PrincipalKind::role_session:
    case PrincipalKind::federated_user:
      return true;
    case PrincipalKind::service:
    case PrincipalKind::federated:
    case PrincipalKind::anonymous:
      return false;
  }
  return false;
}

/// The root user, and sessions that the root user made with GetFederationToken.
bool is_root(const Principal& caller) {
  return caller.kind == PrincipalKind::root ||
         (caller.kind == PrincipalKind::federated_user && caller.issuer_arn.ends_with(":root"));
}

/// What the layers said, each true where it lets the request pass.
struct Findings {
  bool resource_control = true;
  bool service_control = true;
  Grant grant = Grant::none;
  bool identity = false;
  bool boundary = true;
  bool session = true;
};

/// Consults policies one after the other and gathers what they say.
class Walk {
 public:
  explicit Walk(const Request& request) : request_(request), scope_(request.context) {}

  /// The strongest Allow that applies: `none`, or `direct` for policies without principals.
  Grant consult(Layer layer, const SourcePtr& source, std::uint32_t level = 0);
  /// Notes a layer that was consulted and holds no policy.
  void consult_nothing(Layer layer, std::uint32_t level = 0) {
    decision_.consulted.push_back({layer, nullptr, level, Outcome::implicit_deny});
  }
  /// True where at least one source allows. A list without sources allows nothing.
  bool consult_all(Layer layer, const Sources& sources, std::uint32_t level = 0);
  /// True where every level allows; so also where there are no levels.
  bool consult_levels(Layer layer, const std::vector<Sources>& levels);

  Decision finish(const Findings& findings, std::optional<Layer> lacking, bool needs_resource_policy);

 private:
  Grant applies(Layer layer, const Statement& statement, const Source& source);

  const Request& request_;
  Scope scope_;
  Decision decision_;
  std::vector<MatchedStatement> allowing_;
  std::vector<MatchedStatement> denying_;
};

/// How the statement applies to the request; a Deny that applies answers `direct`. A resource policy's
/// statement without principals applies to nobody.
Grant Walk::applies(Layer layer, const Statement& statement, const Source& source) {
  if (!statement.covers_action(request_.action)) return Grant::none;
  Grant grant = Grant::direct;
  if (statement.principals) {
    if (statement.effect == Effect::allow) {
      grant = statement.principals->grant(request_.principal, source.bindings);
    } else if (!statement.principals->denies(request_.principal, source.bindings)) {
      grant = Grant::none;
    }
  } else if (layer == Layer::resource) {
    return Grant::none;
  }
  if (grant == Grant::none || !statement.covers_resource(request_.resource, scope_)) return Grant::none;
  return statement.conditions_hold(scope_) ? grant : Grant::none;
}

Grant Walk::consult(Layer layer, const SourcePtr& source, std::uint32_t level) {
  assert(source->layer == layer);
  Grant best = Grant::none;
  bool denied = false;
  std::uint32_t index = 0;
  for (const Statement& statement : source->document->statements()) {
    const Grant grant = applies(layer, statement, *source);
    if (grant != Grant::none && statement.effect == Effect::deny) {
      denied = true;
      denying_.push_back({source, index});
    } else if (grant != Grant::none) {
      best = std::max(best, grant);
      allowing_.push_back({source, index});
    }
    ++index;
  }
  const Outcome outcome = denied                ? Outcome::explicit_deny
                          : best != Grant::none ? Outcome::allowed
                                                : Outcome::implicit_deny;
  decision_.consulted.push_back({layer, source, level, outcome});
  return best;
}

bool Walk::consult_all(Layer layer, const Sources& sources, std::uint32_t level) {
  if (sources.empty()) consult_nothing(layer, level);
  bool allows = false;
  for (const SourcePtr& source : sources) allows = consult(layer, source, level) != Grant::none || allows;
  return allows;
}

bool Walk::consult_levels(Layer layer, const std::vector<Sources>& levels) {
  bool allows = true;
  for (std::uint32_t level = 0; level < levels.size(); ++level) {
    allows = consult_all(layer, levels[level], level) && allows;
  }
  return allows;
}

Decision Walk::finish(const Findings& findings, std::optional<Layer> lacking, bool needs_resource_policy) {
  decision_.missing_context_keys = scope_.missing_keys();
  if (!denying_.empty()) {
    decision_.outcome = Outcome::explicit_deny;
    decision_.layer = denying_.front().source->layer;
    decision_.deciding = std::move(denying_);
    return std::move(decision_);
  }
  if (lacking) {
    decision_.outcome = Outcome::implicit_deny;
    decision_.layer = *lacking;
    return std::move(decision_);
  }
  const bool by_identity = findings.identity && findings.boundary && findings.session;
  decision_.outcome = Outcome::allowed;
  decision_.layer = by_identity ? Layer::identity : Layer::resource;
  std::erase_if(allowing_, [&](const MatchedStatement& matched) {
    const Layer layer = matched.source->layer;
    return !(layer == Layer::identity && by_identity) &&
           !(layer == Layer::resource && (needs_resource_policy || !by_identity));
  });
  decision_.deciding = std::move(allowing_);
  return std::move(decision_);
}

/// Consults every layer in AWS's order, since an explicit Deny in any of them decides.
Findings consult_layers(Walk& walk, const Request& request, const Policies& policies,
                        bool needs_resource_policy) {
  const Principal& caller = request.principal;
  Findings found;
  if (!caller.is_service_linked_role) {
    if (has_resource_control(request.action)) {
      found.resource_control = walk.consult_levels(Layer::resource_control, policies.resource_control);
    }
    if (has_identity(caller)) {
      found.service_control = walk.consult_levels(Layer::service_control, policies.service_control);
    }
  }
  if (policies.resource) {
    found.grant = walk.consult(Layer::resource, policies.resource);
  } else if (needs_resource_policy) {
    walk.consult_nothing(Layer::resource);
  }
  if (!has_identity(caller)) return found;
  if (is_root(caller)) {
    found.identity = true;
  } else {
    found.identity = walk.consult_all(Layer::identity, policies.identity);
    if (policies.boundary) found.boundary = walk.consult(Layer::boundary, policies.boundary) != Grant::none;
  }
  if (policies.session) {
    found.session = walk.consult_all(Layer::session, *policies.session) || policies.session_only_denies;
  } else if (caller.kind == PrincipalKind::federated_user) {
    walk.consult_nothing(Layer::session);
    found.session = false;
  }
  return found;
}

/// The first layer that had to allow the request and did not; nullopt where none is lacking.
///
/// Within one account a resource policy that names the caller itself needs nothing else, and one that names
/// the role of the session, or the user of the federated session, needs no identity policy. Across accounts
/// both sides must allow.
std::optional<Layer> first_lacking(const Findings& found, const Principal& caller, bool cross_account,
                                   bool needs_resource_policy) {
  if (!found.resource_control) return Layer::resource_control;
  if (!found.service_control) return Layer::service_control;
  if (needs_resource_policy && found.grant == Grant::none) return Layer::resource;
  if (!has_identity(caller)) return std::nullopt;
  if (!cross_account && found.grant == Grant::direct) return std::nullopt;
  const bool needs_identity_policy = cross_account || found.grant != Grant::issuer;
  if (needs_identity_policy && !found.identity) return Layer::identity;
  if (!found.boundary) return Layer::boundary;
  if (!found.session) return Layer::session;
  return std::nullopt;
}

}  // namespace

std::string_view layer_words(Layer layer) {
  switch (layer) {
    case Layer::resource_control:
      return "resource control policy";
    case Layer::service_control:
      return "service control policy";
    case Layer::resource:
      return "resource-based policy";
    case Layer::identity:
      return "identity-based policy";
    case Layer::boundary:
      return "permissions boundary";
    case Layer::session:
      return "session policy";
  }
  return "";
}

SourcePtr make_source(Layer layer, std::string name, std::string attached_to, DocumentPtr document,
                      std::vector<PrincipalBinding> bindings) {
  return std::make_shared<const Source>(
      Source{layer, std::move(name), std::move(attached_to), std::move(document), std::move(bindings)});
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
Decision evaluate(const Request& request, const Policies& policies) {
  const Principal& caller = request.principal;
  const bool cross_account =
      has_identity(caller) && !request.resource_account.empty() && request.resource_account != caller.account;
  const bool needs_resource_policy = cross_account || policies.trust_required || !has_identity(caller);
  Walk walk(request);
  const Findings found = consult_layers(walk, request, policies, needs_resource_policy);
  return walk.finish(found, first_lacking(found, caller, cross_account, needs_resource_policy),
                     needs_resource_policy);
}

}  // namespace groundwork::policy
