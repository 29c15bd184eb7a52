import {
  DeleteServiceLinkedRoleCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
} from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { DeleteWithBelongings } from "../principals/DeleteWithBelongings";
import { client } from "../reads";

interface DeleteLinkedRoleModalProps {
  roleName: string;
  dismiss: () => void;
}

export default function DeleteLinkedRoleModal({ roleName, dismiss }: DeleteLinkedRoleModalProps) {
  const navigate = useNavigate();
  return (
    <DeleteWithBelongings
      name={roleName}
      read={async () => []}
      remove={() => deleteLinkedRole(roleName)}
      deleted={() => navigate("/console/iam/roles")}
      dismiss={dismiss}
    />
  );
}

const LOOK_AGAIN_MS = 500;
const LOOKS = 40;

/**
 * A task that the service takes part in, and may refuse.
 *
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServiceLinkedRole.html
 */
async function deleteLinkedRole(RoleName: string): Promise<void> {
  const { DeletionTaskId } = await client().send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  for (let look = 0; look < LOOKS; ++look) {
    const task = await client().send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    if (task.Status === "SUCCEEDED") return;
    if (task.Status === "FAILED") throw new Error(task.Reason?.Reason ?? "The service refuses it.");
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  throw new Error("It is still being deleted. Look again in a moment.");
}
