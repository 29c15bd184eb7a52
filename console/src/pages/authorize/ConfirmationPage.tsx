import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useLocation, useSearchParams } from "react-router-dom";
import { PublicFrame } from "../../shell/PublicFrame";
import { Command } from "../../shared/ui/Command";

/**
 * What `aws login --remote` asks for: both values as one text,
 * https://docs.aws.amazon.com/cli/latest/reference/login/.
 */
export default function ConfirmationPage() {
  const handed = useLocation().state as { code?: string; state?: string } | null;
  const [parameters] = useSearchParams();
  const code = handed?.code ?? parameters.get("code");
  const state = handed?.state ?? parameters.get("state");
  return (
    <PublicFrame title="Authorization code">
      {code && state ? (
        <Container header={<Header variant="h1">Authorization code</Header>}>
          <SpaceBetween size="m">
            <Box variant="p">
              Copy it to the terminal where aws login waits. It is good once, for a short time.
            </Box>
            <Command text={verificationCode(code, state)} />
          </SpaceBetween>
        </Container>
      ) : (
        <SpaceBetween size="l">
          <Box variant="h1">There is no code here</Box>
          <Alert type="info">Run `aws login --remote` and open the address that it prints.</Alert>
        </SpaceBetween>
      )}
    </PublicFrame>
  );
}

function verificationCode(code: string, state: string): string {
  return btoa(new URLSearchParams({ state, code }).toString());
}
