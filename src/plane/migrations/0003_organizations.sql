-- Organizations: roots, units, accounts, policies, attachments, jobs of account creation, tags.
CREATE TABLE organizations (
  id TEXT PRIMARY KEY,              -- o-..
  management_account TEXT NOT NULL REFERENCES accounts (id),
  feature_set TEXT NOT NULL,        -- ALL or CONSOLIDATED_BILLING
  created_at BIGINT NOT NULL,
  email_verified_at BIGINT,         -- when the management account's address was verified
  email_code_digest TEXT,           -- SHA-256 of the code that verifies it, once sent
  email_code_expires_at BIGINT,
  account_count BIGINT NOT NULL     -- INVARIANT: as many as organization_accounts has rows for it
);
CREATE UNIQUE INDEX organizations_by_management_account ON organizations (management_account);

-- The root and the organizational units: one tree an organization.
CREATE TABLE organization_nodes (
  id TEXT PRIMARY KEY,              -- r-.. or ou-..
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  parent TEXT REFERENCES organization_nodes (id),   -- NULL: the root
  name TEXT NOT NULL,
  path TEXT NOT NULL,               -- o-../r-../ou-../ and so on, this node last; units never move
  depth BIGINT NOT NULL             -- 0: the root
);
CREATE UNIQUE INDEX organization_nodes_by_name ON organization_nodes (parent, name);
CREATE INDEX organization_nodes_by_parent ON organization_nodes (parent, id);
CREATE INDEX organization_nodes_by_organization ON organization_nodes (organization, depth, id);

CREATE TABLE organization_accounts (
  account TEXT PRIMARY KEY REFERENCES accounts (id),
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  parent TEXT NOT NULL REFERENCES organization_nodes (id),
  joined_method TEXT NOT NULL,      -- INVITED or CREATED
  joined_at BIGINT NOT NULL
);
CREATE INDEX organization_accounts_by_organization ON organization_accounts (organization, account);
CREATE INDEX organization_accounts_by_parent ON organization_accounts (parent, account);

-- The policy types that are enabled in a root.
CREATE TABLE organization_policy_types (
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  root TEXT NOT NULL REFERENCES organization_nodes (id),
  type TEXT NOT NULL,               -- SERVICE_CONTROL_POLICY, ...
  status TEXT NOT NULL,             -- ENABLED, PENDING_ENABLE or PENDING_DISABLE
  PRIMARY KEY (organization, root, type)
);

-- What customers wrote; policies that AWS manages are constants.
CREATE TABLE organization_policies (
  id TEXT PRIMARY KEY,              -- p-..
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  content TEXT NOT NULL             -- as it came in
);
CREATE UNIQUE INDEX organization_policies_by_name ON organization_policies (organization, type, name);
CREATE INDEX organization_policies_by_type ON organization_policies (organization, type, id);

CREATE TABLE organization_attachments (
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  target TEXT NOT NULL,             -- a root, unit or account
  type TEXT NOT NULL,               -- of the policy
  policy TEXT NOT NULL,             -- also those that AWS manages: no row of organization_policies
  PRIMARY KEY (organization, target, type, policy)
);
CREATE INDEX organization_attachments_by_policy ON organization_attachments (organization, policy, target);

CREATE TABLE account_creations (
  id TEXT PRIMARY KEY,              -- car-..
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  email TEXT NOT NULL,
  account_name TEXT NOT NULL,
  role_name TEXT NOT NULL,
  iam_user_access_to_billing TEXT NOT NULL,         -- ALLOW or DENY
  tags TEXT NOT NULL,               -- JSON: [[key, value], ..]; the account's, once there is one
  state TEXT NOT NULL,              -- IN_PROGRESS, SUCCEEDED or FAILED
  requested_at BIGINT NOT NULL,
  completed_at BIGINT,
  account TEXT,                     -- once it has succeeded
  failure_reason TEXT               -- once it has failed
);
CREATE INDEX account_creations_by_state ON account_creations (organization, state, id);

CREATE TABLE organization_tags (
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  resource TEXT NOT NULL,           -- the id of an account, unit, root or policy
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (organization, resource, key)
);

-- Trusted access: the services that may act in the organization.
CREATE TABLE organization_services (
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  service_principal TEXT NOT NULL,  -- account.amazonaws.com
  enabled_at BIGINT NOT NULL,
  PRIMARY KEY (organization, service_principal)
);

-- Member accounts that act for the management account in one service.
CREATE TABLE organization_delegations (
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  account TEXT NOT NULL REFERENCES accounts (id),
  service_principal TEXT NOT NULL,
  enabled_at BIGINT NOT NULL,
  PRIMARY KEY (organization, account, service_principal)
);
