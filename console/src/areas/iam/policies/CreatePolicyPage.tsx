import { CreatePolicyCommand } from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { PolicyEditor } from "../../../shared/policy/PolicyEditor";
import { TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { atMost } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { jsonFault } from "../../../shared/json";
import { tagsFault } from "../../../shared/tags/rules";
import type { Tag } from "../../../shared/tags/TagsCard";
import { TagsField } from "../../../shared/tags/TagsField";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { entityName, entityPath, nameRule, PATH_RULE } from "../names";
import { DOCUMENT_START } from "../principals/documents";
import { client, POLICIES, policyHref } from "../reads";

const START = { name: "", path: "/", description: "", content: DOCUMENT_START, tags: [] as Tag[] };

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
export default function CreatePolicyPage() {
  const navigate = useNavigate();
  const form = useForm(START, {
    name: entityName(128),
    path: entityPath,
    description: atMost(1000),
    content: jsonFault,
    tags: tagsFault,
  });
  const create = async ({ name, path, description, content, tags }: typeof START) => {
    const { Policy } = await client().send(
      new CreatePolicyCommand({
        PolicyName: name,
        Path: path,
        Description: description || undefined,
        PolicyDocument: content,
        Tags: tags.length === 0 ? undefined : tags.map(({ Key, Value }) => ({ Key, Value })),
      }),
    );
    navigate(policyHref(Policy?.Arn));
  };
  return (
    <PageFrame title="Create a policy" above={POLICIES}>
      <FormCard
        title="The policy"
        description="It allows nothing to anybody until it is attached."
        submitText="Create the policy"
        form={form}
        onSubmit={() => void form.submit(create)}
        onCancel={() => navigate("/console/iam/policies")}
      >
        <TextField form={form} name="name" label="Policy name" rule={nameRule(128)} autoFocus />
        <TextField
          form={form}
          name="description"
          label="Description"
          rule="At most 1,000 characters. It cannot be changed later."
        />
        <PolicyEditor form={form} kind="identity" />
        <TextField form={form} name="path" label="Path" rule={PATH_RULE} />
        <TagsField form={form} />
      </FormCard>
    </PageFrame>
  );
}
