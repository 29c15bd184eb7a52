import type { Group } from "@aws-sdk/client-iam";
import { ManyField } from "../../../shared/form/ManyField";
import type { Form } from "../../../shared/form/useForm";
import type { Loaded } from "../../../shared/useLoad";
import { GROUPS_OF_USER_MAX } from "./memberships";

interface GroupsFieldProps<Values extends { groups: string[] }> {
  form: Form<Values>;
  groups: Loaded<Group[]>;
}

export function GroupsField<Values extends { groups: string[] }>(props: GroupsFieldProps<Values>) {
  const { groups } = props;
  const options = groups.data?.map(({ GroupName: value }) => ({ value, label: value }));
  return (
    <ManyField
      form={props.form as unknown as Form<{ groups: string[] }>}
      name="groups"
      label="Groups"
      things="groups"
      rule={`A user is in ${GROUPS_OF_USER_MAX} groups at most.`}
      options={{ ...groups, data: options }}
    />
  );
}
