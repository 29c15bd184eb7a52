import { ListPoliciesCommand, type PolicyType } from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { Navigate, useParams } from "react-router-dom";
import { ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { usePages } from "../../../shared/usePages";
import { MemberNote, POLICIES } from "../organization";
import { kindOf } from "../policyTypes";
import { client, policyHref } from "../reads";

/** All policies of one type. */
export default function PoliciesPage() {
  const { type } = useParams();
  const kind = kindOf(type);
  const policies = usePages(
    async (NextToken) => {
      const page = await client().send(new ListPoliciesCommand({ Filter: type as PolicyType, NextToken }));
      return { items: page.Policies, next: page.NextToken };
    },
    [type],
  );
  if (kind === undefined) return <Navigate replace to="/console/organizations/policies" />;
  return (
    <PageFrame title={kind.title} description={kind.purpose} above={POLICIES} loading={policies}>
      <MemberNote />
      <ListTable
        title="All policies"
        actions={
          <Button variant="primary" href={`/console/organizations/policies/${type}/create`}>
            Create a policy
          </Button>
        }
        columns={[
          { header: "Name", cell: (policy) => <Link href={policyHref(policy)}>{policy.Name}</Link> },
          { header: "Description", cell: (policy) => policy.Description || "–" },
          { header: "Kept by", cell: (policy) => (policy.AwsManaged ? "AWS" : "This organization") },
          { header: "ID", cell: (policy) => <span className="gw-mono">{policy.Id}</span> },
        ]}
        pages={policies}
        keyOf={(policy) => policy.Id ?? ""}
        textOf={(policy) => `${policy.Name} ${policy.Id} ${policy.Description}`}
        empty="There is none yet."
      />
    </PageFrame>
  );
}
