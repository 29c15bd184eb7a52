import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { lazy, Suspense, useState } from "react";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { policyHref } from "../reads";

/** Loaded when it is opened. */
const BoundaryModal = lazy(() => import("./BoundaryModal"));

interface BoundaryCardProps {
  name: string;
  /** The ARN of the boundary, where there is one. */
  boundary?: string;
  put: (policyArn: string) => Promise<unknown>;
  remove: () => Promise<unknown>;
  changed: (words: string) => Promise<void>;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html */
export function BoundaryCard({ name, boundary, put, remove, changed }: BoundaryCardProps) {
  const [dialog, setDialog] = useState<"set" | "remove">();
  const dismiss = () => setDialog(undefined);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="A managed policy that says the most that may be allowed. It allows nothing itself."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {boundary !== undefined && (
                <Button onClick={() => setDialog("remove")}>Remove the boundary</Button>
              )}
              <Button onClick={() => setDialog("set")}>
                {boundary === undefined ? "Set a boundary" : "Change the boundary"}
              </Button>
            </SpaceBetween>
          }
        >
          Permissions boundary
        </Header>
      }
    >
      {boundary === undefined ? (
        <Box color="text-body-secondary">There is none.</Box>
      ) : (
        <Link href={policyHref(boundary)}>
          <span className="gw-mono">{boundary}</span>
        </Link>
      )}
      {dialog === "set" && (
        <Suspense fallback={null}>
          <BoundaryModal
            name={name}
            boundary={boundary}
            dismiss={dismiss}
            put={async (arn) => {
              await put(arn);
              await changed("The permissions boundary is set.");
            }}
          />
        </Suspense>
      )}
      {dialog === "remove" && (
        <ConfirmModal
          title={`Remove the boundary of ${name}?`}
          confirmText="Remove"
          onDismiss={dismiss}
          onConfirm={async () => {
            await remove();
            await changed("The permissions boundary is removed.");
          }}
        >
          Then all holds that the policies of {name} allow.
        </ConfirmModal>
      )}
    </Container>
  );
}
