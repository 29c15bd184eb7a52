-- Accounts, their root users, contacts and payment methods; what is sent, what is to be done later, what happened.
CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,          -- lower case
  kind TEXT NOT NULL,               -- BUSINESS or PERSONAL
  state TEXT NOT NULL,              -- PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED
  created_at BIGINT NOT NULL,
  plan TEXT NOT NULL,               -- FREE or PAID
  support_plan TEXT NOT NULL,
  agreement_at BIGINT,
  iam_billing_access BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX accounts_by_email ON accounts (email_key);

CREATE TABLE root_users (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  password_hash TEXT,               -- argon2id; NULL: has no password, as in an account that an organization made
  password_changed_at BIGINT,
  password_last_used_at BIGINT,
  failed_attempts BIGINT NOT NULL DEFAULT 0,
  locked_until BIGINT
);

CREATE TABLE contact_information (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  full_name TEXT NOT NULL,
  company_name TEXT,
  address_line_1 TEXT NOT NULL,
  address_line_2 TEXT,
  address_line_3 TEXT,
  city TEXT NOT NULL,
  district_or_county TEXT,
  state_or_region TEXT,
  postal_code TEXT NOT NULL,
  country_code TEXT NOT NULL,
  phone_number TEXT NOT NULL,
  website_url TEXT
);

CREATE TABLE alternate_contacts (
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  type TEXT NOT NULL,               -- BILLING, OPERATIONS or SECURITY
  name TEXT NOT NULL,
  title TEXT NOT NULL,
  email_address TEXT NOT NULL,
  phone_number TEXT NOT NULL,
  PRIMARY KEY (account, type)
);

CREATE TABLE payment_methods (
  account TEXT PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  brand TEXT NOT NULL,
  last_four TEXT NOT NULL,
  expiry_month BIGINT NOT NULL,
  expiry_year BIGINT NOT NULL,
  holder TEXT NOT NULL
);

CREATE TABLE messages (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  channel TEXT NOT NULL,            -- mail, sms or voice
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  sent_at BIGINT NOT NULL
);
CREATE INDEX messages_by_recipient ON messages (channel, recipient, sent_at);

CREATE TABLE jobs (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  due_at BIGINT NOT NULL
);
CREATE INDEX jobs_by_time ON jobs (due_at, id);

CREATE TABLE events (
  sequence INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  account TEXT NOT NULL,            -- the recipient; empty where nobody was authenticated
  at BIGINT NOT NULL,
  source TEXT NOT NULL,             -- iam.amazonaws.com
  name TEXT NOT NULL,               -- CreateUser
  user_name TEXT NOT NULL,
  access_key_id TEXT NOT NULL,
  error_code TEXT,
  record TEXT NOT NULL,             -- the whole event as CloudTrail shapes it
  decision TEXT                     -- policy by policy, why it was allowed or not
);
CREATE INDEX events_by_account ON events (account, sequence);
