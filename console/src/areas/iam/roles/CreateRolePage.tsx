import Button from "@cloudscape-design/components/button";
import Spinner from "@cloudscape-design/components/spinner";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router-dom";
import { TextField } from "../../../shared/form/fields";
import { FormCard } from "../../../shared/form/FormCard";
import { useForm } from "../../../shared/form/useForm";
import { jsonFault } from "../../../shared/json";
import { useSession } from "../../../shared/session";
import { tagsFault } from "../../../shared/tags/rules";
import { TagsField } from "../../../shared/tags/TagsField";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { entityPath, nameRule, PATH_RULE, ROLE_NAME } from "../names";
import type { Refused } from "../principals/attempts";
import { RefusedWishes } from "../principals/RefusedWishes";
import { roleHref, ROLES } from "../reads";
import { createRole, type NewRole } from "./createRole";
import { DESCRIPTION_RULE, roleDescription, TRUST_RULES } from "./roleRules";
import { TrustFields } from "./TrustFields";
import { trustPolicy } from "./trust";

/** The form stands before its lists are there. */
const RolePolicies = lazy(() => import("./RolePolicies"));

const START: NewRole = {
  trusted: "own",
  accountId: "",
  externalId: "",
  mfa: false,
  service: "",
  content: "",
  name: "",
  path: "/",
  description: "",
  policies: [],
  boundary: "",
  tags: [],
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create.html */
export default function CreateRolePage() {
  const navigate = useNavigate();
  const { accountId } = useSession();
  const [refused, setRefused] = useState<Refused[]>([]);
  const form = useForm(
    { ...START, content: trustPolicy(START, accountId) },
    {
      name: ROLE_NAME,
      path: entityPath,
      description: roleDescription,
      tags: tagsFault,
      ...TRUST_RULES(jsonFault),
    },
  );
  const create = async (role: NewRole) => {
    const left = await createRole(role, accountId);
    if (left.length === 0) navigate(roleHref(role.name));
    setRefused(left);
  };
  if (refused.length > 0) return <CreatedInPart name={form.values.name} refused={refused} />;
  return (
    <PageFrame title="Create a role" above={ROLES}>
      <FormCard
        title="The role"
        description="Whoever assumes it has its rights, and none of their own, until the session ends."
        submitText="Create the role"
        form={form}
        onSubmit={() => void form.submit(create)}
        onCancel={() => navigate("/console/iam/roles")}
      >
        <TrustFields form={form} ownAccount={accountId} />
        <Suspense fallback={<Spinner />}>
          <RolePolicies form={form} />
        </Suspense>
        <TextField form={form} name="name" label="Role name" rule={nameRule(64)} />
        <TextField form={form} name="description" label="Description" rule={DESCRIPTION_RULE} />
        <TextField form={form} name="path" label="Path" rule={PATH_RULE} />
        <TagsField form={form} />
      </FormCard>
    </PageFrame>
  );
}

function CreatedInPart({ name, refused }: { name: string; refused: Refused[] }) {
  return (
    <PageFrame
      title={`The role ${name} is created`}
      above={ROLES}
      actions={
        <Button variant="primary" href={roleHref(name)}>
          Go to the role
        </Button>
      }
    >
      <RefusedWishes refused={refused} />
    </PageFrame>
  );
}
