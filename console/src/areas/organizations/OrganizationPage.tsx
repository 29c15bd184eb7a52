import { useState } from "react";
import { PageFrame } from "../../shared/ui/PageFrame";
import { organizations } from "./area";
import { CreateOrganization } from "./CreateOrganization";
import { MembershipCard } from "./MembershipCard";
import { useOrganization } from "./organization";
import { Tree } from "./tree/Tree";

/** The area's first page: the tree, for a member what it is in, and how to begin for an account alone. */
export default function OrganizationPage() {
  const { organization, manages } = useOrganization();
  const [notice, setNotice] = useState<string>();
  return (
    <PageFrame title={organizations.title} description={organizations.purpose} notice={notice}>
      {organization === undefined && <CreateOrganization done={setNotice} />}
      {organization !== undefined && <MembershipCard done={setNotice} />}
      {manages && <Tree done={setNotice} />}
    </PageFrame>
  );
}
