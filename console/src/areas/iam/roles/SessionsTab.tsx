import type { Role } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { Command } from "../../../shared/ui/Command";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { revokeSessions, REVOKING } from "./revoke";
import { isKeptByAws } from "./roles";

interface SessionsTabProps {
  role: Role;
  done: (words: string) => void;
}

/** How the role is assumed, and how its sessions are ended. */
export default function SessionsTab({ role, done }: SessionsTabProps) {
  if (isKeptByAws(role)) return <p>AWS alone assumes this role.</p>;
  return (
    <SpaceBetween size="l">
      <AssumeCard role={role} />
      <RevokeCard roleName={role.RoleName ?? ""} done={done} />
    </SpaceBetween>
  );
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use.html */
function AssumeCard({ role }: { role: Role }) {
  const command = `aws sts assume-role --role-arn ${role.Arn} --role-session-name my-session`;
  return (
    <Container header={<Header variant="h2">Assume the role</Header>}>
      <p>
        The answer has credentials of the role. Where the trust policy asks for it, add --external-id, or
        --serial-number and --token-code.
      </p>
      <Command text={command} />
    </Container>
  );
}

function RevokeCard({ roleName, done }: { roleName: string; done: (words: string) => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Whoever has assumed the role so far has to assume it anew."
          actions={<Button onClick={() => setAsking(true)}>Revoke active sessions</Button>}
        >
          Revoke sessions
        </Header>
      }
    >
      An inline policy {REVOKING} denies everything to sessions that began before. It stays until it is
      deleted, and does no harm to later ones.
      {asking && (
        <ConfirmModal
          title={`Revoke the sessions of ${roleName}?`}
          confirmText="Revoke"
          onDismiss={() => setAsking(false)}
          onConfirm={async () => {
            await revokeSessions(roleName);
            done("The sessions of the role are revoked.");
          }}
        >
          Programs that work with the role are refused until they assume it again.
        </ConfirmModal>
      )}
    </Container>
  );
}
