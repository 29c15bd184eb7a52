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
