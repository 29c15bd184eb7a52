import {
  type Account,
  CloseAccountCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useGoOn } from "../../../shared/arrival";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { useOrganization } from "../organization";
import { client, type Place } from "../reads";
import { MoveModal } from "../tree/MoveModal";

interface AccountActionsProps {
  account: Account;
  parents: Place[];
  changed: (words: string) => Promise<void>;
}

export function AccountActions({ account, parents, changed }: AccountActionsProps) {
  const { organization } = useOrganization();
  const [dialog, setDialog] = useState<"move" | "remove" | "close">();
  const dismiss = () => setDialog(undefined);
  const member = account.Id !== organization?.MasterAccountId;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button onClick={() => setDialog("move")}>Move</Button>
      {member && <Button onClick={() => setDialog("remove")}>Remove</Button>}
      {member && account.State === "ACTIVE" && <Button onClick={() => setDialog("close")}>Close</Button>}
      {dialog === "move" && (
        <MoveModal
          account={{ id: account.Id!, name: account.Name! }}
          parentId={parents.at(-1)?.id ?? ""}
          changed={changed}
          dismiss={dismiss}
        />
      )}
      {dialog === "remove" && <RemoveModal account={account} dismiss={dismiss} />}
      {dialog === "close" && <CloseModal account={account} changed={changed} dismiss={dismiss} />}
    </SpaceBetween>
  );
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_remove-from-org.html */
function RemoveModal({ account, dismiss }: { account: Account; dismiss: () => void }) {
  const goOn = useGoOn();
  const remove = async () => {
    await client().send(new RemoveAccountFromOrganizationCommand({ AccountId: account.Id }));
    goOn("/console/organizations/accounts", `${account.Name} is removed from the organization.`);
  };
  return (
    <ConfirmModal
      title={`Remove ${account.Name} from the organization?`}
      confirmText="Remove"
      typed={account.Id}
      onConfirm={remove}
      onDismiss={dismiss}
    >
      The account goes on alone and pays for itself. It needs an agreement, a verified phone number and a
      payment method of its own first. It comes back by an invitation alone.
    </ConfirmModal>
  );
}

interface CloseModalProps {
  account: Account;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-closing.html */
function CloseModal({ account, changed, dismiss }: CloseModalProps) {
  const close = async () => {
    await client().send(new CloseAccountCommand({ AccountId: account.Id }));
    await changed(`${account.Name} is being closed.`);
  };
  return (
    <ConfirmModal
      title={`Close ${account.Name}?`}
      confirmText="Close the account"
      typed={account.Id}
      onConfirm={close}
      onDismiss={dismiss}
    >
      Nobody can use it any more. It stays here, suspended, for 90 days, and is then gone with all that is in
      it.
    </ConfirmModal>
  );
}
