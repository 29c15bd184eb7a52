import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useHeadingFocus } from "../../shared/ui/useHeadingFocus";
import { Time } from "../../shared/ui/Time";
import { useFlow, wordsOf } from "./flow";

interface MfaDueStepProps {
  /** From then on nobody is signed in without a second factor. */
  dueAt: number;
  destination: string;
}

/** For somebody who has signed in with a password alone, and soon cannot. */
export function MfaDueStep({ dueAt, destination }: MfaDueStepProps) {
  const { name } = useFlow();
  const page = useHeadingFocus<HTMLDivElement>();
  return (
    <div ref={page}>
      <Container
        header={
          <Header variant="h1" description={wordsOf(name)}>
            Add a second factor
          </Header>
        }
      >
        <SpaceBetween size="l">
          <Box variant="p">
            You have signed in with a password alone. After <Time at={dueAt} /> you must set up multi-factor
            authentication before you can go on.
          </Box>
          {/* New documents: what an earlier session left in memory is gone. */}
          <Button variant="primary" fullWidth onClick={() => location.assign("/console/credentials")}>
            Set it up now
          </Button>
          <Button fullWidth onClick={() => location.assign(destination)}>
            Remind me later
          </Button>
        </SpaceBetween>
      </Container>
    </div>
  );
}
