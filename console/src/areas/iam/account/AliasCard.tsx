import { DeleteAccountAliasCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useSession } from "../../../shared/session";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { client, signInAddress } from "../reads";
import { AliasModal } from "./AliasModal";
import { SignInAddress } from "./SignInAddress";

interface AliasCardProps {
  alias?: string;
  changed: (words: string) => Promise<void>;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/console-account-alias.html */
export function AliasCard({ alias, changed }: AliasCardProps) {
  const session = useSession();
  const [dialog, setDialog] = useState<"set" | "delete">();
  const dismiss = () => setDialog(undefined);
  const done = async (words: string) => {
    await Promise.all([changed(words), session.reload()]); // the bar shows the alias too
  };
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A name that stands in the sign-in address instead of the account's ID."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {alias !== undefined && <Button onClick={() => setDialog("delete")}>Delete the alias</Button>}
              <Button onClick={() => setDialog("set")}>
                {alias === undefined ? "Create an alias" : "Change the alias"}
              </Button>
            </SpaceBetween>
          }
        >
          Account alias
        </Header>
      }
    >
      <KeyValuePairs
        columns={2}
        items={[
          { label: "Alias", value: alias ?? "None" },
          { label: "Sign-in address", value: <SignInAddress account={alias ?? session.accountId} /> },
        ]}
      />
      {dialog === "set" && <AliasModal alias={alias} changed={done} dismiss={dismiss} />}
      {dialog === "delete" && (
        <ConfirmModal
          title={`Delete the alias ${alias}?`}
          confirmText="Delete"
          onDismiss={dismiss}
          onConfirm={async () => {
            await client().send(new DeleteAccountAliasCommand({ AccountAlias: alias }));
            await done("The alias is deleted.");
          }}
        >
          Users then sign in at {signInAddress(session.accountId)}. Another account may take the alias.
        </ConfirmModal>
      )}
    </Container>
  );
}
