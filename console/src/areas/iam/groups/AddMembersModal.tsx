import { FormModal } from "../../../shared/form/FormModal";
import { ManyField } from "../../../shared/form/ManyField";
import { useForm } from "../../../shared/form/useForm";
import { useLoad } from "../../../shared/useLoad";
import { addMember, readAllUsers } from "./members";

interface AddMembersModalProps {
  groupName: string;
  /** Those who are in it already. */
  members: string[];
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

export default function AddMembersModal({ groupName, members, changed, dismiss }: AddMembersModalProps) {
  const others = useLoad(async () =>
    (await readAllUsers())
      .map((user) => ({ value: user.UserName, label: user.UserName }))
      .filter(({ value = "" }) => !members.includes(value)),
  );
  const form = useForm(
    { users: [] as string[] },
    { users: (names) => (names.length === 0 ? "Choose at least one user." : undefined) },
  );
  const add = async ({ users }: { users: string[] }) => {
    for (const user of users) await addMember(groupName, user);
    await changed(users.length === 1 ? `${users[0]} is in the group.` : `${users.length} users are added.`);
  };
  return (
    <FormModal
      title={`Add users to ${groupName}`}
      submitText="Add"
      form={form}
      onSubmit={() => form.submit(add)}
      onDismiss={dismiss}
    >
      <ManyField
        form={form}
        name="users"
        label="Users"
        things="users"
        rule="They may do what the group may, from their next request on."
        options={others}
      />
    </FormModal>
  );
}
