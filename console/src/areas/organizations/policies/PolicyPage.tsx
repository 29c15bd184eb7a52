import {
  DeletePolicyCommand,
  DescribePolicyCommand,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useParams } from "react-router-dom";
import { useGoOn } from "../../../shared/arrival";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useLive } from "../../../shared/useLive";
import { MemberNote, POLICIES } from "../organization";
import { TagsCard } from "../places/TagsCard";
import { kindOf } from "../policyTypes";
import { client } from "../reads";
import { pretty } from "../../../shared/json";
import { JsonText } from "../../../shared/ui/JsonText";
import { PolicyForm, type PolicyValues } from "./PolicyForm";
import { PolicyTargets } from "./PolicyTargets";

export default function PolicyPage() {
  const { type, id = "" } = useParams();
  const goOn = useGoOn();
  const [mode, setMode] = useState<"show" | "edit" | "delete">("show");
  const [notice, setNotice] = useState<string>();
  const policy = useLive(async () => {
    return (await client().send(new DescribePolicyCommand({ PolicyId: id }))).Policy;
  }, [id]);
  const summary = policy.data?.PolicySummary;
  const content = policy.data?.Content ?? "";
  const list = `/console/organizations/policies/${type}`;
  const save = async ({ name, description, content: document }: PolicyValues) => {
    await client().send(
      new UpdatePolicyCommand({ PolicyId: id, Name: name, Description: description, Content: document }),
    );
    await policy.reload();
    setMode("show");
    setNotice("The policy is saved.");
  };
  return (
    <PageFrame
      title={summary?.Name ?? id}
      description={summary?.Description}
      above={[...POLICIES, { text: kindOf(type)?.title ?? "", href: list }]}
      loading={policy}
      notice={notice}
      actions={
        summary?.AwsManaged === false && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => setMode("edit")}>Edit</Button>
            <Button onClick={() => setMode("delete")}>Delete</Button>
          </SpaceBetween>
        )
      }
    >
      <MemberNote />
      {mode === "edit" && summary?.Type !== undefined ? (
        <PolicyForm
          type={summary.Type}
          title="Edit the policy"
          submitText="Save"
          initial={{
            name: summary.Name ?? "",
            description: summary.Description ?? "",
            content: pretty(content),
          }}
          save={save}
          cancel={() => setMode("show")}
        />
      ) : (
        <Container header={<Header variant="h2">Document</Header>}>
          <SpaceBetween size="m">
            <KeyValuePairs
              columns={3}
              items={[
                { label: "Policy ID", value: <span className="gw-mono">{id}</span> },
                { label: "Kept by", value: summary?.AwsManaged ? "AWS" : "This organization" },
                { label: "ARN", value: <span className="gw-mono">{summary?.Arn}</span> },
              ]}
            />
            <JsonText label="Policy document" text={content} />
          </SpaceBetween>
        </Container>
      )}
      <PolicyTargets policyId={id} name={summary?.Name ?? id} done={setNotice} />
      {summary?.AwsManaged === false && <TagsCard id={id} done={setNotice} />}
      {mode === "delete" && (
        <ConfirmModal
          title={`Delete ${summary?.Name}?`}
          confirmText="Delete"
          typed={summary?.Name}
          onDismiss={() => setMode("show")}
          onConfirm={async () => {
            await client().send(new DeletePolicyCommand({ PolicyId: id }));
            goOn(list, `The policy ${summary?.Name} is deleted.`);
          }}
        >
          It has to be detached from all targets before.
        </ConfirmModal>
      )}
    </PageFrame>
  );
}
