import { CreatePolicyVersionCommand } from "@aws-sdk/client-iam";
import { PolicyEditor } from "../../../shared/policy/PolicyEditor";
import { CheckField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { jsonFault, pretty } from "../../../shared/json";
import { client } from "../reads";
import { VERSIONS_MAX } from "./policies";

interface NewVersionFormProps {
  arn: string;
  /** What it begins with. */
  document: string;
  made: (words: string) => Promise<void>;
  cancel: () => void;
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicyVersion.html */
export function NewVersionForm({ arn, document, made, cancel }: NewVersionFormProps) {
  const form = useForm({ content: pretty(document), setAsDefault: true }, { content: jsonFault });
  const create = async ({ content, setAsDefault }: { content: string; setAsDefault: boolean }) => {
    const command = { PolicyArn: arn, PolicyDocument: content, SetAsDefault: setAsDefault };
    const { PolicyVersion } = await client().send(new CreatePolicyVersionCommand(command));
    const version = PolicyVersion?.VersionId;
    await made(setAsDefault ? `Version ${version} is made, and holds.` : `Version ${version} is made.`);
  };
  return (
    <FormCard
      title="A new version"
      description={`A policy has at most ${VERSIONS_MAX}; of as many one has to be deleted before.`}
      submitText="Save the version"
      form={form}
      onSubmit={() => void form.submit(create)}
      onCancel={cancel}
    >
      <PolicyEditor form={form} kind="identity" />
      <CheckField form={form} name="setAsDefault">
        Set it as the default: it holds at once wherever the policy is attached
      </CheckField>
    </FormCard>
  );
}
