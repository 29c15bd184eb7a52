import { useState } from "react";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { ABOVE } from "./above";
import { MemberEmail } from "./MemberEmail";
import { OwnEmail } from "./OwnEmail";

/** https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-root-user-email.html */
export default function EmailPage() {
  const { isRoot } = useSession();
  const [notice, setNotice] = useState<string>();
  return (
    <PageFrame
      title="E-mail address"
      description="What the root user of an account signs in with, and where AWS writes to."
      above={ABOVE}
      notice={notice}
    >
      <OwnEmail isRoot={isRoot} said={setNotice} />
      <MemberEmail said={setNotice} />
    </PageFrame>
  );
}
