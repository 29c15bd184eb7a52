import {
  CreateOrganizationalUnitCommand,
  UpdateOrganizationalUnitCommand,
} from "@aws-sdk/client-organizations";
import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { all, atMost, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { client } from "../reads";

interface UnitNameModalProps {
  /** A new unit stands below it. */
  parent?: { id: string; name: string };
  /** A unit that gets another name. */
  unit?: { id: string; name: string };
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html */
export function UnitNameModal({ parent, unit, changed, dismiss }: UnitNameModalProps) {
  const form = useForm({ name: unit?.name ?? "" }, { name: all(needed("A name"), atMost(128)) });
  const save = async ({ name }: { name: string }) => {
    if (unit !== undefined) {
      const command = new UpdateOrganizationalUnitCommand({ OrganizationalUnitId: unit.id, Name: name });
      await client().send(command);
      return changed(`The unit ${unit.name} is now ${name}.`);
    }
    await client().send(new CreateOrganizationalUnitCommand({ ParentId: parent?.id, Name: name }));
    return changed(`The unit ${name} is made.`);
  };
  return (
    <FormModal
      title={unit === undefined ? `A new unit below ${parent?.name}` : `Rename ${unit.name}`}
      submitText={unit === undefined ? "Add the unit" : "Rename"}
      form={form}
      onSubmit={() => form.submit(save)}
      onDismiss={dismiss}
    >
      <TextField form={form} name="name" label="Name" rule="1 to 128 characters, and no sibling's name." />
    </FormModal>
  );
}
