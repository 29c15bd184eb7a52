import Alert from "@cloudscape-design/components/alert";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { credentials } from "./area";

/** For whoever came with a federation link. */
export function TemporaryPage() {
  const { arn } = useSession();
  return (
    <PageFrame title="Security credentials" description={credentials.purpose}>
      <Alert type="info" header="You act with temporary credentials">
        <span className="gw-mono">{arn}</span> has no password, access keys or second factors of its own. They
        belong to whoever it comes from.
      </Alert>
    </PageFrame>
  );
}
