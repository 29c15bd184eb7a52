import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  EnableAllFeaturesCommand,
  type Handshake,
  ListHandshakesForOrganizationCommand,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useAction } from "../../../shared/useAction";
import { useLive } from "../../../shared/useLive";
import { readUpTo } from "../../../shared/usePages";
import { isOpen } from "../invitations/handshakes";
import { useOrganization } from "../organization";
import { client } from "../reads";
import { Approvals } from "./Approvals";

/**
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_org_support-all-features.html
 */
export function AllFeatures({ done }: { done: (words: string) => void }) {
  const { reload } = useOrganization();
  const process = useLive(readProcess);
  const [dialog, setDialog] = useState<"begin" | "finalize">();
  const { parent, parts = [] } = process.data ?? {};
  const changed = async (words: string) => {
    await Promise.all([process.reload(), reload()]);
    done(words);
  };
  const cancel = useAction(async () => {
    await client().send(new CancelHandshakeCommand({ HandshakeId: parent?.Id }));
    await changed("The process is canceled.");
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Policies and trusted access for services. There is no way back."
          actions={
            parent === undefined ? (
              <Button onClick={() => setDialog("begin")}>Enable all features</Button>
            ) : (
              <SpaceBetween direction="horizontal" size="xs">
                <Button loading={cancel.busy} onClick={() => void cancel.run()}>
                  Cancel the process
                </Button>
                <Button
                  variant="primary"
                  disabled={parent.State !== "OPEN"}
                  onClick={() => setDialog("finalize")}
                >
                  Finalize
                </Button>
              </SpaceBetween>
            )
          }
        >
          All features
        </Header>
      }
    >
      <ErrorBox error={process.error ?? cancel.error} />
      {parent === undefined ? (
        "Every member that was invited is asked; once all agree, it can be finalized."
      ) : (
        <Approvals process={parent} parts={parts} />
      )}
      {dialog === "begin" && (
        <ConfirmModal
          title="Enable all features?"
          confirmText="Begin"
          onDismiss={() => setDialog(undefined)}
          onConfirm={async () => {
            await client().send(new EnableAllFeaturesCommand({}));
            await changed("The members are asked.");
          }}
        >
          Open invitations are canceled, since they promised consolidated billing alone.
        </ConfirmModal>
      )}
      {dialog === "finalize" && (
        <ConfirmModal
          title="Finalize all features?"
          confirmText="Finalize"
          onDismiss={() => setDialog(undefined)}
          onConfirm={async () => {
            await client().send(new AcceptHandshakeCommand({ HandshakeId: parent?.Id }));
            await changed("The organization has all features.");
          }}
        >
          This cannot be undone.
        </ConfirmModal>
      )}
    </Container>
  );
}

/** The process that is under way, and what each member was asked. */
async function readProcess(): Promise<{ parent?: Handshake; parts?: Handshake[] }> {
  const processes = await readHandshakes({ ActionType: "ENABLE_ALL_FEATURES" });
  const parent = processes.find(isOpen);
  if (parent === undefined) return {};
  return { parent, parts: await readHandshakes({ ParentHandshakeId: parent.Id }) };
}

async function readHandshakes(Filter: { ActionType?: "ENABLE_ALL_FEATURES"; ParentHandshakeId?: string }) {
  const { items } = await readUpTo(async (NextToken) => {
    const page = await client().send(new ListHandshakesForOrganizationCommand({ Filter, NextToken }));
    return { items: page.Handshakes, next: page.NextToken };
  });
  return items;
}
