-- Users, groups, passwords, access keys, MFA devices, settings of IAM, tags of IAM resources.
CREATE TABLE users (
  id TEXT PRIMARY KEY,              -- AIDA..
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,           -- lower case
  path TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  password_last_used_at BIGINT,
  permissions_boundary TEXT         -- ARN of a managed policy
);
CREATE UNIQUE INDEX users_by_name ON users (account, name_key);
CREATE INDEX users_by_boundary ON users (account, permissions_boundary, id);

CREATE TABLE iam_groups (
  id TEXT PRIMARY KEY,              -- AGPA..
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,           -- lower case
  path TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX iam_groups_by_name ON iam_groups (account, name_key);

-- Both names stand here too, so that either side is listed in order without a sort; a rename changes them.
CREATE TABLE group_members (
  group_id TEXT NOT NULL REFERENCES iam_groups (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  group_key TEXT NOT NULL,
  user_key TEXT NOT NULL,
  PRIMARY KEY (group_id, user_id)
);
CREATE INDEX group_members_by_group ON group_members (group_id, user_key);
CREATE INDEX group_members_by_user ON group_members (user_id, group_key);

CREATE TABLE login_profiles (
  user_id TEXT PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  password_hash TEXT NOT NULL,      -- argon2id
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,       -- when the password was set last
  reset_required BIGINT NOT NULL,
  failed_attempts BIGINT NOT NULL DEFAULT 0,
  locked_until BIGINT
);

-- The passwords that a user had, the one in use among them, as far back as reuse can be prevented.
CREATE TABLE password_history (
  user_id TEXT NOT NULL REFERENCES login_profiles (user_id) ON DELETE CASCADE,
  sequence BIGINT NOT NULL,
  password_hash TEXT NOT NULL,
  PRIMARY KEY (user_id, sequence)
);

CREATE TABLE password_policies (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  minimum_length BIGINT NOT NULL,
  require_symbols BIGINT NOT NULL,
  require_numbers BIGINT NOT NULL,
  require_uppercase BIGINT NOT NULL,
  require_lowercase BIGINT NOT NULL,
  users_may_change BIGINT NOT NULL,
  max_age_days BIGINT,
  reuse_prevention BIGINT,
  hard_expiry BIGINT
);

CREATE TABLE access_keys (
  id TEXT PRIMARY KEY,              -- AKIA..
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  user_id TEXT NOT NULL,            -- empty: the root user's
  secret TEXT NOT NULL,             -- sealed
  status TEXT NOT NULL,             -- Active or Inactive
  created_at BIGINT NOT NULL,
  last_used_at BIGINT,
  last_used_service TEXT,
  last_used_region TEXT
);
CREATE INDEX access_keys_by_user ON access_keys (account, user_id, id);

CREATE TABLE mfa_devices (
  serial TEXT PRIMARY KEY,          -- ARN
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,               -- virtual: TOTP with a seed made here
  secret TEXT NOT NULL,             -- sealed; of a virtual device: its seed
  owner TEXT,                       -- id of a user, or of the account for its root user; NULL: not assigned
  created_at BIGINT NOT NULL,
  enabled_at BIGINT,
  last_step BIGINT,                 -- TOTP step of the code that was taken last: it and all before are spent
  drift_steps BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX mfa_devices_by_account ON mfa_devices (account, kind, serial);
CREATE INDEX mfa_devices_by_owner ON mfa_devices (owner, serial);

CREATE TABLE iam_tags (
  resource TEXT NOT NULL,           -- unique id, or ARN of a resource that has none
  tag_key TEXT NOT NULL,            -- lower case
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (resource, tag_key)
);

CREATE TABLE account_aliases (
  alias TEXT PRIMARY KEY,
  account TEXT NOT NULL UNIQUE REFERENCES accounts (id) ON DELETE CASCADE
);

CREATE TABLE security_token_preferences (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  global_endpoint_token_version BIGINT NOT NULL
);

CREATE TABLE credential_reports (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  generated_at BIGINT NOT NULL,
  content TEXT NOT NULL             -- CSV
);
