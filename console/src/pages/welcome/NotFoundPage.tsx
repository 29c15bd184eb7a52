import Box from "@cloudscape-design/components/box";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { PublicFrame } from "../../shell/PublicFrame";

export default function NotFoundPage() {
  return (
    <PublicFrame title="Not found">
      <SpaceBetween size="m">
        <Box variant="h1">There is no such page</Box>
        <Box variant="p">
          The address may be mistyped. <Link href="/console">To the console</Link> or{" "}
          <Link href="/">to the start</Link>.
        </Box>
      </SpaceBetween>
    </PublicFrame>
  );
}
