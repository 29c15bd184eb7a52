import { FormModal } from "../../../shared/form/FormModal";
import { ManyField } from "../../../shared/form/ManyField";
import { useForm } from "../../../shared/form/useForm";
import { useLoad } from "../../../shared/useLoad";
import { readEntitiesOf } from "../principals/allEntities";
import { type Entity, entityKey, KINDS } from "../principals/entities";

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
    return (await readEntitiesOf(kinds)).filter((entity) => !taken.includes(entityKey(entity)));
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
