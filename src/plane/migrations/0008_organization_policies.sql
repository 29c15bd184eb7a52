-- Standard policies without a row each, the order of attachments, and the policy by which an organization delegates to
-- its members.

-- Where the standard policy of a type (FullAWSAccess) is not attached. It is attached to every other root, unit and
-- account while the type is enabled, without a row: there may be 100,000 of them.
CREATE TABLE organization_detachments (
  organization TEXT NOT NULL REFERENCES organizations (id) ON DELETE CASCADE,
  target TEXT NOT NULL,
  type TEXT NOT NULL,
  PRIMARY KEY (organization, target, type)
);
CREATE INDEX organization_detachments_by_type ON organization_detachments (organization, type);

INSERT INTO organization_detachments (organization, target, type)
SELECT t.organization, n.id, t.type FROM organization_policy_types t
JOIN organization_nodes n ON n.organization = t.organization
WHERE NOT EXISTS (SELECT 1 FROM organization_attachments a WHERE a.organization = t.organization
                  AND a.target = n.id AND a.type = t.type AND a.policy = 'p-FullAWSAccess');
INSERT INTO organization_detachments (organization, target, type)
SELECT t.organization, m.account, t.type FROM organization_policy_types t
JOIN organization_accounts m ON m.organization = t.organization
WHERE NOT EXISTS (SELECT 1 FROM organization_attachments a WHERE a.organization = t.organization
                  AND a.target = m.account AND a.type = t.type AND a.policy = 'p-FullAWSAccess');
DELETE FROM organization_attachments WHERE policy = 'p-FullAWSAccess';

ALTER TABLE organization_attachments ADD COLUMN position BIGINT NOT NULL DEFAULT 0;     -- in the order of attachment
ALTER TABLE organization_attachments ADD COLUMN attached_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE organization_policies ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;      -- its content
ALTER TABLE organization_policy_types ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;  -- enabled, or one detached
CREATE INDEX organization_attachments_by_type ON organization_attachments (organization, type);
CREATE INDEX organization_nodes_by_id ON organization_nodes (organization, id);

CREATE TABLE organization_resource_policies (
  organization TEXT PRIMARY KEY REFERENCES organizations (id) ON DELETE CASCADE,
  id TEXT NOT NULL,                 -- rp-..
  content TEXT NOT NULL             -- as it came in
);
