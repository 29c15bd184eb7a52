import {
  DeleteUserPermissionsBoundaryCommand,
  PutUserPermissionsBoundaryCommand,
  type User,
} from "@aws-sdk/client-iam";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { AttachedPolicies } from "../principals/AttachedPolicies";
import { BoundaryCard } from "../principals/BoundaryCard";
import { InlinePolicies } from "../principals/InlinePolicies";
import { userPolicies } from "../principals/userPolicies";
import { client } from "../reads";

interface PermissionsTabProps {
  user: User;
  changed: (words: string) => Promise<void>;
}

export function PermissionsTab({ user, changed }: PermissionsTabProps) {
  const UserName = user.UserName ?? "";
  const holder = userPolicies(UserName);
  const done = (words: string) => void changed(words);
  return (
    <SpaceBetween size="l">
      <AttachedPolicies holder={holder} done={done} />
      <InlinePolicies holder={holder} done={done} />
      <BoundaryCard
        name={UserName}
        boundary={user.PermissionsBoundary?.PermissionsBoundaryArn}
        put={(PermissionsBoundary) =>
          client().send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary }))
        }
        remove={() => client().send(new DeleteUserPermissionsBoundaryCommand({ UserName }))}
        changed={changed}
      />
    </SpaceBetween>
  );
}
