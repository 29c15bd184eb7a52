import { DeleteGroupCommand } from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { DeleteWithBelongings } from "../principals/DeleteWithBelongings";
import { groupPolicies } from "../principals/groupPolicies";
import { type Belonging, policiesOf } from "../principals/holder";
import { client } from "../reads";
import { readMembers, removeMember } from "./members";

export default function DeleteGroupModal({ groupName, dismiss }: { groupName: string; dismiss: () => void }) {
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
  const [members, policies] = await Promise.all([
    readMembers(groupName),
    policiesOf(groupPolicies(groupName)),
  ]);
  const memberships = members.map(({ UserName: name = "" }) => ({
    words: `Membership of ${name}`,
    remove: () => removeMember(groupName, name),
  }));
  return [...memberships, ...policies];
}
