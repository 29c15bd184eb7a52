import { DeleteLoginProfileCommand, GetLoginProfileCommand } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { orAbsent } from "../../../shared/errors";
import { useSession } from "../../../shared/session";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { Time } from "../../../shared/ui/Time";
import { useLive } from "../../../shared/useLive";
import { client, signInAddress } from "../reads";
import { ConsolePasswordModal } from "./ConsolePasswordModal";
import { SignInOnce } from "./SignInOnce";

interface ConsoleAccessCardProps {
  userName: string;
  done: (words: string) => void;
}

/** Whether the user has a password for the console: given, changed, and taken away. */
export function ConsoleAccessCard({ userName, done }: ConsoleAccessCardProps) {
  const { accountAlias, accountId } = useSession();
  const profile = useLive(() => readLoginProfile(userName), [userName]);
  const [dialog, setDialog] = useState<"set" | "remove">();
  const [password, setPassword] = useState<string>();
  const found = profile.data?.profile;
  const address = signInAddress(accountAlias ?? accountId);
  const dismiss = () => setDialog(undefined);
  return (
    <>
      <SpaceBetween size="l">
        {password !== undefined && (
          <SignInOnce
            address={address}
            userName={userName}
            password={password}
            onDismiss={() => setPassword(undefined)}
          />
        )}
        <Container
          header={
            <Header
              variant="h2"
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  {found !== undefined && (
                    <Button onClick={() => setDialog("remove")}>Remove the password</Button>
                  )}
                  <Button onClick={() => setDialog("set")}>
                    {found === undefined ? "Give console access" : "Change the password"}
                  </Button>
                </SpaceBetween>
              }
            >
              Console sign-in
            </Header>
          }
        >
          <ErrorBox error={profile.error} retry={() => void profile.reload()} />
          {profile.data !== undefined && (
            <KeyValuePairs
              columns={3}
              items={[
                { label: "Password", value: <PasswordState profile={found} /> },
                { label: "Given", value: <Time at={found?.CreateDate} /> },
                { label: "Sign-in address", value: <span className="gw-wrap">{address}</span> },
              ]}
            />
          )}
        </Container>
      </SpaceBetween>
      {dialog === "set" && (
        <ConsolePasswordModal
          userName={userName}
          isNew={found === undefined}
          dismiss={dismiss}
          given={async (chosen) => {
            setPassword(chosen);
            await profile.reload();
          }}
        />
      )}
      {dialog === "remove" && (
        <ConfirmModal
          title={`Remove the password of ${userName}?`}
          confirmText="Remove"
          onDismiss={dismiss}
          onConfirm={async () => {
            await client().send(new DeleteLoginProfileCommand({ UserName: userName }));
            await profile.reload();
            done(`${userName} can no longer sign in to the console.`);
          }}
        >
          {userName} can no longer sign in to the console. Access keys stay as they are.
        </ConfirmModal>
      )}
    </>
  );
}

type Profile = NonNullable<Awaited<ReturnType<typeof readLoginProfile>>["profile"]>;

function PasswordState({ profile }: { profile?: Profile }) {
  if (profile === undefined) return <StatusIndicator type="stopped">None</StatusIndicator>;
  return (
    <StatusIndicator type={profile.PasswordResetRequired ? "warning" : "success"}>
      {profile.PasswordResetRequired ? "Must be changed" : "Set"}
    </StatusIndicator>
  );
}

async function readLoginProfile(UserName: string) {
  const answer = await orAbsent(client().send(new GetLoginProfileCommand({ UserName })));
  return { profile: answer?.LoginProfile };
}
