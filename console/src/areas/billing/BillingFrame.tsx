import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ComponentProps } from "react";
import { useSession } from "../../shared/session";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import { PageFrame } from "../../shared/ui/PageFrame";

/** A page about money. Where the reader may not see it, it says what has to be done, and by whom. */
export function BillingFrame(props: ComponentProps<typeof PageFrame>) {
  const { loading } = props;
  const { isRoot, iamBillingAccess } = useSession();
  const isClosed = !isRoot && !iamBillingAccess; // whatever the policies allow
  if (!isClosed && !isRefusal(loading?.error)) return <PageFrame {...props} />;
  return (
    <PageFrame title={props.title} description={props.description} above={props.above}>
      <ErrorBox error={loading?.error} retry={() => void loading?.reload()} />
      <WayIn />
    </PageFrame>
  );
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^AccessDenied(Exception)?$/.test(error.name);
}

/** https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/control-access-billing.html */
function WayIn() {
  const { iamBillingAccess, accountName } = useSession();
  return (
    <Alert type="info" header="Two things must hold for a user or a role to see costs">
      <SpaceBetween size="s">
        <Box color="inherit">
          1. Its policies allow it: the managed policy AWSBillingReadOnlyAccess does, and so does
          job-function/Billing. An administrator of {accountName} attaches them.
        </Box>
        <Box color="inherit">
          2. The root user has activated IAM access to billing.{" "}
          {iamBillingAccess
            ? "That is done here."
            : "It is not: the root user signs in, opens Account, Billing access, and activates it."}
        </Box>
        {!iamBillingAccess && <Link href="/console/account/billing-access">Billing access</Link>}
      </SpaceBetween>
    </Alert>
  );
}
