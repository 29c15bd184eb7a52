import type { Policy } from "@aws-sdk/client-iam";
import { OneField, type OneFieldProps } from "../../../shared/form/OneField";
import type { Loaded } from "../../../shared/useLoad";
import { policyOptions } from "./managedPolicies";

interface PolicyFieldProps<Values> extends Omit<OneFieldProps<Values>, "thing" | "options"> {
  policies: Loaded<Policy[]>;
  /** Chooses none; absent: one is needed. */
  noneText?: string;
}

/** Chooses one managed policy, by its ARN. */
export function PolicyField<Values>({ policies, noneText, ...field }: PolicyFieldProps<Values>) {
  const none = noneText === undefined ? [] : [{ value: "", label: noneText }];
  const data = policies.data && [...none, ...policyOptions(policies.data)];
  return <OneField {...field} thing="a policy" options={{ ...policies, data }} />;
}
