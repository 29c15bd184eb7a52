import type { Organization } from "@aws-sdk/client-organizations";
import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import Link from "@cloudscape-design/components/link";
import { createContext, useContext } from "react";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import type { Loaded } from "../../shared/useLoad";

export interface CurrentOrganization {
  organization?: Organization;
  /** This account is the one that manages it. */
  manages: boolean;
  reload: () => Promise<void>;
}

export const OrganizationContext = createContext<CurrentOrganization>({
  manages: false,
  reload: async () => undefined,
});

export const useOrganization = (): CurrentOrganization => useContext(OrganizationContext);

/** Where every page of this area stands. */
export const ABOVE = [{ text: "Organizations", href: "/console/organizations" }];
export const ACCOUNTS = [...ABOVE, { text: "Accounts", href: "/console/organizations/accounts" }];
export const POLICIES = [...ABOVE, { text: "Policies", href: "/console/organizations/policies" }];

export function current(loaded: Loaded<{ organization?: Organization }>, accountId: string) {
  const organization = loaded.data?.organization;
  return { organization, manages: organization?.MasterAccountId === accountId, reload: loaded.reload };
}

/** In place of pages that mean nothing outside an organization. */
export function Alone() {
  return (
    <PageFrame title="No organization" above={ABOVE}>
      <Alert
        type="info"
        header="This account is in no organization"
        action={<Button href="/console/organizations">Create an organization</Button>}
      >
        It can create one, or accept an <Link href="/console/organizations/invitations">invitation</Link> to
        another&rsquo;s.
      </Alert>
    </PageFrame>
  );
}

/** Says to a member why most of a page is refused to it. */
export function MemberNote() {
  const { organization, manages } = useOrganization();
  const session = useSession();
  if (organization === undefined || manages) return null;
  return (
    <Alert type="info">
      Account {session.accountId} is a member. What is shown and done here is for the management account,{" "}
      {organization.MasterAccountId}, and for delegated administrators.
    </Alert>
  );
}
