import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { useSession } from "../../../shared/session";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { RefusedWishes } from "../principals/RefusedWishes";
import { signInAddress, userHref, USERS } from "../reads";
import { SignInOnce } from "./SignInOnce";
import type { Created } from "./createUser";

/** What became of it: the password once, and what of the wishes was refused. */
export default function CreatedUser({ created }: { created: Created }) {
  const { accountAlias, accountId } = useSession();
  const [password, setPassword] = useState(created.password);
  return (
    <PageFrame
      title={`The user ${created.name} is created`}
      above={USERS}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button href="/console/iam/users">All users</Button>
          <Button variant="primary" href={userHref(created.name)}>
            Go to the user
          </Button>
        </SpaceBetween>
      }
    >
      {password === undefined ? (
        <Alert type="info">
          {created.name} stands among the users. Policies and groups say what the user may do.
        </Alert>
      ) : (
        <SignInOnce
          address={signInAddress(accountAlias ?? accountId)}
          userName={created.name}
          password={password}
          onDismiss={() => setPassword(undefined)}
        />
      )}
      <RefusedWishes refused={created.refused} />
    </PageFrame>
  );
}
