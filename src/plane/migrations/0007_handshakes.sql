-- Handshakes between accounts and organizations, and transfers of responsibility.

-- When an account was in which organization: who pays for it goes by this. It outlives both the organization and the
-- account, as bills do.
CREATE TABLE organization_stays (
  account TEXT NOT NULL,
  organization TEXT NOT NULL,
  management_account TEXT NOT NULL,
  joined_at BIGINT NOT NULL,
  left_at BIGINT,                   -- NULL: it is there still
  PRIMARY KEY (account, joined_at, organization)
);
CREATE INDEX organization_stays_by_management_account ON organization_stays (management_account, account, joined_at);

-- Offers of one party that another one answers.
CREATE TABLE handshakes (
  id TEXT PRIMARY KEY,              -- h-..
  action TEXT NOT NULL,             -- INVITE, ENABLE_ALL_FEATURES, ...
  state TEXT NOT NULL,              -- REQUESTED, OPEN, CANCELED, ACCEPTED, DECLINED or EXPIRED
  organization TEXT NOT NULL,       -- whose offer it is; it may be gone before the handshake is forgotten
  management_account TEXT NOT NULL, -- the organization's
  feature_set TEXT NOT NULL,        -- that the recipient is told of
  recipient_type TEXT NOT NULL,     -- ACCOUNT or EMAIL, as it was addressed; empty: the organization itself
  recipient TEXT NOT NULL,          -- an account's id, an address, or empty
  email_key TEXT,                   -- the address in lower case, while no account is known that has it
  account TEXT,                     -- who answers, where it is known; NULL also for the organization itself
  notes TEXT NOT NULL,
  tags TEXT NOT NULL,               -- JSON: [[key, value], ..]; of what comes of it
  parent TEXT,                      -- the handshake that this one is a part of
  transfer TEXT,                    -- rt-.. that it offers
  requested_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at BIGINT                   -- NULL: it is neither answered nor over
);
CREATE INDEX handshakes_by_organization ON handshakes (organization, id);
CREATE INDEX handshakes_by_action ON handshakes (organization, action, id);
CREATE INDEX handshakes_by_state ON handshakes (organization, action, state, id);
CREATE INDEX handshakes_by_time ON handshakes (organization, action, requested_at);
CREATE INDEX handshakes_by_account ON handshakes (account, id);
CREATE INDEX handshakes_by_email ON handshakes (email_key, id);
CREATE INDEX handshakes_by_parent ON handshakes (parent, id);
CREATE INDEX handshakes_by_parent_and_state ON handshakes (parent, state, id);

-- Arrangements by which one management account manages and pays the bill of another one's organization. Those that came
-- to be stay, as bills do.
CREATE TABLE responsibility_transfers (
  id TEXT PRIMARY KEY,              -- rt-..
  name TEXT NOT NULL,               -- the target's for it
  type TEXT NOT NULL,               -- BILLING
  status TEXT NOT NULL,             -- REQUESTED, DECLINED, CANCELED, EXPIRED, ACCEPTED or WITHDRAWN
  target TEXT NOT NULL,             -- the management account that pays, and that sent the invitation
  addressee TEXT NOT NULL,          -- whom it invited: an account's id, or an address
  source TEXT,                      -- the management account whose bill it is, where it is known
  starts_at BIGINT NOT NULL,        -- the first moment of a month
  ends_at BIGINT,                   -- the last millisecond of a month; NULL: it goes on
  handshake TEXT NOT NULL
);
CREATE INDEX responsibility_transfers_by_target ON responsibility_transfers (target, id);
CREATE INDEX responsibility_transfers_by_source ON responsibility_transfers (source, id);

CREATE INDEX organizations_by_email_code ON organizations (email_code_digest);

-- Phone numbers that answered with a code: an account needs one to stand alone.
CREATE TABLE verified_phones (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  phone_number TEXT NOT NULL,
  verified_at BIGINT NOT NULL
);
-- Whoever agreed has signed up, and sign-up verifies the phone.
INSERT INTO verified_phones (account, phone_number, verified_at)
  SELECT a.id, c.phone_number, a.agreement_at FROM accounts a JOIN contact_information c ON c.account = a.id
  WHERE a.agreement_at IS NOT NULL;
