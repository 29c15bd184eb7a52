import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";

/** The two ways by which an account comes into an organization. */
export function NewAccountButtons() {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button href="/console/organizations/invite">Invite an account</Button>
      <Button href="/console/organizations/create-account" variant="primary">
        Create an account
      </Button>
    </SpaceBetween>
  );
}
