-- Budgets with their notifications, subscribers and actions.
CREATE TABLE budgets (
  account TEXT NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  type TEXT NOT NULL,               -- COST, USAGE, RI_UTILIZATION, ...
  time_unit TEXT NOT NULL,          -- DAILY, MONTHLY, QUARTERLY, ANNUALLY or CUSTOM
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,          -- deleted then
  limit_amount TEXT NOT NULL,       -- a decimal: of the current period, where periods have their own
  limit_unit TEXT NOT NULL,
  details TEXT NOT NULL,            -- JSON: filters, metrics, planned limits, how it adjusts itself
  actual BIGINT NOT NULL,           -- spent in the current period, in billionths of the unit
  forecast BIGINT,                  -- what the period will come to; NULL where too little is known
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (account, name)
);

-- What the limit was since when: the past is compared with the limits that it had.
CREATE TABLE budget_limits (
  account TEXT NOT NULL,
  budget TEXT NOT NULL,
  since BIGINT NOT NULL,            -- the start of the first period that had it
  amount TEXT NOT NULL,
  unit TEXT NOT NULL,
  PRIMARY KEY (account, budget, since),
  FOREIGN KEY (account, budget) REFERENCES budgets (account, name) ON DELETE CASCADE
);

CREATE TABLE budget_notifications (
  account TEXT NOT NULL,
  budget TEXT NOT NULL,
  id TEXT NOT NULL,                 -- the four next columns in one: what names a notification
  type TEXT NOT NULL,               -- ACTUAL or FORECASTED
  comparison TEXT NOT NULL,         -- GREATER_THAN, LESS_THAN or EQUAL_TO
  threshold TEXT NOT NULL,
  threshold_type TEXT NOT NULL,     -- PERCENTAGE or ABSOLUTE_VALUE
  state TEXT NOT NULL,              -- OK or ALARM
  alarmed_period BIGINT,            -- the start of the period that it last sent mail about
  PRIMARY KEY (account, budget, id),
  FOREIGN KEY (account, budget) REFERENCES budgets (account, name) ON DELETE CASCADE
);

CREATE TABLE budget_subscribers (
  account TEXT NOT NULL,
  budget TEXT NOT NULL,
  notification TEXT NOT NULL,
  type TEXT NOT NULL,               -- EMAIL or SNS
  address TEXT NOT NULL,
  PRIMARY KEY (account, budget, notification, type, address),
  FOREIGN KEY (account, budget, notification) REFERENCES budget_notifications (account, budget, id)
    ON DELETE CASCADE
);

CREATE TABLE budget_actions (
  account TEXT NOT NULL,
  budget TEXT NOT NULL,
  id TEXT NOT NULL,                 -- a UUID
  status TEXT NOT NULL,             -- STANDBY, PENDING, EXECUTION_IN_PROGRESS, ...
  details TEXT NOT NULL,            -- JSON: threshold, what is done, by which role, who is told
  fired_period BIGINT,              -- the start of the period in which it last left STANDBY
  PRIMARY KEY (account, budget, id),
  FOREIGN KEY (account, budget) REFERENCES budgets (account, name) ON DELETE CASCADE
);

CREATE TABLE budget_action_histories (
  account TEXT NOT NULL,
  budget TEXT NOT NULL,
  action TEXT NOT NULL,
  number BIGINT NOT NULL,           -- 1, 2, 3, ... of an action
  happened_at BIGINT NOT NULL,
  event_type TEXT NOT NULL,         -- SYSTEM, CREATE_ACTION, EXECUTE_ACTION, ...
  status TEXT NOT NULL,             -- of the action, once it had happened
  details TEXT NOT NULL,            -- of the action at that time
  message TEXT NOT NULL,
  PRIMARY KEY (account, budget, action, number),
  FOREIGN KEY (account, budget, action) REFERENCES budget_actions (account, budget, id) ON DELETE CASCADE
);

-- Of budgets and of their actions.
CREATE TABLE budget_tags (
  account TEXT NOT NULL,
  budget TEXT NOT NULL,
  action TEXT NOT NULL,             -- empty: the budget's own
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account, budget, action, key),
  FOREIGN KEY (account, budget) REFERENCES budgets (account, name) ON DELETE CASCADE
);

-- INVARIANT: an account has a row here while a job that evaluates its budgets is on the list.
CREATE TABLE budget_evaluations (
  account TEXT PRIMARY KEY REFERENCES accounts (id)
);
