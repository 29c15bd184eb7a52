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
  amount BIGINT NOT NULL,           -- nano-dollars
  PRIMARY KEY (payer, day, account, position)
);
CREATE INDEX charges_by_account ON charges (account, day);

-- Accounts of an earlier schema cost what they would have cost.
INSERT INTO cost_stretches (account, first_day, until_day, payer, profile)
  SELECT a.id, a.created_at / 86400000, 9999999, COALESCE(o.management_account, a.id), ''
  FROM accounts a LEFT JOIN organization_accounts m ON m.account = a.id
  LEFT JOIN organizations o ON o.id = m.organization WHERE a.state = 'ACTIVE';
INSERT INTO cost_groups (payer, profile, first_day, until_day, accounts)
  SELECT payer, profile, first_day, until_day, COUNT(*) FROM cost_stretches
  GROUP BY payer, profile, first_day, until_day;
