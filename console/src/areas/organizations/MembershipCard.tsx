import { LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { ConfirmModal } from "../../shared/ui/ConfirmModal";
import { groupedAccountId } from "../../shared/ui/numbers";
import { useOrganization } from "./organization";
import { client } from "./reads";

/** Which organization it is and who manages it. A member may leave here. */
export function MembershipCard({ done }: { done: (words: string) => void }) {
  const { organization, manages, reload } = useOrganization();
  const [leaving, setLeaving] = useState(false);
  const id = organization?.Id ?? "";
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={!manages && <Button onClick={() => setLeaving(true)}>Leave the organization</Button>}
        >
          {manages ? "Organization" : "This account is a member"}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          { label: "Organization ID", value: <span className="gw-mono">{id}</span> },
          {
            label: "Features",
            value: organization?.FeatureSet === "ALL" ? "All features" : "Consolidated billing",
          },
          {
            label: "Management account",
            value: <span className="gw-mono">{groupedAccountId(organization?.MasterAccountId ?? "")}</span>,
          },
          {
            label: "Its e-mail address",
            value: <span className="gw-mono">{organization?.MasterAccountEmail}</span>,
          },
        ]}
      />
      {leaving && (
        <ConfirmModal
          title="Leave the organization?"
          confirmText="Leave"
          typed={id}
          onDismiss={() => setLeaving(false)}
          onConfirm={async () => {
            await client().send(new LeaveOrganizationCommand({}));
            await reload();
            done(`This account has left ${id}.`);
          }}
        >
          The account then pays for itself, and the organization&rsquo;s policies no longer hold. It needs an
          agreement, a phone number and a payment method of its own:{" "}
          <Link href="/console/account/standing">its standing</Link>.
        </ConfirmModal>
      )}
    </Container>
  );
}
