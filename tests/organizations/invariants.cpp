#include "organizations/invariants.hpp"

namespace groundwork::organizations_model {
namespace {

/// `query` finds what breaks the rule.
struct Invariant {
  const char* rule;
  const char* query;
};
constexpr Invariant kInvariants[] = {
    {"an organization's account_count is the number of its accounts",
     "SELECT o.id FROM organizations o WHERE o.account_count <> "
     "(SELECT COUNT(*) FROM organization_accounts a WHERE a.organization = o.id)"},
    {"an organization has one root",
     "SELECT o.id FROM organizations o WHERE 1 <> "
     "(SELECT COUNT(*) FROM organization_nodes n WHERE n.organization = o.id AND n.parent IS NULL)"},
    {"a management account is a member of its organization",
     "SELECT o.id FROM organizations o WHERE NOT EXISTS (SELECT 1 FROM organization_accounts a "
     "WHERE a.organization = o.id AND a.account = o.management_account)"},
    {"a unit lies one below its parent, in the same organization, with the path to say so",
     "SELECT n.id FROM organization_nodes n LEFT JOIN organization_nodes p ON p.id = n.parent "
     "WHERE n.parent IS NOT NULL AND (p.id IS NULL OR p.organization <> n.organization OR "
     "n.depth <> p.depth + 1 OR n.path <> p.path || n.id || '/')"},
    {"an account lies in a root or unit of its organization",
     "SELECT a.account FROM organization_accounts a LEFT JOIN organization_nodes n ON n.id = a.parent "
     "WHERE n.id IS NULL OR n.organization <> a.organization"},
    {"a policy is attached to roots, units and accounts of its organization alone",
     "SELECT t.target FROM organization_attachments t WHERE NOT EXISTS (SELECT 1 FROM organization_nodes n "
     "WHERE n.id = t.target AND n.organization = t.organization) AND NOT EXISTS (SELECT 1 FROM "
     "organization_accounts a WHERE a.account = t.target AND a.organization = t.organization)"},
    {"what is attached by a row is a policy of the organization",
     "SELECT t.policy FROM organization_attachments t WHERE NOT EXISTS (SELECT 1 FROM "
     "organization_policies p WHERE p.id = t.policy AND p.organization = t.organization AND p.type = "
     "t.type)"},
    {"a policy is attached only while its type is enabled",
     "SELECT t.policy FROM organization_attachments t WHERE NOT EXISTS (SELECT 1 FROM "
     "organization_policy_types e WHERE e.organization = t.organization AND e.type = t.type)"},
    {"where the standard policy was detached, another policy of its type is attached",
     "SELECT d.target FROM organization_detachments d WHERE NOT EXISTS (SELECT 1 FROM "
     "organization_attachments t WHERE t.organization = d.organization AND t.target = d.target AND "
     "t.type = d.type)"},
    {"a standard policy is detached only while its type is enabled",
     "SELECT d.target FROM organization_detachments d WHERE NOT EXISTS (SELECT 1 FROM "
     "organization_policy_types e WHERE e.organization = d.organization AND e.type = d.type)"},
    {"an organization without all features has no policy types and no trusted services",
     "SELECT o.id FROM organizations o WHERE o.feature_set <> 'ALL' AND (EXISTS (SELECT 1 FROM "
     "organization_policy_types e WHERE e.organization = o.id) OR EXISTS (SELECT 1 FROM "
     "organization_services s WHERE s.organization = o.id))"},
    {"tags are on what is there",
     "SELECT g.resource FROM organization_tags g WHERE NOT EXISTS (SELECT 1 FROM organization_nodes n "
     "WHERE n.id = g.resource AND n.organization = g.organization) AND NOT EXISTS (SELECT 1 FROM "
     "organization_accounts a WHERE a.account = g.resource AND a.organization = g.organization) AND "
     "NOT EXISTS (SELECT 1 FROM organization_policies p WHERE p.id = g.resource AND "
     "p.organization = g.organization) AND NOT EXISTS (SELECT 1 FROM responsibility_transfers r JOIN "
     "organizations o ON o.management_account IN (r.target, r.source) WHERE r.id = g.resource AND "
     "o.id = g.organization)"},
    {"delegated administrators are members and no management accounts",
     "SELECT d.account FROM organization_delegations d WHERE NOT EXISTS (SELECT 1 FROM "
     "organization_accounts a JOIN organizations o ON o.id = a.organization WHERE a.account = d.account AND "
     "a.organization = d.organization AND o.management_account <> d.account)"},
    {"a member has an open stay in its organization, paid for by its management account",
     "SELECT a.account FROM organization_accounts a JOIN organizations o ON o.id = a.organization "
     "WHERE 1 <> (SELECT COUNT(*) FROM organization_stays s WHERE s.account = a.account AND "
     "s.left_at IS NULL AND s.organization = a.organization AND "
     "s.management_account = o.management_account)"},
    {"a stay is open only while the account is a member",
     "SELECT s.account FROM organization_stays s WHERE s.left_at IS NULL AND NOT EXISTS (SELECT 1 FROM "
     "organization_accounts a WHERE a.account = s.account AND a.organization = s.organization)"},
    {"an account's stays do not overlap",
     "SELECT s.account FROM organization_stays s JOIN organization_stays l ON l.account = s.account AND "
     "l.joined_at > s.joined_at WHERE s.left_at IS NULL OR s.left_at > l.joined_at"},
    {"a request for an account that is in progress has its job",
     "SELECT c.id FROM account_creations c WHERE (c.state = 'IN_PROGRESS') <> EXISTS (SELECT 1 FROM jobs j "
     "WHERE j.kind = 'organizations.create_account' AND j.subject = c.id)"},
    {"a handshake that is pending has an organization, and the job that ends it",
     "SELECT h.id FROM handshakes h WHERE h.state IN ('OPEN', 'REQUESTED') AND (NOT EXISTS (SELECT 1 FROM "
     "organizations o WHERE o.id = h.organization AND o.management_account = h.management_account) OR "
     "NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = 'organizations.expire_handshake' AND "
     "j.subject = h.id))"},
    {"an organization has one process to get all features at a time",
     "SELECT h.id FROM handshakes h JOIN handshakes o ON o.organization = h.organization AND "
     "o.action = h.action AND o.id > h.id WHERE h.action = 'ENABLE_ALL_FEATURES' AND "
     "h.state IN ('OPEN', 'REQUESTED') AND o.state IN ('OPEN', 'REQUESTED')"},
    {"a member is asked only while its organization waits",
     "SELECT h.id FROM handshakes h LEFT JOIN handshakes p ON p.id = h.parent AND "
     "p.state IN ('OPEN', 'REQUESTED') WHERE h.action = 'APPROVE_ALL_FEATURES' AND h.state = 'OPEN' AND "
     "p.id IS NULL"},
    {"a transfer is requested as long as its invitation is open",
     "SELECT t.id FROM responsibility_transfers t WHERE (t.status = 'REQUESTED') <> EXISTS (SELECT 1 FROM "
     "handshakes h WHERE h.id = t.handshake AND h.transfer = t.id AND h.state = 'OPEN')"},
    {"the bill of a month is transferred once",
     "SELECT t.id FROM responsibility_transfers t JOIN responsibility_transfers l ON l.source = t.source AND "
     "l.id <> t.id AND l.starts_at >= t.starts_at WHERE t.status IN ('ACCEPTED', 'WITHDRAWN') AND l.status "
     "IN ('ACCEPTED', 'WITHDRAWN') AND (t.ends_at IS NULL OR t.ends_at > l.starts_at) AND "
     "(l.ends_at IS NULL OR l.ends_at > l.starts_at)"},
    {"an account that is to be joined is there",
     "SELECT h.id FROM handshakes h WHERE h.account IS NOT NULL AND NOT EXISTS (SELECT 1 FROM accounts a "
     "WHERE a.id = h.account)"},
};

}  // namespace

std::string broken_invariant(store::Unit& unit) {
  for (const Invariant& invariant : kInvariants) {
    auto rows = unit.query(invariant.query);
    if (const auto row = rows.first()) {
      return std::string("broken: ") + invariant.rule + ": " + row->text(0);
    }
  }
  return {};
}

}  // namespace groundwork::organizations_model
