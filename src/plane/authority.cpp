#include "plane/authority.hpp"

#include <fmt/format.h>

#include "aws/arn.hpp"
#include "plane/accounts.hpp"
#include "plane/billing/free_plans.hpp"
#include "plane/identities/access_keys.hpp"
#include "plane/identities/policies_of.hpp"
#include "plane/identities/roles.hpp"
#include "plane/identities/tags.hpp"
#include "plane/identities/users.hpp"
#include "plane/organizations/membership.hpp"
#include "plane/organizations/policy_levels.hpp"
#include "plane/sessions.hpp"
#include "plane/signin_sessions.hpp"
#include "plane/version_cache.hpp"

namespace groundwork::plane {
namespace {

/// What the gateway asks about the caller's account before any policy.
void describe_account(const Work& work, Identity& identity, const Account& account) {
  identity.account_state = account_state_name(account.state);
  identity.iam_billing_access = account.iam_billing_access;
  if (account.state != AccountState::suspended) return;
  const auto plan = billing::find_free_plan(work.unit, account.id);
  identity.is_past_free_plan = plan && plan->expired_at && !plan->upgraded_at;
}

using policy::DocumentKind;
using policy::Layer;
using policy::PrincipalKind;

constexpr std::size_t kEntriesMax = 20000;

/// Whether the credentials are over: by time, or because the console session that they belong to has ended.
/// That is looked up each time: signing in and out change nothing that a cache of policies need know of.
bool is_over(const Work& work, const Session& session) {
  if (session.expires_at <= work.now) return true;
  if (session.console_session.empty()) return false;
  return signin::find_console_session_by_id(work.unit, session.console_session, work.now).state !=
         signin::SessionState::good;
}

/// What the store says of a user or role: the same for all its keys and sessions.
struct Permissions {
  policy::Sources identity;
  policy::SourcePtr boundary;
  Tags tags;
};
using PermissionsPtr = std::shared_ptr<const Permissions>;

Caller root_caller(const aws::AccountId& account, std::string_view access_key_id) {
  return {.principal = {.kind = PrincipalKind::root, .account = account.str(), .arn = aws::root_arn(account)},
          .account = account,
          .user_id = account.str(),
          .user_name = {},
          .access_key_id = std::string(access_key_id),
          .session = {}};
}

Caller user_caller(const User& user, std::string_view access_key_id) {
  return {.principal = {.kind = PrincipalKind::user,
                        .account = user.account.str(),
                        .arn = user.arn(),
                        .issuer_arn = {},
                        .unique_id = user.id},
          .account = user.account,
          .user_id = user.id,
          .user_name = user.name,
          .access_key_id = std::string(access_key_id),
          .session = {}};
}

}  // namespace

struct Authority::Caches {
  VersionCache<std::shared_ptr<const Identity>> identities{kEntriesMax};
  VersionCache<PermissionsPtr> permissions{kEntriesMax};
  VersionCache<Authority::OrganizationPtr> organizations{kEntriesMax};
  /// Compiled documents depend on their text alone, so that they outlive every version.
  VersionCache<policy::DocumentPtr> documents{kEntriesMax};

  policy::DocumentPtr compile(const std::string& text, DocumentKind kind) {
    const std::string key = fmt::format("{}:{}", static_cast<int>(kind), text);
    if (auto found = documents.find(1, key)) return *found;
    auto parsed = policy::parse(text, kind, policy::Author::aws);
    // INVARIANT: what is stored was parsed when it came in.
    if (!parsed) throw std::logic_error("a stored policy cannot be read: " + parsed.error().reason);
    documents.put(1, key, *parsed);
    return *parsed;
  }

  policy::SourcePtr source(Layer layer, const PolicyText& text, DocumentKind kind) {
    return policy::make_source(layer, text.name, text.attached_to, compile(text.document, kind));
  }

  std::shared_ptr<const Identity> long_term(const Work& work, std::string_view access_key_id) {
    const auto key = find_access_key(work.unit, access_key_id);
    if (!key || !key->is_active()) return nullptr;
    auto identity = std::make_shared<Identity>();
    identity->caller = key->is_root() ? root_caller(key->account, key->id)
                                      : user_caller(get_user(work.unit, key->user_id), key->id);
    identity->secret_access_key = open_secret(work.seal, *key);
    describe_account(work, *identity, get_account(work.unit, key->account));
    return identity;
  }

  PermissionsPtr load(const Work& work, const policy::Principal& principal) {
    auto made = std::make_shared<Permissions>();
    std::vector<PolicyText> texts;
    std::optional<std::string> boundary_arn;
    if (principal.kind == PrincipalKind::role_session) {
      texts = policies_of_role(work.unit, principal.unique_id);
      if (const auto role = find_role_by_id(work.unit, principal.unique_id))
        boundary_arn = role->permissions_boundary;
    } else {
      texts = policies_of_user(work.unit, principal.unique_id);
      if (const auto user = find_user_by_id(work.unit, principal.unique_id))
        boundary_arn = user->permissions_boundary;
    }
    for (const PolicyText& text : texts)
      made->identity.push_back(source(Layer::identity, text, DocumentKind::identity));
    made->tags = tags_of(work.unit, principal.unique_id);
    if (boundary_arn) {
      const auto account = aws::AccountId::trusted(principal.account);
      if (const auto text = managed_policy_text(work.unit, account, *boundary_arn)) {
        made->boundary = source(Layer::boundary, *text, DocumentKind::boundary);
      } else {
        // A boundary whose policy is gone allows nothing: a document without statements.
        made->boundary = policy::make_source(Layer::boundary, *boundary_arn, "",
                                             std::make_shared<const policy::Document>(
                                                 DocumentKind::boundary, "", std::vector<policy::Statement>{},
                                                 std::vector<policy::PrincipalPlace>{}));
      }
    }
    return made;
  }

  PermissionsPtr permissions_of(const Work& work, const policy::Principal& principal) {
    if (principal.unique_id.empty()) return std::make_shared<const Permissions>();
    if (auto found = permissions.find(work.unit.version(), principal.unique_id)) return *found;
    PermissionsPtr made = load(work, principal);
    permissions.put(work.unit.version(), principal.unique_id, made);
    return made;
  }

  std::vector<policy::Sources> levels(Layer layer, DocumentKind kind,
                                      const organizations::PolicyLevels& attached_levels) {
    std::vector<policy::Sources> found;
    for (const auto& level : attached_levels) {
      policy::Sources& sources = found.emplace_back();
      for (const auto& attached : level) {
        sources.push_back(
            policy::make_source(layer, attached.arn, attached.attached_to, compile(attached.document, kind)));
      }
    }
    return found;
  }

  OrganizationPtr organization_of(const Work& work, const aws::AccountId& account) {
    if (auto found = organizations.find(work.unit.version(), account.str())) return *found;
    auto made = std::make_shared<Organization>();
    if (const auto membership = organizations::membership_of(work.unit, account)) {
      made->id = membership->organization_id;
      made->path = membership->path;
      made->service_control = levels(Layer::service_control, DocumentKind::service_control,
                                     organizations::service_control_levels(work.unit, account));
      made->resource_control = levels(Layer::resource_control, DocumentKind::resource_control,
                                      organizations::resource_control_levels(work.unit, account));
    }
    organizations.put(work.unit.version(), account.str(), made);
    return made;
  }
};

Authority::OrganizationPtr Authority::organization_of(const Work& work, const aws::AccountId& account) {
  return caches_->organization_of(work, account);
}

Authority::Authority() : caches_(std::make_unique<Caches>()) {}
Authority::~Authority() = default;

FoundIdentity Authority::identify(const Work& work, std::string_view access_key_id,
                                  const std::optional<std::string>& session_token) {
  const std::string cache_key = std::string(access_key_id) + ":" + session_token.value_or("");
  if (auto found = caches_->identities.find(work.unit.version(), cache_key)) {
    if ((*found)->caller.session && is_over(work, *(*found)->caller.session)) {
      return {nullptr, KeyFault::expired_token};
    }
    return {std::move(*found)};
  }
  std::shared_ptr<const Identity> identity;
  if (access_key_id.starts_with("ASIA")) {
    if (!session_token) return {nullptr, KeyFault::unknown_key};
    auto opened = open_session_token(work.seal, access_key_id, *session_token);
    if (!opened) return {nullptr, KeyFault::invalid_token};
    if (is_over(work, *opened->caller.session)) return {nullptr, KeyFault::expired_token};
    const auto account = find_account(work.unit, opened->caller.account);
    if (!account) return {nullptr, KeyFault::invalid_token};
    auto made = std::make_shared<Identity>();
    made->caller = std::move(opened->caller);
    made->secret_access_key = std::move(opened->secret_access_key);
    describe_account(work, *made, *account);
    identity = std::move(made);
  } else {
    if (session_token) return {nullptr, KeyFault::invalid_token};
    identity = caches_->long_term(work, access_key_id);
    if (!identity) return {nullptr, KeyFault::unknown_key};
  }
  caches_->identities.put(work.unit.version(), cache_key, identity);
  return {std::move(identity)};
}

policy::Policies Authority::policies_of(const Work& work, const Caller& caller) {
  policy::Policies policies;
  if (caller.is_anonymous()) return policies;
  const PermissionsPtr permissions = caches_->permissions_of(work, caller.principal);
  policies.identity = permissions->identity;
  policies.boundary = permissions->boundary;
  policies.service_control = caches_->organization_of(work, caller.account)->service_control;
  if (caller.session && (!caller.session->policies.empty() || !caller.session->policy_arns.empty())) {
    policy::Sources sources;
    for (const std::string& text : caller.session->policies) {
      sources.push_back(policy::make_source(Layer::session, "session policy", caller.principal.arn,
                                            caches_->compile(text, DocumentKind::session)));
    }
    for (const std::string& arn : caller.session->policy_arns) {
      // A managed session policy that was deleted since allows nothing.
      if (const auto text = managed_policy_text(work.unit, caller.account, arn)) {
        sources.push_back(caches_->source(Layer::session, *text, DocumentKind::session));
      }
    }
    policies.session = std::move(sources);
  }
  return policies;
}

Authority::Standing Authority::standing_of(const Work& work, const Caller& caller) {
  Standing standing;
  if (caller.is_anonymous()) return standing;
  standing.tags = caches_->permissions_of(work, caller.principal)->tags;
  if (caller.session)
    standing.tags.insert(standing.tags.end(), caller.session->tags.begin(), caller.session->tags.end());
  const OrganizationPtr organization = caches_->organization_of(work, caller.account);
  standing.organization_id = organization->id;
  standing.organization_path = organization->path;
  return standing;
}

}  // namespace groundwork::plane
