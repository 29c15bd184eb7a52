import { lazy } from "react";
import { useParams } from "react-router-dom";
import { useLive } from "../../../shared/useLive";
import { isAwsManaged } from "../principals/managedPolicies";
import { POLICIES, policyHref } from "../reads";
import { ResourcePage } from "../ResourcePage";
import { nameOfArn, readPolicy } from "./policies";
import { PolicySummary } from "./PolicySummary";

// What stands in a tab or behind a button is loaded when somebody goes there.
const DeletePolicyModal = lazy(() => import("./DeletePolicyModal"));
const DocumentTab = lazy(() => import("./DocumentTab"));
const EntitiesTab = lazy(() => import("./EntitiesTab"));
const PolicyTags = lazy(() => import("./PolicyTags"));
const VersionsTab = lazy(() => import("./VersionsTab"));

export default function PolicyPage() {
  const { arn = "", tab = "permissions" } = useParams();
  const policy = useLive(() => readPolicy(arn), [arn]);
  const own = !isAwsManaged({ Arn: arn });
  return (
    <ResourcePage
      kind="policy"
      name={nameOfArn(arn)}
      above={POLICIES}
      resource={policy}
      summary={(found) => <PolicySummary policy={found} />}
      tab={tab}
      hrefOf={(to) => policyHref(arn, to)}
      tabs={(found, { changed, done }) => [
        {
          id: "permissions",
          label: "Permissions",
          content: <DocumentTab policy={found} changed={changed} />,
        },
        { id: "versions", label: "Versions", content: <VersionsTab policy={found} changed={changed} /> },
        { id: "entities", label: "Attached to", content: <EntitiesTab arn={arn} changed={changed} /> },
        ...(own ? [{ id: "tags", label: "Tags", content: <PolicyTags arn={arn} done={done} /> }] : []),
      ]}
      remove={own ? (dismiss) => <DeletePolicyModal arn={arn} dismiss={dismiss} /> : undefined}
    />
  );
}
