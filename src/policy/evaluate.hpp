#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/context.hpp"
#include "policy/document.hpp"
#include "policy/principal.hpp"

namespace groundwork::policy {

/// The kinds of policy that a decision consults, in AWS's order of evaluation.
enum class Layer { resource_control, service_control, resource, identity, boundary, session };

/// `resource-based policy`, `service control policy`, ...: the words of AWS's messages.
std::string_view layer_words(Layer layer);

/// A document in its place. Shared, since caches keep sources and decisions point to them.
struct Source {
  /// Must agree with the place in Policies.
  Layer layer = Layer::identity;
  /// The ARN of a managed policy or SCP, or the name of an inline policy.
  std::string name;
  /// Whom or what it is attached to, for explanations: the ARN of a user, group, role or resource, or a
  /// target's id.
  std::string attached_to;
  DocumentPtr document;
  /// Only for a resource policy: what its principal ARNs meant when it was written.
  std::vector<PrincipalBinding> bindings;
};

using SourcePtr = std::shared_ptr<const Source>;
using Sources = std::vector<SourcePtr>;

SourcePtr make_source(Layer layer, std::string name, std::string attached_to, DocumentPtr document,
                      std::vector<PrincipalBinding> bindings = {});

struct Request {
  Principal principal;
  /// `iam:CreateUser`
  std::string action;
  /// The ARN of the resource, or `*` for an action that names none.
  std::string resource;
  /// The account that owns the resource. Empty means the caller's own.
  std::string resource_account;
  const Context& context;
};

/// Every policy that applies to one request. The caller gathers them; the engine knows no accounts.
///
/// What the caller decides before it asks: `sts:GetCallerIdentity` is allowed whatever any policy says; the
/// management account has no SCP or RCP levels; an account outside an organization, or with the policy type
/// disabled, has none.
struct Policies {
  /// Of the user and its groups, or of the role; inline and managed alike. For a federated user: of the
  /// issuing user.
  Sources identity;
  /// The permissions boundary of the user or role.
  SourcePtr boundary;
  /// Session policies, inline and managed together: an Allow in any of them counts, and a session is limited
  /// to what they allow. nullopt: none were passed.
  std::optional<Sources> session;
  /// sts:AssumeRoot: the task policy only takes away, it need not allow.
  bool session_only_denies = false;
  /// The policy of the resource: bucket policy, role trust policy, ...
  SourcePtr resource;
  /// Role trust policies and KMS key policies: nobody has access unless this policy says so, not even the
  /// account.
  bool trust_required = false;
  /// SCPs of the caller's account, one level after the other: root, OUs, account.
  std::vector<Sources> service_control;
  /// RCPs of the resource's account, in the same form. Consulted only for services that RCPs reach.
  std::vector<Sources> resource_control;
};

enum class Outcome { allowed, implicit_deny, explicit_deny };

/// What one policy said. `source` is null where a layer was consulted that holds no policy (an SCP level
/// without policies, a resource without one): it allows nothing.
struct Consulted {
  Layer layer = Layer::identity;
  SourcePtr source;
  /// For SCPs and RCPs: 0 is the root, the last is the account.
  std::uint32_t level = 0;
  Outcome outcome = Outcome::implicit_deny;
};

/// A statement that applies to the request.
struct MatchedStatement {
  SourcePtr source;
  std::uint32_t index = 0;

  const Statement& statement() const { return source->document->statements()[index]; }
  const std::string& sid() const { return statement().sid; }
};

struct Decision {
  Outcome outcome = Outcome::implicit_deny;
  /// Denied: the kind of policy that denies, or the first that had to allow and did not. Allowed: `identity`
  /// where the identity side allows (or the root user needs none), `resource` where the resource policy alone
  /// does.
  Layer layer = Layer::identity;
  /// Explicitly denied: every Deny that applies. Allowed: the Allow statements of the identity and resource
  /// policies that carried it. Implicitly denied, or root by default: none.
  std::vector<MatchedStatement> deciding;
  /// In AWS's order.
  std::vector<Consulted> consulted;
  /// Condition keys that statements for this action and resource asked for and the request did not have.
  std::vector<std::string> missing_context_keys;

  bool allowed() const { return outcome == Outcome::allowed; }
};

/// Decides one request. Pure: the same arguments give the same decision; no I/O and no clock.
///
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
Decision evaluate(const Request& request, const Policies& policies);

}  // namespace groundwork::policy
