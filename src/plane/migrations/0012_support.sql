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
