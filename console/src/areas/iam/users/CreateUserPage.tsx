import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router-dom";
import { CheckField, TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { type Form, useForm } from "../../../shared/form/useForm";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useLoad } from "../../../shared/useLoad";
import { readPasswordPolicy } from "../account/passwordPolicy";
import { entityPath, nameRule, PATH_RULE, USER_NAME } from "../names";
import { USERS } from "../reads";
import { type Created, createUser, type NewUser } from "./createUser";
import { GroupsField } from "./GroupsField";
import { readAllGroups } from "./memberships";
import { PASSWORD_START, passwordFault, type PasswordValues } from "./passwordForm";

/** Loaded when they are needed. */
const CreatedUser = lazy(() => import("./CreatedUser"));
const PasswordChoice = lazy(() => import("./PasswordChoice"));

const START: NewUser = { name: "", path: "/", consoleAccess: false, groups: [], ...PASSWORD_START };

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users_create.html */
export default function CreateUserPage() {
  const navigate = useNavigate();
  const [created, setCreated] = useState<Created>();
  const policy = useLoad(async () => ({ policy: await readPasswordPolicy() }));
  const groups = useLoad(readAllGroups);
  const held = policy.data?.policy;
  const form = useForm(START, {
    name: USER_NAME,
    path: entityPath,
    password: (_, all) => (all.consoleAccess ? passwordFault(held, all) : undefined),
  });
  const ofPassword = form as unknown as Form<PasswordValues>; // the fields that it has are among these
  if (created !== undefined) {
    return (
      <Suspense>
        <CreatedUser created={created} />
      </Suspense>
    );
  }
  return (
    <PageFrame title="Create a user" above={USERS} loading={policy}>
      <FormCard
        title="The user"
        description="It may do nothing at first: groups and policies give rights."
        submitText="Create the user"
        form={form}
        onSubmit={() => void form.submit(async (values) => setCreated(await createUser(values, held)))}
        onCancel={() => navigate("/console/iam/users")}
      >
        <TextField form={form} name="name" label="User name" rule={nameRule(64)} autoFocus />
        <TextField form={form} name="path" label="Path" rule={PATH_RULE} />
        <GroupsField form={form} groups={groups} />
        <CheckField form={form} name="consoleAccess">
          Let the user sign in to the console with a password
        </CheckField>
        <Suspense>{form.values.consoleAccess && <PasswordChoice form={ofPassword} policy={held} />}</Suspense>
      </FormCard>
    </PageFrame>
  );
}
