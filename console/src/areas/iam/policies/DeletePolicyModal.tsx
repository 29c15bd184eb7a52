import { DeletePolicyCommand, DeletePolicyVersionCommand } from "@aws-sdk/client-iam";
import { useNavigate } from "react-router-dom";
import { DeleteWithBelongings } from "../principals/DeleteWithBelongings";
import { boundaryOf, holderOf } from "../principals/entities";
import type { Belonging } from "../principals/holder";
import { client } from "../reads";
import { nameOfArn, readEntities, readVersions } from "./policies";

export default function DeletePolicyModal({ arn, dismiss }: { arn: string; dismiss: () => void }) {
  const navigate = useNavigate();
  return (
    <DeleteWithBelongings
      name={nameOfArn(arn)}
      read={() => readBelongings(arn)}
      remove={async () => {
        for (const belonging of await readBelongings(arn)) await belonging.remove();
        await client().send(new DeletePolicyCommand({ PolicyArn: arn }));
      }}
      deleted={() => navigate("/console/iam/policies")}
      dismiss={dismiss}
    />
  );
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicy.html */
async function readBelongings(PolicyArn: string): Promise<Belonging[]> {
  const [holders, bounded, versions] = await Promise.all([
    readEntities(PolicyArn, "PermissionsPolicy"),
    readEntities(PolicyArn, "PermissionsBoundary"),
    readVersions(PolicyArn),
  ]);
  return [
    ...holders.map((entity) => ({
      words: `Attachment to the ${entity.kind} ${entity.name}`,
      remove: () => holderOf(entity).detach(PolicyArn),
    })),
    ...bounded.map((entity) => ({
      words: `Permissions boundary of the ${entity.kind} ${entity.name}`,
      remove: () => boundaryOf(entity).remove(),
    })),
    ...versions
      .filter((version) => !version.IsDefaultVersion)
      .map(({ VersionId }) => ({
        words: `Version ${VersionId}`,
        remove: () => client().send(new DeletePolicyVersionCommand({ PolicyArn, VersionId })),
      })),
  ];
}
