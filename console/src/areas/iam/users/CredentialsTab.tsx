import SpaceBetween from "@cloudscape-design/components/space-between";
import { AccessKeys } from "../../../shared/iam/AccessKeys";
import { accessKeysOf } from "../../../shared/iam/userKeys";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLive } from "../../../shared/useLive";
import { ConsoleAccessCard } from "./ConsoleAccessCard";
import { MfaCard } from "./MfaCard";

interface CredentialsTabProps {
  userName: string;
  done: (words: string) => void;
}

export default function CredentialsTab({ userName, done }: CredentialsTabProps) {
  const keys = useLive(accessKeysOf(userName).read, [userName]);
  return (
    <SpaceBetween size="l">
      <ConsoleAccessCard userName={userName} done={done} />
      <MfaCard userName={userName} done={done} />
      <ErrorBox error={keys.error} retry={() => void keys.reload()} />
      <AccessKeys
        title="Access keys"
        userName={userName}
        keys={keys}
        warning={{
          title: `Make an access key for ${userName}?`,
          words: "A key lives until somebody deletes it. A program that can take a role needs none.",
        }}
      />
    </SpaceBetween>
  );
}
