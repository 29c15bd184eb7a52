-- What comes and goes in an account's life: closures, Regions, new e-mail addresses.

-- Each closure of an account, also those that were taken back.
CREATE TABLE account_closures (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  organization TEXT,                -- that the account was a member of; NULL: it stood alone
  by_organization BIGINT NOT NULL,  -- 1: asked for by organizations:CloseAccount; 0: by the account's root user
  state TEXT NOT NULL,              -- PENDING, SUSPENDED, REOPENED or CLOSED
  requested_at BIGINT NOT NULL,
  suspended_at BIGINT,
  ended_at BIGINT                   -- when it was reopened, or closed for good
);
CREATE INDEX account_closures_by_account ON account_closures (account, requested_at);
CREATE INDEX account_closures_by_state ON account_closures (organization, state, by_organization);
CREATE INDEX account_closures_by_time ON account_closures (organization, by_organization, requested_at);

-- The Regions that an account has turned on, or off again; where there is no row, a Region that asks for it is off.
CREATE TABLE account_regions (
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  region TEXT NOT NULL,
  status TEXT NOT NULL,             -- ENABLING, ENABLED, DISABLING or DISABLED
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (account, region)
);
CREATE INDEX account_regions_by_status ON account_regions (status, account);

-- The last change of each account's e-mail address; its code is in verification_codes.
CREATE TABLE primary_email_updates (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  email TEXT NOT NULL,              -- the new one
  status TEXT NOT NULL,             -- PENDING, ACCEPTED, COMPLETED or FAILED
  updated_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL        -- PENDING means FAILED from then on
);

-- Accounts of the AWS GovCloud (US) partition that belong to one of ours. What is in them is not part of the plane.
CREATE TABLE govcloud_accounts (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  govcloud_account TEXT NOT NULL,
  email_key TEXT NOT NULL,          -- lower case: the address when it was made, which it keeps
  linked_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX govcloud_accounts_by_id ON govcloud_accounts (govcloud_account);
CREATE UNIQUE INDEX govcloud_accounts_by_email ON govcloud_accounts (email_key);

-- Failures that an operator has ordered for tests.
CREATE TABLE faults (
  operation TEXT PRIMARY KEY,       -- create_account
  reason TEXT NOT NULL,             -- INTERNAL_FAILURE
  times BIGINT NOT NULL             -- how often it is still to fail so
);

-- A creation that also makes an account of AWS GovCloud (US), and that account once it has succeeded.
ALTER TABLE account_creations ADD COLUMN with_govcloud BIGINT NOT NULL DEFAULT 0;
ALTER TABLE account_creations ADD COLUMN govcloud_account TEXT;
