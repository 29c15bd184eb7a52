import { useState } from "react";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Box from "@cloudscape-design/components/box";
import ExpandableSection from "@cloudscape-design/components/expandable-section";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { useFocusBack } from "../../../shared/ui/useFocusBack";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { JsonText } from "../../../shared/ui/JsonText";
import { useLive } from "../../../shared/useLive";
import type { PolicyHolder } from "./holder";
import { type Inline, InlinePolicyForm } from "./InlinePolicyForm";

interface InlinePoliciesProps {
  holder: PolicyHolder;
  done: (words: string) => void;
}

type Mode = { what: "edit"; policy?: Inline } | { what: "delete"; policy: Inline };

/** The policies that stand in a user, a group or a role itself. */
export function InlinePolicies({ holder, done }: InlinePoliciesProps) {
  const policies = useLive(() => readInline(holder), [holder.kind, holder.name]);
  const [mode, setMode] = useState<Mode>();
  const opener = useFocusBack(mode?.what === "edit");
  const leave = () => setMode(undefined);
  const changed = async (words: string) => {
    await policies.reload();
    setMode(undefined);
    done(words);
  };
  if (mode?.what === "edit") {
    return (
      <InlinePolicyForm
        holder={holder}
        policy={mode.policy}
        policies={policies.data ?? []}
        changed={changed}
        cancel={leave}
      />
    );
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={policies.data && `(${policies.data.length})`}
          description={`They belong to this ${holder.kind} alone and go with it.`}
          actions={
            !holder.fixed && (
              <Button ref={opener} onClick={() => setMode({ what: "edit" })}>
                Add an inline policy
              </Button>
            )
          }
        >
          Inline policies
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ErrorBox error={policies.error} retry={() => void policies.reload()} />
        {policies.data?.length === 0 && <Box color="text-body-secondary">There is none.</Box>}
        {policies.data?.map((policy) => (
          <InlinePolicy
            key={policy.name}
            policy={policy}
            fixed={holder.fixed === true}
            edit={() => setMode({ what: "edit", policy })}
            remove={() => setMode({ what: "delete", policy })}
          />
        ))}
      </SpaceBetween>
      {mode?.what === "delete" && (
        <ConfirmModal
          title={`Delete ${mode.policy.name}?`}
          confirmText="Delete"
          onDismiss={leave}
          onConfirm={async () => {
            await holder.deleteInline(mode.policy.name);
            await changed(`The inline policy ${mode.policy.name} is deleted.`);
          }}
        >
          Nothing keeps a copy of it. What it alone allowed is refused from the next request on.
        </ConfirmModal>
      )}
    </Container>
  );
}

interface InlinePolicyProps {
  policy: Inline;
  fixed: boolean;
  edit: () => void;
  remove: () => void;
}

function InlinePolicy({ policy: { name, document }, fixed, edit, remove }: InlinePolicyProps) {
  return (
    <ExpandableSection headerText={name}>
      <SpaceBetween size="s">
        <JsonText label={name} text={document} />
        {!fixed && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button ariaLabel={`Edit ${name}`} onClick={edit}>
              Edit
            </Button>
            <Button ariaLabel={`Delete ${name}`} onClick={remove}>
              Delete
            </Button>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </ExpandableSection>
  );
}

async function readInline(holder: PolicyHolder): Promise<Inline[]> {
  const names = await holder.readInlineNames();
  return Promise.all(names.map(async (name) => ({ name, document: await holder.readInline(name) })));
}
