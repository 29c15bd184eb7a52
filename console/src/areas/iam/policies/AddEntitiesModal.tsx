import { ListRolesCommand } from "@aws-sdk/client-iam";
import { FormModal } from "../../../shared/form/FormModal";
import { ManyField } from "../../../shared/form/ManyField";
import { useForm } from "../../../shared/form/useForm";
import { useLoad } from "../../../shared/useLoad";
import { readAllUsers } from "../groups/members";
import { type Entity, entityKey, KINDS } from "../principals/entities";
import { client, readAll } from "../reads";
import { readAllGroups } from "../users/memberships";

interface AddEntitiesModalProps {
  title: string;
  submitText: string;
  kinds: Entity["kind"][];
  /** Those that have it already. */
  present: Entity[];
  add: (entity: Entity) => Promise<unknown>;
  added: (names: string) => Promise<void>;
  dismiss: () => void;
}

export default function AddEntitiesModal(props: AddEntitiesModalProps) {
  const { title, submitText, kinds, present, add, added, dismiss } = props;
  const others = useLoad(async () => {
    const taken = present.map(entityKey);
    const lists = await Promise.all(kinds.map((kind) => READS[kind]()));
    return lists.flat().filter((entity) => !taken.includes(entityKey(entity)));
  });
  const options = others.data?.map((entity) => ({
    value: entityKey(entity),
    label: entity.name,
    description: KINDS[entity.kind],
  }));
  const form = useForm(
    { chosen: [] as string[] },
    { chosen: (keys) => (keys.length === 0 ? "Choose at least one." : undefined) },
  );
  const addAll = async ({ chosen }: { chosen: string[] }) => {
    const entities = others.data!.filter((entity) => chosen.includes(entityKey(entity)));
    for (const entity of entities) await add(entity);
    await added(entities.map((entity) => entity.name).join(", "));
  };
  return (
    <FormModal
      title={title}
      submitText={submitText}
      form={form}
      onSubmit={() => form.submit(addAll)}
      onDismiss={dismiss}
    >
      <ManyField
        form={form}
        name="chosen"
        label="Names"
        things="names"
        rule="It holds from their next request on."
        options={{ ...others, data: options }}
      />
    </FormModal>
  );
}

const READS: Record<Entity["kind"], () => Promise<Entity[]>> = {
  user: async () => (await readAllUsers()).map(({ UserName: name = "" }) => ({ kind: "user", name })),
  group: async () => (await readAllGroups()).map(({ GroupName: name = "" }) => ({ kind: "group", name })),
  role: async () => {
    const roles = await readAll(
      (Marker) => client().send(new ListRolesCommand({ MaxItems: 1000, Marker })),
      (page) => page.Roles,
    );
    return roles.map(({ RoleName: name = "" }) => ({ kind: "role", name }));
  },
};
