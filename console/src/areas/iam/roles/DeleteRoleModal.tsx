import {
  DeleteInstanceProfileCommand,
  DeleteRoleCommand,
  RemoveRoleFromInstanceProfileCommand,
} from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { DeleteWithBelongings } from "../principals/DeleteWithBelongings";
import { type Belonging, policiesOf } from "../principals/holder";
import { rolePolicies } from "../principals/rolePolicies";
import { client } from "../reads";
import { readInstanceProfiles } from "./roles";

export default function DeleteRoleModal({ roleName, dismiss }: { roleName: string; dismiss: () => void }) {
  const navigate = useNavigate();
  return (
    <DeleteWithBelongings
      name={roleName}
      read={() => readBelongings(roleName)}
      remove={async () => {
        for (const belonging of await readBelongings(roleName)) await belonging.remove();
        await client().send(new DeleteRoleCommand({ RoleName: roleName }));
      }}
      deleted={() => navigate("/console/iam/roles")}
      dismiss={dismiss}
    />
  );
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html */
async function readBelongings(roleName: string): Promise<Belonging[]> {
  const [profiles, policies] = await Promise.all([profilesOf(roleName), policiesOf(rolePolicies(roleName))]);
  return [...profiles, ...policies];
}

/**
 * The console makes an instance profile of the same name with a role for Amazon EC2, and deletes it with the
 * role. Others only lose the role.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html
 */
async function profilesOf(RoleName: string): Promise<Belonging[]> {
  return (await readInstanceProfiles(RoleName)).map(({ InstanceProfileName }) => ({
    words: `Place in the instance profile ${InstanceProfileName}${
      InstanceProfileName === RoleName ? ", which is deleted too" : ""
    }`,
    remove: async () => {
      await client().send(new RemoveRoleFromInstanceProfileCommand({ RoleName, InstanceProfileName }));
      if (InstanceProfileName === RoleName) {
        await client().send(new DeleteInstanceProfileCommand({ InstanceProfileName }));
      }
    },
  }));
}
