-- What accounts cost: usage, charges, invoices, credits, preferences, billing views.
-- Days are counted since 1970-01-01, and no cost is a row a day: what a day costs is computed.

-- What an account of this profile uses. The profile '' is the sample of prices.json and has no rows.
CREATE TABLE usage_rules (
  profile TEXT NOT NULL,            -- digest of the rules
  position BIGINT NOT NULL,
  usage_type TEXT NOT NULL,
  per_day BIGINT NOT NULL,          -- millionths of a unit
  first_day BIGINT NOT NULL,
  until_day BIGINT NOT NULL,        -- the first day without it
  PRIMARY KEY (profile, position)
);

-- Accounts that use something else than the sample.
CREATE TABLE account_usage (
  account TEXT PRIMARY KEY,
  profile TEXT NOT NULL
);

-- Days on which an account was active, under one payer and with one profile of usage.
CREATE TABLE cost_stretches (
  account TEXT NOT NULL,
  first_day BIGINT NOT NULL,
  until_day BIGINT NOT NULL,        -- the first day after it; 9999999: it goes on
  payer TEXT NOT NULL,
  profile TEXT NOT NULL,
  PRIMARY KEY (account, first_day)
);
CREATE INDEX cost_stretches_by_payer ON cost_stretches (payer, account, first_day);

-- How many accounts of a payer share the same days and the same usage: what makes the bill of 100,000 accounts as cheap
-- as that of one.
CREATE TABLE cost_groups (
  payer TEXT NOT NULL,
  profile TEXT NOT NULL,
  first_day BIGINT NOT NULL,
  until_day BIGINT NOT NULL,
  accounts BIGINT NOT NULL,
  PRIMARY KEY (payer, profile, first_day, until_day)
);

-- What is no usage: support, and credits that were applied (below zero).
CREATE TABLE charges (
  payer TEXT NOT NULL,
  day BIGINT NOT NULL,
  account TEXT NOT NULL,
  position BIGINT NOT NULL,
  record_type TEXT NOT NULL,        -- Support or Credit
  service TEXT NOT NULL,
  usage_type TEXT NOT NULL,
  credit TEXT,                      -- the credit that was applied
  amount BIGINT NOT NULL,           -- nano-dollars
  PRIMARY KEY (payer, day, account, position)
);
CREATE INDEX charges_by_account ON charges (account, day);
CREATE INDEX charges_by_credit ON charges (credit, day);

-- Credits, which pay for usage before the payment method does.
CREATE TABLE credits (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,            -- whose it is
  kind TEXT NOT NULL,               -- FREE_TIER or PROMOTION
  code TEXT NOT NULL,               -- of what it was given for; once an account
  description TEXT NOT NULL,
  services TEXT NOT NULL,           -- service names, a line each; empty: all
  initial BIGINT NOT NULL,          -- nano-dollars
  remaining BIGINT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  exhausted_at BIGINT,
  UNIQUE (account, code)
);

-- Months whose bills are made, or are to be made.
CREATE TABLE bill_months (
  month BIGINT PRIMARY KEY,         -- since January of year 0
  closed_at BIGINT                  -- NULL: still open
);

CREATE TABLE invoices (
  id TEXT PRIMARY KEY,
  payer TEXT NOT NULL,              -- whose organization it is for
  billed_to TEXT NOT NULL,          -- who gets and pays it: the payer, or the one whom it has transferred its bill to
  month BIGINT NOT NULL,
  issued_at BIGINT NOT NULL,
  usage BIGINT NOT NULL,            -- nano-dollars, these four
  support BIGINT NOT NULL,
  credits BIGINT NOT NULL,          -- below zero
  total BIGINT NOT NULL,            -- whole cents: what is to be paid
  paid_with TEXT,                   -- NULL: nothing was to be paid, or could not be
  UNIQUE (payer, month)
);

-- What an invoice is made of: usage of accounts that have the same days and the same usage in the month, each of which
-- has the amount; support and credits of single accounts.
CREATE TABLE invoice_lines (
  invoice TEXT NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  account TEXT NOT NULL,            -- empty: of a group
  usage_group TEXT NOT NULL,        -- empty: of an account
  accounts BIGINT NOT NULL,
  record_type TEXT NOT NULL,        -- Usage, Support or Credit
  service TEXT NOT NULL,
  amount BIGINT NOT NULL,           -- nano-dollars for each account
  PRIMARY KEY (invoice, position)
);
CREATE INDEX invoice_lines_by_holder ON invoice_lines (invoice, account, usage_group);

-- What an account, or the management account for its organization, has chosen.
CREATE TABLE billing_preferences (
  account TEXT NOT NULL,
  feature TEXT NOT NULL,            -- RI_SHARING, CREDIT_SHARING, ...
  key TEXT NOT NULL,
  value TEXT NOT NULL,              -- ENABLED or DISABLED
  PRIMARY KEY (account, feature, key)
);
-- Changes of the two that have a history.
CREATE TABLE billing_preference_changes (
  account TEXT NOT NULL,
  feature TEXT NOT NULL,
  month BIGINT NOT NULL,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account, feature, month, key)
);

-- Custom billing views; the primary one of each account needs no row.
CREATE TABLE billing_views (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  filter TEXT NOT NULL,             -- JSON
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX billing_views_by_account ON billing_views (account, id);
CREATE TABLE billing_view_sources (
  view TEXT NOT NULL REFERENCES billing_views (id) ON DELETE CASCADE,
  source TEXT NOT NULL,             -- ARN
  PRIMARY KEY (view, source)
);
CREATE TABLE billing_view_tags (
  view TEXT NOT NULL REFERENCES billing_views (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (view, key)
);

-- The free plan of an account.
CREATE TABLE free_plans (
  account TEXT PRIMARY KEY,
  started_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  expired_at BIGINT,
  upgraded_at BIGINT
);

-- Accounts of an earlier schema cost what they would have cost.
INSERT INTO cost_stretches (account, first_day, until_day, payer, profile)
  SELECT a.id, a.created_at / 86400000, 9999999, COALESCE(o.management_account, a.id), ''
  FROM accounts a LEFT JOIN organization_accounts m ON m.account = a.id
  LEFT JOIN organizations o ON o.id = m.organization WHERE a.state = 'ACTIVE';
INSERT INTO cost_groups (payer, profile, first_day, until_day, accounts)
  SELECT payer, profile, first_day, until_day, COUNT(*) FROM cost_stretches
  GROUP BY payer, profile, first_day, until_day;
-- Their months are closed one after another from the first on.
INSERT INTO jobs (id, kind, subject, due_at)
  SELECT 'the first bills', 'billing.begin', '', MIN(created_at) FROM accounts HAVING COUNT(*) > 0;
