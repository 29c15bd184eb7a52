import type { Group } from "@aws-sdk/client-iam";
import Multiselect from "@cloudscape-design/components/multiselect";
import { Field } from "../../../shared/form/fields";
import type { Form } from "../../../shared/form/useForm";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import type { Loaded } from "../../../shared/useLoad";
import { GROUPS_OF_USER_MAX } from "./memberships";

interface GroupsFieldProps<Values extends { groups: string[] }> {
  form: Form<Values>;
  groups: Loaded<Group[]>;
}

export function GroupsField<Values extends { groups: string[] }>(props: GroupsFieldProps<Values>) {
  const { groups } = props;
  const form = props.form as unknown as Form<{ groups: string[] }>;
  const options = (groups.data ?? []).map(({ GroupName: value }) => ({ value, label: value }));
  return (
    <>
      <ErrorBox error={groups.error} retry={() => void groups.reload()} />
      <Field
        form={form}
        name="groups"
        label="Groups"
        rule={`A user is in ${GROUPS_OF_USER_MAX} groups at most.`}
      >
        <Multiselect
          selectedOptions={options.filter((option) => form.values.groups.includes(option.value!))}
          options={options}
          statusType={groups.busy && groups.data === undefined ? "loading" : "finished"}
          loadingText="Reading"
          placeholder="Choose groups"
          empty="There is none."
          noMatch="Nothing has these words."
          filteringType="auto"
          filteringAriaLabel="Find a group"
          expandToViewport
          onChange={({ detail }) =>
            form.set(
              "groups",
              detail.selectedOptions.map((option) => option.value!),
            )
          }
        />
      </Field>
    </>
  );
}
