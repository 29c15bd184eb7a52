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
