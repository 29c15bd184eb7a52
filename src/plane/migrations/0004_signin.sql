-- Sign-ups in progress, codes that were sent, sign-ins in progress, console sessions and what was authorized
-- in them.
-- Every token is kept as its SHA-256 digest alone.
CREATE TABLE sign_ups (
  id TEXT PRIMARY KEY,              -- digest of the token
  email TEXT NOT NULL,
  account_name TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  email_verified BIGINT NOT NULL DEFAULT 0,
  password_hash TEXT,               -- argon2id; NULL again once the account has it
  account_plan TEXT,
  account_type TEXT,
  agreement_at BIGINT,
  contact TEXT,                     -- JSON
  card_brand TEXT,
  card_last_four TEXT,
  card_expiry_month BIGINT,
  card_expiry_year BIGINT,
  card_holder TEXT,
  billing_address TEXT,             -- JSON; NULL: the contact's
  phone_number TEXT,
  phone_verified BIGINT NOT NULL DEFAULT 0,
  support_plan TEXT,
  account TEXT                      -- once complete
);
CREATE INDEX sign_ups_by_expiry ON sign_ups (expires_at);

CREATE TABLE billing_addresses (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  address TEXT NOT NULL             -- JSON
);

CREATE TABLE verification_codes (
  subject TEXT NOT NULL,            -- a sign-up, or an account
  purpose TEXT NOT NULL,            -- email, phone or password_reset
  code_digest TEXT NOT NULL,        -- empty: used
  expires_at BIGINT NOT NULL,
  wrong_attempts BIGINT NOT NULL,
  sent BIGINT NOT NULL,             -- codes since window_started_at
  window_started_at BIGINT NOT NULL,
  PRIMARY KEY (subject, purpose)
);

CREATE TABLE sign_ins (
  id TEXT PRIMARY KEY,              -- digest of the token
  subject TEXT NOT NULL,            -- digest of the name that was given
  kind TEXT NOT NULL,               -- root or user
  account TEXT,                     -- NULL: there is none of that name
  user_id TEXT,                     -- NULL: the root user, or a user who is not there
  step TEXT NOT NULL,
  mfa_at BIGINT,
  mfa_serial TEXT,                  -- of the device that was shown
  expires_at BIGINT NOT NULL
);
CREATE INDEX sign_ins_by_expiry ON sign_ins (expires_at);

-- Failures of names that nobody has: they are locked out like any other, so that a lock-out tells nothing.
CREATE TABLE unknown_sign_ins (
  subject TEXT PRIMARY KEY,
  failed_attempts BIGINT NOT NULL,
  locked_until BIGINT,
  last_at BIGINT NOT NULL
);

CREATE TABLE console_sessions (
  id TEXT PRIMARY KEY,              -- digest of the token
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  user_id TEXT,                     -- NULL: the root user, or who is federated
  federated TEXT,                   -- JSON: who came with credentials from elsewhere; NULL: who has signed in
  holder TEXT NOT NULL,             -- aws:userid of whose session it is
  started_at BIGINT NOT NULL,
  mfa_at BIGINT,
  expires_at BIGINT NOT NULL,
  source_address TEXT NOT NULL DEFAULT ''
);
CREATE INDEX console_sessions_by_expiry ON console_sessions (expires_at);
CREATE INDEX console_sessions_by_holder ON console_sessions (holder, started_at);

CREATE TABLE authorization_codes (
  id TEXT PRIMARY KEY,              -- digest of the code
  session TEXT NOT NULL REFERENCES console_sessions (id) ON DELETE CASCADE,
  client_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  code_challenge TEXT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX authorization_codes_by_session ON authorization_codes (session);

CREATE TABLE refresh_tokens (
  id TEXT PRIMARY KEY,              -- digest of the token
  session TEXT NOT NULL REFERENCES console_sessions (id) ON DELETE CASCADE,
  client_id TEXT NOT NULL,
  replaced_at BIGINT                -- NULL: the newest of its line
);
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session);
