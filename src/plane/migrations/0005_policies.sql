-- Roles, managed and inline policies, attachments, boundaries.
CREATE TABLE roles (
  id TEXT PRIMARY KEY,              -- AROA..
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,           -- lower case
  trust_policy TEXT NOT NULL,       -- as it came in
  trust_bindings TEXT NOT NULL,     -- JSON object: a principal ARN and the unique id that it meant
  description TEXT,
  max_session_seconds BIGINT NOT NULL,
  permissions_boundary TEXT,        -- ARN of a managed policy
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  last_used_region TEXT
);
CREATE UNIQUE INDEX roles_by_name ON roles (account, name_key);
CREATE INDEX roles_by_boundary ON roles (account, permissions_boundary, id);

CREATE TABLE managed_policies (
  id TEXT PRIMARY KEY,              -- ANPA..
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  description TEXT,
  default_version BIGINT NOT NULL,
  last_version BIGINT NOT NULL,     -- numbers are never given twice
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX managed_policies_by_name ON managed_policies (account, name_key);

CREATE TABLE managed_policy_versions (
  policy TEXT NOT NULL REFERENCES managed_policies (id) ON DELETE CASCADE,
  version BIGINT NOT NULL,
  document TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (policy, version)
);

-- A holder is a user, group or role, named by its unique id. Managed policies are named by ARN, since those
-- that AWS keeps have no row.
CREATE TABLE policy_attachments (
  holder TEXT NOT NULL,
  policy_arn TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  holder_kind TEXT NOT NULL,        -- user, group or role
  PRIMARY KEY (holder, policy_arn)
);
CREATE INDEX policy_attachments_by_policy ON policy_attachments (account, policy_arn, holder_kind, holder);

CREATE TABLE inline_policies (
  holder TEXT NOT NULL,
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  PRIMARY KEY (holder, name)
);
CREATE INDEX inline_policies_by_account ON inline_policies (account);

CREATE TABLE instance_profiles (
  id TEXT PRIMARY KEY,              -- AIPA..
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  role TEXT REFERENCES roles (id),
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX instance_profiles_by_name ON instance_profiles (account, name_key);
CREATE INDEX instance_profiles_by_role ON instance_profiles (role, name_key);

CREATE TABLE role_deletions (
  task TEXT PRIMARY KEY,            -- task/aws-service-role/SERVICE/ROLE/UUID
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  role TEXT NOT NULL,               -- AROA.., which may be gone
  status TEXT NOT NULL,             -- IN_PROGRESS, SUCCEEDED or FAILED
  reason TEXT                       -- why it failed
);
CREATE INDEX role_deletions_by_role ON role_deletions (role);
