import type { ReactNode } from "react";
import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import type { TextRule } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { entityPath, PATH_RULE } from "../names";

export interface NameAndPath {
  name: string;
  path: string;
}

interface RenameModalProps {
  before: NameAndPath;
  label: string;
  nameRule: { check: TextRule; words: string };
  /** Is told only what differs. */
  save: (changes: { name?: string; path?: string }) => Promise<unknown>;
  /** Where the new name is read. */
  saved: (after: NameAndPath) => Promise<void>;
  dismiss: () => void;
  children: ReactNode;
}

/** Gives a user or a group another name, another path, or both. */
export function RenameModal(props: RenameModalProps) {
  const { before, label, nameRule, save, saved, dismiss, children } = props;
  const form = useForm(before, { name: nameRule.check, path: entityPath });
  const submit = async (after: NameAndPath) => {
    await save({
      name: after.name === before.name ? undefined : after.name,
      path: after.path === before.path ? undefined : after.path,
    });
    await saved(after);
  };
  return (
    <FormModal
      title={`Rename or move ${before.name}`}
      submitText="Save"
      form={form}
      onSubmit={() => form.submit(submit)}
      onDismiss={dismiss}
    >
      <p>{children}</p>
      <TextField form={form} name="name" label={label} rule={nameRule.words} />
      <TextField form={form} name="path" label="Path" rule={PATH_RULE} />
    </FormModal>
  );
}
