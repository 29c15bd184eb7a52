#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// AWS Organizations as plain maps: what the plane is held against. Written from AWS's documentation, and it
/// shares no line with the plane; ids alone it takes from the plane's answers.
namespace groundwork::organizations_model {

using Id = std::string;
using Tags = std::map<std::string, std::string>;

struct Account {
  std::string email, name;
  std::string state = "ACTIVE";
  bool has_contact = true, has_payment_method = true, has_agreement = true, has_verified_phone = true;
  Id organization;  ///< empty: it stands alone
  Id parent;
  std::string joined_method;
  std::int64_t joined_ms = 0;
};

struct Node {
  Id parent;  ///< empty: the root
  std::string name;
};

struct Policy {
  std::string type, name, description, content;
};

/// A request for an account.
struct Creation {
  std::string email, name;
  Tags tags;
  std::string state = "IN_PROGRESS", failure_reason;
  Id account;
  std::int64_t due_ms = 0;
};

/// Of a member, by its management account.
struct Closure {
  Id account, organization;
  std::int64_t requested_ms = 0;
  bool is_over = false;  ///< the account is closed for good
};

struct Handshake {
  std::string action, state;
  Id organization, management;
  std::string recipient;  ///< as it was addressed: an id or an address; empty: the organization itself
  Id account;             ///< who answers; empty: whoever has the address
  Id parent;              ///< of a member's approval: the process that waits for it
  Id transfer = {};       ///< of a bill, that it offers
  Tags tags;              ///< of the account, once it has joined
  std::int64_t requested_ms = 0, expires_ms = 0, ended_ms = 0;

  bool is_pending() const { return state == "OPEN" || state == "REQUESTED"; }
};

/// Of an organization's bill to another management account.
struct Transfer {
  std::string name, status;
  Id target, source;      ///< management accounts: who pays, and whose bill it is; empty: not known yet
  std::string addressee;  ///< an id or an address
  std::int64_t starts_ms = 0, ends_ms = 0;  ///< 0: it goes on

  bool came_to_be() const { return status == "ACCEPTED" || status == "WITHDRAWN"; }
};

struct Organization {
  Id management, root;
  bool has_verified_email = false;
  std::string feature_set;
  std::map<Id, Node> nodes;
  std::map<Id, Policy> policies;            ///< the customer's own
  std::set<std::string> policy_types;       ///< enabled in the root
  std::set<std::pair<Id, Id>> attachments;  ///< target, policy
  std::map<Id, Tags> tags;
  std::set<std::string> services;                    ///< trusted
  std::set<std::pair<Id, std::string>> delegations;  ///< account, service
  std::map<Id, Creation> creations;

  bool has_all_features() const { return feature_set == "ALL"; }
};

/// Small, so that random steps reach them. The quotas of policies are each type's.
struct Limits {
  std::size_t accounts = 9, units = 10, unit_depth = 3, policies = 6, policies_per_target = 3,
              policy_bytes = 400, tags = 4, creations_in_progress = 2, closures_in_progress = 1, closures = 4,
              invitations_per_day = 40, all_features_accounts = 7, inbound_transfers = 3, transfer_levels = 2,
              chain_transfers = 2;
  std::int64_t creation_ms = 200, closing_ms = 300, reopenable_ms = 86'400'000, leave_wait_ms = 2000,
               invitation_ms = 3000, all_features_ms = 8000, handshake_kept_ms = 10'000;
};

struct World {
  Limits limits;
  std::int64_t now_ms = 0;
  std::map<Id, Account> accounts;
  std::map<Id, Organization> organizations;
  std::vector<Closure> closures;
  std::map<Id, Handshake> handshakes;
  std::map<Id, Transfer> transfers;

  const Organization* organization_of(const Id& account) const;
  Organization& organization_of(const Id& account);
  /// The members of an organization, its management account among them.
  std::vector<Id> members(const Id& organization) const;
  bool has_account_with(const std::string& email) const;
};

/// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies.html
struct PolicyType {
  std::string_view name;
  /// The policy that AWS keeps on everything while the type is enabled, and its name; empty: there is none.
  std::string_view standard_id, standard_name;
  std::size_t attached_min;  ///< on a target
  bool is_standard_detachable = true;
};
constexpr const char* kFullAccess = "p-FullAWSAccess";
constexpr const char* kScp = "SERVICE_CONTROL_POLICY";
constexpr PolicyType kPolicyTypes[] = {
    {kScp, kFullAccess, "FullAWSAccess", 1},
    {"RESOURCE_CONTROL_POLICY", "p-RCPFullAWSAccess", "RCPFullAWSAccess", 1, false},
    {"TAG_POLICY", "", "", 0},
    {"BACKUP_POLICY", "", "", 0},
};

/// The type of a policy of the organization, or of one that AWS keeps; nullptr: there is no such policy.
const PolicyType* type_of(const Organization& organization, const Id& policy);
bool is_aws_managed(const Id& policy);
/// Attaches what AWS keeps on a new root, unit or account.
void attach_standard_policies(Organization& organization, const Id& target);

/// How far below the root; the root is at 0.
std::size_t depth_of(const Organization& organization, Id node);
bool has_children(const World& world, const Organization& organization, const Id& node);

}  // namespace groundwork::organizations_model
