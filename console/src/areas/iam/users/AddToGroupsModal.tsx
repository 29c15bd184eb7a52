import { FormModal } from "../../../shared/form/FormModal";
import { useForm } from "../../../shared/form/useForm";
import { useLoad } from "../../../shared/useLoad";
import { addMember } from "../groups/members";
import { GroupsField } from "./GroupsField";
import { readAllGroups } from "./memberships";

interface AddToGroupsModalProps {
  userName: string;
  /** Those that the user is in already. */
  groups: string[];
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

export function AddToGroupsModal({ userName, groups, changed, dismiss }: AddToGroupsModalProps) {
  const others = useLoad(async () =>
    (await readAllGroups()).filter((group) => !groups.includes(group.GroupName!)),
  );
  const form = useForm(
    { groups: [] as string[] },
    { groups: (names) => (names.length === 0 ? "Choose at least one group." : undefined) },
  );
  const add = async (values: { groups: string[] }) => {
    for (const group of values.groups) await addMember(group, userName);
    await changed(`${userName} is in ${values.groups.join(", ")}.`);
  };
  return (
    <FormModal
      title={`Add ${userName} to groups`}
      submitText="Add"
      form={form}
      onSubmit={() => form.submit(add)}
      onDismiss={dismiss}
    >
      <GroupsField form={form} groups={others} />
    </FormModal>
  );
}
