import { type Role, UpdateAssumeRolePolicyCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { PolicyEditor } from "../../../shared/policy/PolicyEditor";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { jsonFault, pretty } from "../../../shared/json";
import { JsonText } from "../../../shared/ui/JsonText";
import { client } from "../reads";
import { isKeptByAws, trustOf } from "./roles";

interface TrustTabProps {
  role: Role;
  changed: (words: string) => Promise<void>;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html */
export default function TrustTab({ role, changed }: TrustTabProps) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    const saved = async (words: string) => {
      setEditing(false);
      await changed(words);
    };
    return <TrustForm role={role} saved={saved} cancel={() => setEditing(false)} />;
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Who may assume the role, and on what conditions."
          actions={
            !isKeptByAws(role) && <Button onClick={() => setEditing(true)}>Edit the trust policy</Button>
          }
        >
          Trust policy
        </Header>
      }
    >
      <JsonText label="Trust policy" text={trustOf(role)} />
    </Container>
  );
}

interface TrustFormProps {
  role: Role;
  saved: (words: string) => Promise<void>;
  cancel: () => void;
}

function TrustForm({ role: { RoleName, ...role }, saved, cancel }: TrustFormProps) {
  const form = useForm({ content: pretty(trustOf(role as Role)) }, { content: jsonFault });
  const save = async ({ content }: { content: string }) => {
    await client().send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: content }));
    await saved("The trust policy is saved.");
  };
  return (
    <FormCard
      title="Trust policy"
      description="Sessions that began before stay until they end."
      submitText="Save the trust policy"
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={cancel}
    >
      <PolicyEditor form={form} kind="trust" />
    </FormCard>
  );
}
