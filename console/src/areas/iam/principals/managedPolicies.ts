import { ListPoliciesCommand, type Policy } from "@aws-sdk/client-iam";
import type { SelectProps } from "@cloudscape-design/components/select";
import { client, readAll } from "../reads";

/** AWS's and the account's, the account's first. */
export async function readManagedPolicies(): Promise<Policy[]> {
  const policies = await readAll(
    (Marker) => client().send(new ListPoliciesCommand({ Scope: "All", MaxItems: 1000, Marker })),
    (page) => page.Policies,
  );
  return policies.sort(
    (one, other) =>
      Number(isAwsManaged(one)) - Number(isAwsManaged(other)) ||
      one.PolicyName!.localeCompare(other.PolicyName!),
  );
}

export const isAwsManaged = (policy: { Arn?: string }): boolean =>
  policy.Arn?.includes(":iam::aws:") === true;

export const kindText = (policy: { Arn?: string }): string =>
  isAwsManaged(policy) ? "AWS managed" : "Customer managed";

export const policyOptions = (policies: Policy[] = []): SelectProps.Option[] =>
  policies.map((policy) => ({
    value: policy.Arn,
    label: policy.PolicyName,
    description: kindText(policy),
  }));
