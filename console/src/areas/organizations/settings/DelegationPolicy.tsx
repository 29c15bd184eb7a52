import {
  DeleteResourcePolicyCommand,
  DescribeResourcePolicyCommand,
  PutResourcePolicyCommand,
} from "@aws-sdk/client-organizations";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { orAbsent } from "../../../shared/errors";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLive } from "../../../shared/useLive";
import { jsonFault, pretty } from "../../../shared/json";
import { PolicyEditor } from "../../../shared/policy/PolicyEditor";
import { JsonText } from "../../../shared/ui/JsonText";
import { client } from "../reads";

/**
 * What members may do with the organization itself:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
 */
export function DelegationPolicy({ done }: { done: (words: string) => void }) {
  const policy = useLive(readPolicy);
  const [mode, setMode] = useState<"show" | "edit" | "delete">("show");
  const content = policy.data?.content;
  const changed = async (words: string) => {
    await policy.reload();
    setMode("show");
    done(words);
  };
  if (mode === "edit") {
    return <DelegationForm content={content} changed={changed} cancel={() => setMode("show")} />;
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A resource policy by which members manage policies of the organization."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {content !== undefined && <Button onClick={() => setMode("delete")}>Delete the policy</Button>}
              <Button onClick={() => setMode("edit")}>{content === undefined ? "Delegate" : "Edit"}</Button>
            </SpaceBetween>
          }
        >
          Delegation
        </Header>
      }
    >
      <ErrorBox error={policy.error} />
      {content === undefined ? (
        <Box color="text-body-secondary">There is none.</Box>
      ) : (
        <JsonText label="Resource policy" text={content} />
      )}
      {mode === "delete" && (
        <ConfirmModal
          title="Delete the resource policy?"
          confirmText="Delete"
          onDismiss={() => setMode("show")}
          onConfirm={async () => {
            await client().send(new DeleteResourcePolicyCommand({}));
            await changed("The resource policy is deleted.");
          }}
        >
          Members then manage nothing of the organization.
        </ConfirmModal>
      )}
    </Container>
  );
}

async function readPolicy(): Promise<{ content?: string }> {
  const read = client().send(new DescribeResourcePolicyCommand({}));
  return { content: (await orAbsent(read, "ResourcePolicyNotFoundException"))?.ResourcePolicy?.Content };
}

const START = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "ReadTheOrganization",
      Effect: "Allow",
      Principal: { AWS: "111122223333" },
      Action: ["organizations:DescribeOrganization", "organizations:ListAccounts"],
      Resource: "*",
    },
  ],
};

interface DelegationFormProps {
  content?: string;
  changed: (words: string) => Promise<void>;
  cancel: () => void;
}

function DelegationForm({ content, changed, cancel }: DelegationFormProps) {
  const start = content === undefined ? JSON.stringify(START, null, 2) : pretty(content);
  const form = useForm({ content: start }, { content: jsonFault });
  const save = async (values: { content: string }) => {
    await client().send(new PutResourcePolicyCommand({ Content: values.content }));
    await changed("The resource policy is saved.");
  };
  return (
    <FormCard
      title="Delegation"
      description="Whom it names, and what they may do."
      submitText="Save"
      form={form}
      onSubmit={() => void form.submit(save)}
      onCancel={cancel}
    >
      <PolicyEditor form={form} kind="delegation" />
    </FormCard>
  );
}
