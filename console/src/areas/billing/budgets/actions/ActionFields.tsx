import type { ActionType, ApprovalModel } from "@aws-sdk/client-budgets";
import type { Role } from "@aws-sdk/client-iam";
import RadioGroup from "@cloudscape-design/components/radio-group";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { lazy, Suspense } from "react";
import { Field } from "../../../../shared/form/fields";
import { ManyField } from "../../../../shared/form/ManyField";
import { OneField } from "../../../../shared/form/OneField";
import type { Form } from "../../../../shared/form/useForm";
import { type Loaded, useLoad } from "../../../../shared/useLoad";
import { readManagedPolicies } from "../../../iam/principals/managedPolicies";
import { PolicyField } from "../../../iam/principals/PolicyField";
import type { ActionValues } from "./actionForm";
import { executionRoleOptions, readGroupOptions, readRoles, readUserOptions, roleOptions } from "./choices";

// Another API's client comes with them.
const ScpFields = lazy(() => import("./ScpFields"));

export interface FieldsProps {
  form: Form<ActionValues>;
}

/** What is done, as whom, and whether somebody is asked before. */
export default function ActionFields({ form, isNew }: FieldsProps & { isNew: boolean }) {
  const roles = useLoad(readRoles);
  const { type, approval } = form.values;
  return (
    <SpaceBetween size="l">
      {isNew && (
        <Field form={form} name="type" label="What is done">
          <RadioGroup
            value={type}
            onChange={({ detail }) => form.set("type", detail.value as ActionType)}
            items={[
              { value: "APPLY_IAM_POLICY", label: "A policy is attached to users, groups or roles" },
              {
                value: "APPLY_SCP_POLICY",
                label: "A service control policy is attached to accounts or units",
                description: "The management account of an organization alone can do it.",
              },
            ]}
          />
        </Field>
      )}
      {type === "APPLY_IAM_POLICY" && <IamFields form={form} roles={roles} />}
      {type === "APPLY_SCP_POLICY" && (
        <Suspense>
          <ScpFields form={form} />
        </Suspense>
      )}
      <OneField
        form={form}
        name="executionRole"
        label="Execution role"
        thing="a role"
        rule="AWS Budgets acts as it: it trusts budgets.amazonaws.com, and may attach and detach the policy."
        empty="No role of the account trusts budgets.amazonaws.com."
        options={{ ...roles, data: roles.data && executionRoleOptions(roles.data) }}
      />
      <Field form={form} name="approval" label="Approval">
        <RadioGroup
          value={approval}
          onChange={({ detail }) => form.set("approval", detail.value as ApprovalModel)}
          items={[
            { value: "MANUAL", label: "A person approves it first" },
            { value: "AUTOMATIC", label: "It is done by itself" },
          ]}
        />
      </Field>
    </SpaceBetween>
  );
}

function IamFields({ form, roles }: FieldsProps & { roles: Loaded<Role[]> }) {
  const policies = useLoad(readManagedPolicies);
  const users = useLoad(readUserOptions);
  const groups = useLoad(readGroupOptions);
  return (
    <SpaceBetween size="l">
      <PolicyField
        form={form}
        name="policyArn"
        label="Policy"
        rule="A managed policy of this account or of AWS; best one that denies what costs."
        policies={policies}
      />
      <ManyField form={form} name="users" label="Users" things="users" options={users} />
      <ManyField form={form} name="groups" label="Groups" things="groups" options={groups} />
      <ManyField
        form={form}
        name="roles"
        label="Roles"
        things="roles"
        options={{ ...roles, data: roles.data && roleOptions(roles.data) }}
      />
    </SpaceBetween>
  );
}
