import { useNavigate } from "react-router-dom";
import { DeleteWithBelongings } from "../principals/DeleteWithBelongings";
import { deleteUser, readBelongings } from "./belongings";

/** Does what AWS's console does: takes from the user all that IAM will not delete a user with. */
export default function DeleteUserModal({ userName, dismiss }: { userName: string; dismiss: () => void }) {
  const navigate = useNavigate();
  return (
    <DeleteWithBelongings
      name={userName}
      read={() => readBelongings(userName)}
      remove={() => deleteUser(userName)}
      deleted={() => navigate("/console/iam/users")}
      dismiss={dismiss}
    />
  );
}
