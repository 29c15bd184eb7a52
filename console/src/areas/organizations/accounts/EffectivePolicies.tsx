import {
  DescribeEffectivePolicyCommand,
  type EffectivePolicyType,
  ListEffectivePolicyValidationErrorsCommand,
} from "@aws-sdk/client-organizations";
import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Select from "@cloudscape-design/components/select";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { orAbsent } from "../../../shared/errors";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { readUpTo } from "../../../shared/usePages";
import { JsonText } from "../../../shared/ui/JsonText";
import { isMerged, POLICY_KINDS } from "../policyTypes";
import { client } from "../reads";

const OPTIONS = POLICY_KINDS.filter((kind) => isMerged(kind.type)).map((kind) => ({
  value: kind.type,
  label: kind.title,
}));

/**
 * What all management policies of one type come to, merged from the root down to the account:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_effective.html
 */
export default function EffectivePolicies({ accountId }: { accountId: string }) {
  const [type, setType] = useState<EffectivePolicyType>("TAG_POLICY");
  const effective = useLive(() => readEffective(accountId, type), [accountId, type]);
  const policy = effective.data?.type === type ? effective.data.policy : undefined;
  return (
    <Container
      header={
        <Header variant="h2" description="What the policies of one type, from the root down, come to here.">
          Effective policy
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Type">
          <Select
            selectedOption={OPTIONS.find((option) => option.value === type) ?? null}
            options={OPTIONS}
            onChange={({ detail }) => setType(detail.selectedOption.value as EffectivePolicyType)}
          />
        </FormField>
        <ErrorBox error={effective.error} retry={() => void effective.reload()} />
        {effective.data?.type !== type && effective.busy && (
          <StatusIndicator type="loading">Reading</StatusIndicator>
        )}
        {effective.data?.type === type && policy === undefined && (
          <Box color="text-body-secondary">No policy of this type holds here.</Box>
        )}
        {policy !== undefined && (
          <>
            <Box color="text-body-secondary">
              As of <Time at={policy.LastUpdatedTimestamp} />
            </Box>
            <JsonText label="Effective policy" text={policy.PolicyContent ?? ""} />
          </>
        )}
        {effective.data?.faults.map((fault) => (
          <Alert key={`${fault.ErrorCode} ${fault.PathToError}`} type="warning" header={fault.ErrorCode}>
            {fault.ErrorMessage} {fault.PathToError}
          </Alert>
        ))}
      </SpaceBetween>
    </Container>
  );
}

async function readEffective(accountId: string, type: EffectivePolicyType) {
  const [answer, faults] = await Promise.all([
    orAbsent(
      client().send(new DescribeEffectivePolicyCommand({ TargetId: accountId, PolicyType: type })),
      "EffectivePolicyNotFoundException",
    ),
    orAbsent(readFaults(accountId, type), "EffectivePolicyNotFoundException"),
  ]);
  return { type, policy: answer?.EffectivePolicy, faults: faults?.items ?? [] };
}

/** What is wrong with the merged policy; such a policy does not hold. */
const readFaults = (AccountId: string, PolicyType: EffectivePolicyType) =>
  readUpTo(async (NextToken) => {
    const command = new ListEffectivePolicyValidationErrorsCommand({ AccountId, PolicyType, NextToken });
    const page = await client().send(command);
    return { items: page.EffectivePolicyValidationErrors, next: page.NextToken };
  });
