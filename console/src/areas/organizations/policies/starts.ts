import type { PolicyType } from "@aws-sdk/client-organizations";

const set = (value: string | string[]) => ({ "@@assign": value });
const everywhere = { enable_in_regions: set(["ALL_SUPPORTED"]), disable_in_regions: set([]) };

/** What a new policy's document begins with: small, harmless and valid, to be changed. */
export const STARTS: Partial<Record<PolicyType, object>> = {
  SERVICE_CONTROL_POLICY: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "StayInTheOrganization",
        Effect: "Deny",
        Action: "organizations:LeaveOrganization",
        Resource: "*",
      },
    ],
  },
  RESOURCE_CONTROL_POLICY: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "EncryptedConnections",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: "*",
        Condition: { BoolIfExists: { "aws:SecureTransport": "false" } },
      },
    ],
  },
  DECLARATIVE_POLICY_EC2: { ec2_attributes: { serial_console_access: { status: set("disabled") } } },
  TAG_POLICY: { tags: { costcenter: { tag_key: set("CostCenter") } } },
  BACKUP_POLICY: {
    plans: {
      Daily: {
        regions: set(["us-east-1"]),
        rules: {
          Night: {
            schedule_expression: set("cron(0 3 ? * * *)"),
            target_backup_vault_name: set("Default"),
          },
        },
        selections: {
          tags: {
            marked: {
              iam_role_arn: set("arn:aws:iam::$account:role/Backup"),
              tag_key: set("backup"),
              tag_value: set(["daily"]),
            },
          },
        },
      },
    },
  },
  AISERVICES_OPT_OUT_POLICY: { services: { default: { opt_out_policy: set("optOut") } } },
  CHATBOT_POLICY: { chatbot: { platforms: { slack: { client: set("disabled") } } } },
  SECURITYHUB_POLICY: { securityhub: everywhere },
  INSPECTOR_POLICY: { inspector: { enablement: { ec2_scanning: everywhere } } },
  UPGRADE_ROLLOUT_POLICY: { upgrade_rollout: { default: { patch_order: set("last") } } },
  BEDROCK_POLICY: {
    bedrock: {
      guardrail_inference: {
        "us-east-1": {
          config_1: {
            identifier: set("arn:aws:bedrock:us-east-1:111122223333:guardrail/abcd1234efgh:1"),
            input_tags: set("honor"),
          },
        },
      },
    },
  },
  S3_POLICY: { s3_attributes: { public_access_block_configuration: set("all") } },
  NETWORK_SECURITY_DIRECTOR_POLICY: {
    network_security_director: { enablement: { network_security_scan: everywhere } },
  },
};
