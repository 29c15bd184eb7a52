import Alert from "@cloudscape-design/components/alert";
import { AccessKeys } from "../../shared/iam/AccessKeys";
import { accessKeysOf } from "../../shared/iam/userKeys";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";

const OF_ROOT = {
  title: "Make an access key for the root user?",
  typed: "root access key",
  words: "AWS's guide says: never. Let an IAM user, or better a role, do what this key is meant for.",
};

const OF_USER = {
  title: "Make an access key?",
  words: "A key lives until somebody deletes it. Prefer aws login, which gives credentials for hours.",
};

export default function AccessKeysPage() {
  const session = useSession();
  const keys = useLoad(accessKeysOf().read);
  return (
    <PageFrame
      title="Access keys"
      description="For programs outside AWS. A program that can use aws login or a role needs none."
      above={ABOVE}
      loading={keys}
    >
      {session.isRoot && (
        <Alert
          type={keys.data?.length ? "error" : "warning"}
          header="The root user should have no access keys"
        >
          {keys.data?.length
            ? "Whoever has one can do everything in the account, without a second factor. Delete them."
            : "Whoever had one could do everything in the account, without a second factor."}
        </Alert>
      )}
      <AccessKeys title="Your access keys" keys={keys} warning={session.isRoot ? OF_ROOT : OF_USER} />
    </PageFrame>
  );
}
