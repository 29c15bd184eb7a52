import { ListPoliciesCommand, type ListPoliciesRequest, type Policy } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useSearchParams } from "react-router-dom";
import { Chooser, type Choice } from "../../../shared/ui/Chooser";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { grouped } from "../../../shared/ui/numbers";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { kindText } from "../principals/managedPolicies";
import { ABOVE, client, policyHref, readAll } from "../reads";

type Kept = "own" | "aws" | "used" | "all";

const ASKED: Record<Kept, ListPoliciesRequest> = {
  own: { Scope: "Local" },
  aws: { Scope: "AWS" },
  used: { OnlyAttached: true },
  all: { Scope: "All" },
};

const CHOICES: Choice<Kept>[] = [
  { value: "own", label: "Customer managed", description: "Made in this account." },
  { value: "aws", label: "AWS managed", description: "AWS keeps them; nobody else can change them." },
  { value: "used", label: "In use", description: "Attached, or a permissions boundary." },
  { value: "all", label: "All" },
];

const COLUMNS: Column<Policy>[] = [
  {
    header: "Name",
    cell: (policy) => <Link href={policyHref(policy.Arn)}>{policy.PolicyName}</Link>,
    sort: (policy) => policy.PolicyName ?? "",
  },
  { header: "Kind", cell: kindText, sort: kindText },
  {
    header: "Attached to",
    cell: (policy) => grouped(policy.AttachmentCount ?? 0),
    sort: (policy) => policy.AttachmentCount ?? 0,
  },
  {
    header: "Boundary of",
    cell: (policy) => grouped(policy.PermissionsBoundaryUsageCount ?? 0),
    sort: (policy) => policy.PermissionsBoundaryUsageCount ?? 0,
  },
  {
    header: "Changed",
    cell: (policy) => <Time at={policy.UpdateDate} dateOnly />,
    sort: (policy) => policy.UpdateDate?.getTime() ?? 0,
  },
];

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html */
export default function PoliciesPage() {
  const [parameters, setParameters] = useSearchParams();
  const kept = CHOICES.find(({ value }) => value === parameters.get("kept"))?.value ?? "own";
  // AWS's are many, and change with the plane's version alone.
  const policies = useLive(() => readPolicies(kept), [kept], kept === "own" || kept === "used");
  return (
    <PageFrame
      title="Policies"
      description="Managed policies: what may be done, written once and attached to users, groups and roles."
      above={ABOVE}
      loading={policies}
    >
      <Chooser
        label="Show"
        choices={CHOICES}
        value={kept}
        onChange={(value) => setParameters(value === "own" ? {} : { kept: value }, { replace: true })}
      />
      <ListTable
        title={CHOICES.find(({ value }) => value === kept)!.label}
        actions={
          <Button variant="primary" href="/console/iam/policies/create">
            Create a policy
          </Button>
        }
        columns={COLUMNS}
        rows={policies.data?.kept === kept ? policies.data.policies : undefined}
        keyOf={(policy) => policy.Arn ?? ""}
        textOf={(policy) => `${policy.PolicyName} ${policy.Arn}`}
        empty="There is none."
      />
    </PageFrame>
  );
}

async function readPolicies(kept: Kept) {
  const policies = await readAll(
    (Marker) => client().send(new ListPoliciesCommand({ ...ASKED[kept], MaxItems: 1000, Marker })),
    (page) => page.Policies,
  );
  return { kept, policies };
}
