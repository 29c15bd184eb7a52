import { DeleteAccountPasswordPolicyCommand, type PasswordPolicy } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { useFocusBack } from "../../../shared/ui/useFocusBack";
import { client } from "../reads";
import { PasswordPolicyForm } from "./PasswordPolicyForm";
import { policySentences } from "./policySentences";

interface PasswordPolicyCardProps {
  /** Absent: AWS's default holds. */
  policy?: PasswordPolicy;
  changed: (words: string) => Promise<void>;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html */
export function PasswordPolicyCard({ policy, changed }: PasswordPolicyCardProps) {
  const [mode, setMode] = useState<"show" | "edit" | "delete">("show");
  const opener = useFocusBack(mode === "edit");
  const done = async (words: string) => {
    setMode("show");
    await changed(words);
  };
  if (mode === "edit") {
    return <PasswordPolicyForm policy={policy} changed={done} cancel={() => setMode("show")} />;
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            policy === undefined
              ? "The account has none of its own: AWS's default holds."
              : "What passwords of users need. It does not hold for the root user."
          }
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {policy !== undefined && <Button onClick={() => setMode("delete")}>Delete the policy</Button>}
              <Button ref={opener} onClick={() => setMode("edit")}>
                {policy === undefined ? "Set a policy" : "Edit the policy"}
              </Button>
            </SpaceBetween>
          }
        >
          Password policy
        </Header>
      }
    >
      <ul>
        {policySentences(policy).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {mode === "delete" && (
        <ConfirmModal
          title="Delete the password policy?"
          confirmText="Delete"
          onDismiss={() => setMode("show")}
          onConfirm={async () => {
            await client().send(new DeleteAccountPasswordPolicyCommand({}));
            await done("The password policy is deleted.");
          }}
        >
          AWS&rsquo;s default then holds: 8 characters of three kinds, and no password expires. Present
          passwords stay.
        </ConfirmModal>
      )}
    </Container>
  );
}
