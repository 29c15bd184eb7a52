import { DeleteGroupCommand } from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { DeleteWithBelongings } from "../principals/DeleteWithBelongings";
import { groupPolicies } from "../principals/groupPolicies";
import type { Belonging } from "../principals/holder";
import { client } from "../reads";
import { readMembers, removeMember } from "./members";

export function DeleteGroupModal({ groupName, dismiss }: { groupName: string; dismiss: () => void }) {
  const navigate = useNavigate();
  return (
    <DeleteWithBelongings
      name={groupName}
      read={() => readBelongings(groupName)}
      remove={async () => {
        for (const belonging of await readBelongings(groupName)) await belonging.remove();
        await client().send(new DeleteGroupCommand({ GroupName: groupName }));
      }}
      deleted={() => navigate("/console/iam/groups")}
      dismiss={dismiss}
    />
  );
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html */
async function readBelongings(groupName: string): Promise<Belonging[]> {
  const holder = groupPolicies(groupName);
  const [members, attached, inline] = await Promise.all([
    readMembers(groupName),
    holder.readAttached(),
    holder.readInlineNames(),
  ]);
  return [
    ...members.map(({ UserName: name = "" }) => ({
      words: `Membership of ${name}`,
      remove: () => removeMember(groupName, name),
    })),
    ...attached.map((policy) => ({
      words: `Attached policy ${policy.PolicyName}`,
      remove: () => holder.detach(policy.PolicyArn ?? ""),
    })),
    ...inline.map((name) => ({ words: `Inline policy ${name}`, remove: () => holder.deleteInline(name) })),
  ];
}
