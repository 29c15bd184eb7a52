import {
  DeregisterDelegatedAdministratorCommand,
  ListDelegatedServicesForAccountCommand,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { orAbsent } from "../../../shared/errors";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { ListTable } from "../../../shared/ui/ListTable";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { readUpTo } from "../../../shared/usePages";
import { client } from "../reads";
import { ServiceModal } from "../services/ServiceModal";

/** The services that an account administers for the whole organization. */
export function DelegationCard({ accountId, done }: { accountId: string; done: (words: string) => void }) {
  const services = useLive(() => readDelegated(accountId), [accountId]);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<string>();
  const changed = async (words: string) => {
    await services.reload();
    done(words);
  };
  if (services.data === undefined && services.error !== undefined) {
    return <ErrorBox error={services.error} retry={() => void services.reload()} />;
  }
  return (
    <>
      <ListTable
        title="Delegated administration"
        description="Services that this account administers for the organization."
        actions={<Button onClick={() => setAdding(true)}>Register for a service</Button>}
        columns={[
          { header: "Service", cell: (service) => service.ServicePrincipal },
          { header: "Since", cell: (service) => <Time at={service.DelegationEnabledDate} /> },
          {
            header: "Action",
            cell: (service) => (
              <Button
                variant="inline-link"
                ariaLabel={`Deregister from ${service.ServicePrincipal}`}
                onClick={() => setEnding(service.ServicePrincipal)}
              >
                Deregister
              </Button>
            ),
          },
        ]}
        rows={services.data}
        keyOf={(service) => service.ServicePrincipal ?? ""}
        empty="There is none."
      />
      {adding && (
        <ServiceModal
          title="Register as delegated administrator"
          submitText="Register"
          dismiss={() => setAdding(false)}
          choose={async (ServicePrincipal) => {
            const command = new RegisterDelegatedAdministratorCommand({
              AccountId: accountId,
              ServicePrincipal,
            });
            await client().send(command);
            await changed(`The account now administers ${ServicePrincipal}.`);
          }}
        />
      )}
      {ending !== undefined && (
        <ConfirmModal
          title={`Deregister from ${ending}?`}
          confirmText="Deregister"
          onDismiss={() => setEnding(undefined)}
          onConfirm={async () => {
            await client().send(
              new DeregisterDelegatedAdministratorCommand({ AccountId: accountId, ServicePrincipal: ending }),
            );
            await changed(`The account no longer administers ${ending}.`);
          }}
        >
          What the account set up for the organization in this service may stop to work.
        </ConfirmModal>
      )}
    </>
  );
}

/** AWS refuses to list the services of an account that has none. */
async function readDelegated(AccountId: string) {
  const read = readUpTo(async (NextToken) => {
    const page = await client().send(new ListDelegatedServicesForAccountCommand({ AccountId, NextToken }));
    return { items: page.DelegatedServices, next: page.NextToken };
  });
  return (await orAbsent(read, "AccountNotRegisteredException"))?.items ?? [];
}
