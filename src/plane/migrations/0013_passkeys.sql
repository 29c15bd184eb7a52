-- Passkeys and security keys, beside the row in mfa_devices (kind: passkey; its secret is empty) that each has.
-- Bytes are base64url.
CREATE TABLE passkeys (
  serial TEXT PRIMARY KEY REFERENCES mfa_devices (serial) ON DELETE CASCADE,
  credential_id TEXT NOT NULL,
  rp_id TEXT NOT NULL,              -- host of the pages that it was registered on, and works on
  algorithm BIGINT NOT NULL,        -- COSE: -7 ES256, -8 EdDSA, -257 RS256
  public_key TEXT NOT NULL,
  sign_count BIGINT NOT NULL,       -- as its authenticator said last
  transports TEXT NOT NULL          -- separated by blanks: how a browser reaches it
);
CREATE UNIQUE INDEX passkeys_by_credential ON passkeys (credential_id);

-- What a browser was asked to sign. One for each sign-in or session at a time; used once.
CREATE TABLE passkey_challenges (
  holder TEXT PRIMARY KEY,          -- digest of the token of the sign-in or session
  digest TEXT NOT NULL,             -- of the challenge
  expires_at BIGINT NOT NULL
);
CREATE INDEX passkey_challenges_by_expiry ON passkey_challenges (expires_at);

-- Until when somebody may go on to sign in without a second factor.
CREATE TABLE mfa_grace_periods (
  owner TEXT PRIMARY KEY,           -- id of a user, or of the account for its root user
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  ends_at BIGINT NOT NULL
);
CREATE INDEX mfa_grace_periods_by_account ON mfa_grace_periods (account);

-- Authenticator apps that are being set up in the middle of a sign-in.
CREATE TABLE mfa_enrolments (
  sign_in TEXT PRIMARY KEY REFERENCES sign_ins (id) ON DELETE CASCADE,
  secret TEXT NOT NULL              -- sealed seed
);
