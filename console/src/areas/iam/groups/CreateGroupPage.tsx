import { CreateGroupCommand } from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { entityPath, GROUP_NAME, nameRule, PATH_RULE } from "../names";
import { client, groupHref, GROUPS } from "../reads";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups_create.html */
export default function CreateGroupPage() {
  const navigate = useNavigate();
  const form = useForm({ name: "", path: "/" }, { name: GROUP_NAME, path: entityPath });
  const create = async ({ name, path }: { name: string; path: string }) => {
    await client().send(new CreateGroupCommand({ GroupName: name, Path: path }));
    navigate(groupHref(name, "permissions"));
  };
  return (
    <PageFrame title="Create a group" above={GROUPS}>
      <FormCard
        title="The group"
        description="Its page gives it policies and members."
        submitText="Create the group"
        form={form}
        onSubmit={() => void form.submit(create)}
        onCancel={() => navigate("/console/iam/groups")}
      >
        <TextField form={form} name="name" label="Group name" rule={nameRule(128)} autoFocus />
        <TextField form={form} name="path" label="Path" rule={PATH_RULE} />
      </FormCard>
    </PageFrame>
  );
}
