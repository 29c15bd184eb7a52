-- Support plans over time, cases, communications, attachments.

-- Which plan an account had when: what support costs goes by this. It outlives the account, as bills do. An account
-- without rows has had its first plan since it was made.
CREATE TABLE support_subscriptions (
  account TEXT NOT NULL,
  plan TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,                  -- NULL: it has it still
  PRIMARY KEY (account, started_at)
);

-- Accounts that chose a plan before its end was a job.
INSERT INTO jobs (id, kind, subject, due_at)
SELECT 'end of the plan of ' || id, 'support.end_plan', id, 1798761600000
FROM accounts WHERE support_plan IN ('DEVELOPER', 'BUSINESS', 'ENTERPRISE_ON_RAMP');

CREATE TABLE support_cases (
  id TEXT PRIMARY KEY,              -- case-123456789012-muen-2026-0123456789abcdef
  display_id TEXT NOT NULL UNIQUE,  -- what people call it
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,             -- unassigned, opened, pending-customer-action, work-in-progress, reopened, resolved
  service_code TEXT NOT NULL,
  category_code TEXT NOT NULL,
  severity_code TEXT NOT NULL,
  issue_type TEXT NOT NULL,
  language TEXT NOT NULL,
  cc TEXT NOT NULL,                 -- addresses that get copies, one a line
  created_at BIGINT NOT NULL
);
CREATE INDEX support_cases_by_account ON support_cases (account, created_at, id);

CREATE TABLE support_attachment_sets (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used BIGINT NOT NULL DEFAULT 0    -- by a communication, which keeps it
);
CREATE INDEX support_attachment_sets_by_account ON support_attachment_sets (account, created_at);

CREATE TABLE support_attachments (
  id TEXT PRIMARY KEY,
  attachment_set TEXT NOT NULL REFERENCES support_attachment_sets (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,           -- place in the set, from 1
  file_name TEXT NOT NULL,
  data TEXT NOT NULL                -- base64
);
CREATE UNIQUE INDEX support_attachments_by_set ON support_attachments (attachment_set, number);

CREATE TABLE support_communications (
  case_id TEXT NOT NULL REFERENCES support_cases (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,           -- from 1, in order of time
  body TEXT NOT NULL,
  submitted_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  attachment_set TEXT REFERENCES support_attachment_sets (id),
  PRIMARY KEY (case_id, number)
);
CREATE INDEX support_communications_by_set ON support_communications (attachment_set);

-- Trusted Advisor: the last refresh of a check that somebody asked for.
CREATE TABLE advisor_refreshes (
  account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  check_id TEXT NOT NULL,
  requested_at BIGINT NOT NULL,
  result_at BIGINT,                 -- NULL: it was never carried out
  result TEXT,                      -- JSON
  PRIMARY KEY (account, check_id)
);
