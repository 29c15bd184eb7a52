import {
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { useState } from "react";
import { AccountStateBadge } from "../../../shared/ui/AccountStateBadge";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ListTable } from "../../../shared/ui/ListTable";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { Time } from "../../../shared/ui/Time";
import { usePages } from "../../../shared/usePages";
import { ABOVE, MemberNote } from "../organization";
import { client, hrefOf } from "../reads";
import { ServiceModal } from "./ServiceModal";

/** Which services work across the organization, and which members administer some of them. */
export default function ServicesPage() {
  const [notice, setNotice] = useState<string>();
  const [enabling, setEnabling] = useState(false);
  const [disabling, setDisabling] = useState<string>();
  const services = usePages(async (NextToken) => {
    const page = await client().send(new ListAWSServiceAccessForOrganizationCommand({ NextToken }));
    return { items: page.EnabledServicePrincipals, next: page.NextToken };
  });
  const enable = async (ServicePrincipal: string) => {
    await client().send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    await services.reload();
    setNotice(`${ServicePrincipal} has trusted access.`);
  };
  const disable = async (ServicePrincipal: string) => {
    await client().send(new DisableAWSServiceAccessCommand({ ServicePrincipal }));
    await services.reload();
    setNotice(`${ServicePrincipal} has no trusted access any more.`);
  };
  return (
    <PageFrame title="Services" above={ABOVE} loading={services} notice={notice}>
      <MemberNote />
      <ListTable
        title="Trusted access"
        description="Services that may look into the organization and act in its accounts."
        actions={<Button onClick={() => setEnabling(true)}>Enable a service</Button>}
        columns={[
          { header: "Service", cell: (service) => service.ServicePrincipal },
          { header: "Since", cell: (service) => <Time at={service.DateEnabled} /> },
          {
            header: "Action",
            cell: (service) => (
              <Button
                variant="inline-link"
                ariaLabel={`Disable ${service.ServicePrincipal}`}
                onClick={() => setDisabling(service.ServicePrincipal)}
              >
                Disable
              </Button>
            ),
          },
        ]}
        pages={services}
        keyOf={(service) => service.ServicePrincipal ?? ""}
        textOf={(service) => service.ServicePrincipal ?? ""}
        empty="No service has it."
      />
      <DelegatedAdministrators />
      {enabling && (
        <ServiceModal
          title="Enable trusted access"
          submitText="Enable"
          choose={enable}
          dismiss={() => setEnabling(false)}
        />
      )}
      {disabling !== undefined && (
        <ConfirmModal
          title={`Disable ${disabling}?`}
          confirmText="Disable"
          onConfirm={() => disable(disabling)}
          onDismiss={() => setDisabling(undefined)}
        >
          AWS advises to disable it in the service itself first, so that the service can clean up.
        </ConfirmModal>
      )}
    </PageFrame>
  );
}

function DelegatedAdministrators() {
  const administrators = usePages(async (NextToken) => {
    const page = await client().send(new ListDelegatedAdministratorsCommand({ NextToken }));
    return { items: page.DelegatedAdministrators, next: page.NextToken };
  });
  if (administrators.error !== undefined) return null; // who may not read them sees the refusal above
  return (
    <ListTable
      title="Delegated administrators"
      description="Members that administer a service; they are registered on their own pages."
      columns={[
        { header: "Account", cell: (account) => <Link href={hrefOf(account.Id!)}>{account.Name}</Link> },
        { header: "Account ID", cell: (account) => <span className="gw-mono">{account.Id}</span> },
        { header: "State", cell: (account) => <AccountStateBadge state={account.State ?? account.Status} /> },
        { header: "Since", cell: (account) => <Time at={account.DelegationEnabledDate} /> },
      ]}
      pages={administrators}
      keyOf={(account) => account.Id ?? ""}
      empty="There is none."
    />
  );
}
