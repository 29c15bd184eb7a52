import { useState } from "react";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { ABOVE, MemberNote, useOrganization } from "../organization";
import { MembershipCard } from "../MembershipCard";
import { AllFeatures } from "./AllFeatures";
import { DelegationPolicy } from "./DelegationPolicy";
import { DeleteOrganization } from "./DeleteOrganization";
import { EmailVerification } from "./EmailVerification";

export default function SettingsPage() {
  const { organization, manages } = useOrganization();
  const [notice, setNotice] = useState<string>();
  return (
    <PageFrame title="Settings" above={ABOVE} notice={notice}>
      <MemberNote />
      <MembershipCard done={setNotice} />
      {manages && (
        <>
          {organization?.FeatureSet !== "ALL" && <AllFeatures done={setNotice} />}
          <EmailVerification done={setNotice} />
          <DelegationPolicy done={setNotice} />
          <DeleteOrganization />
        </>
      )}
    </PageFrame>
  );
}
