import type { User } from "@aws-sdk/client-iam";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { AttachedPolicies } from "../principals/AttachedPolicies";
import { BoundaryCard } from "../principals/BoundaryCard";
import { boundaryOf } from "../principals/entities";
import { InlinePolicies } from "../principals/InlinePolicies";
import { userPolicies } from "../principals/userPolicies";

interface PermissionsTabProps {
  user: User;
  changed: (words: string) => Promise<void>;
}

export function PermissionsTab({ user, changed }: PermissionsTabProps) {
  const name = user.UserName ?? "";
  const holder = userPolicies(name);
  const done = (words: string) => void changed(words);
  return (
    <SpaceBetween size="l">
      <AttachedPolicies holder={holder} done={done} />
      <InlinePolicies holder={holder} done={done} />
      <BoundaryCard
        name={name}
        boundary={user.PermissionsBoundary?.PermissionsBoundaryArn}
        {...boundaryOf({ kind: "user", name })}
        changed={changed}
      />
    </SpaceBetween>
  );
}
