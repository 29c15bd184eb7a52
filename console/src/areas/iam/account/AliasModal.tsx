import { CreateAccountAliasCommand } from "@aws-sdk/client-iam";
import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { all, matches, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { client } from "../reads";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateAccountAlias.html */
const ALIAS = all(
  needed("An alias"),
  (value) => (value.length < 3 || value.length > 63 ? "An alias has 3 to 63 characters." : undefined),
  matches(/^[a-z0-9-]+$/, "Lower case letters, digits and hyphens."),
  matches(/^(?!-)(?!.*--)(?!.*-$)/, "No hyphen at the beginning or end, and no two in a row."),
  matches(/^(?!\d{12}$)/, "Twelve digits would be an account's ID."),
);

interface AliasModalProps {
  alias?: string;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** An account has one alias: a new one takes the place of the former. */
export function AliasModal({ alias = "", changed, dismiss }: AliasModalProps) {
  const form = useForm({ alias }, { alias: ALIAS });
  const save = async (values: { alias: string }) => {
    await client().send(new CreateAccountAliasCommand({ AccountAlias: values.alias }));
    await changed(`The alias is ${values.alias}.`);
  };
  return (
    <FormModal
      title={alias === "" ? "Create an alias" : "Change the alias"}
      submitText="Save"
      form={form}
      onSubmit={() => form.submit(save)}
      onDismiss={dismiss}
    >
      <TextField
        form={form}
        name="alias"
        label="Alias"
        rule="3 to 63 lower case letters, digits and single hyphens; no other account's in all of AWS."
      />
    </FormModal>
  );
}
