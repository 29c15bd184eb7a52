import { DeleteOrganizationCommand } from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import { useState } from "react";
import { useGoOn } from "../../../shared/arrival";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { useOrganization } from "../organization";
import { client } from "../reads";

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_delete.html */
export function DeleteOrganization() {
  const { organization, reload } = useOrganization();
  const [asking, setAsking] = useState(false);
  const goOn = useGoOn();
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={<Button onClick={() => setAsking(true)}>Delete the organization</Button>}
        >
          The end of the organization
        </Header>
      }
    >
      Once no member is left. The management account goes on alone.
      {asking && (
        <ConfirmModal
          title="Delete the organization?"
          confirmText="Delete"
          typed={organization?.Id}
          onDismiss={() => setAsking(false)}
          onConfirm={async () => {
            await client().send(new DeleteOrganizationCommand({}));
            goOn("/console/organizations", `The organization ${organization?.Id} is deleted.`);
            await reload();
          }}
        >
          Its units and policies are gone, and cannot be brought back.
        </ConfirmModal>
      )}
    </Container>
  );
}
