import type { Role } from "@aws-sdk/client-iam";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { AttachedPolicies } from "../principals/AttachedPolicies";
import { BoundaryCard } from "../principals/BoundaryCard";
import { boundaryOf } from "../principals/entities";
import { InlinePolicies } from "../principals/InlinePolicies";
import { rolePolicies } from "../principals/rolePolicies";
import { isKeptByAws } from "./roles";

interface PermissionsTabProps {
  role: Role;
  changed: (words: string) => Promise<void>;
}

export default function PermissionsTab({ role, changed }: PermissionsTabProps) {
  const name = role.RoleName ?? "";
  const fixed = isKeptByAws(role);
  const holder = { ...rolePolicies(name), fixed };
  const done = (words: string) => void changed(words);
  return (
    <SpaceBetween size="l">
      <AttachedPolicies holder={holder} done={done} />
      <InlinePolicies holder={holder} done={done} />
      {!fixed && (
        <BoundaryCard
          name={name}
          boundary={role.PermissionsBoundary?.PermissionsBoundaryArn}
          {...boundaryOf({ kind: "role", name })}
          changed={changed}
        />
      )}
    </SpaceBetween>
  );
}
