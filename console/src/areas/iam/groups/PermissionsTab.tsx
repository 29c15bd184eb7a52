import SpaceBetween from "@cloudscape-design/components/space-between";
import { AttachedPolicies } from "../principals/AttachedPolicies";
import { groupPolicies } from "../principals/groupPolicies";
import { InlinePolicies } from "../principals/InlinePolicies";

interface PermissionsTabProps {
  groupName: string;
  done: (words: string) => void;
}

export default function PermissionsTab({ groupName, done }: PermissionsTabProps) {
  const holder = groupPolicies(groupName);
  return (
    <SpaceBetween size="l">
      <AttachedPolicies holder={holder} done={done} />
      <InlinePolicies holder={holder} done={done} />
    </SpaceBetween>
  );
}
