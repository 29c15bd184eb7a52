import type { Handshake, HandshakeResource, HandshakeResourceType } from "@aws-sdk/client-organizations";

const ACTIONS: Record<string, string> = {
  INVITE: "Join the organization",
  ENABLE_ALL_FEATURES: "Enable all features",
  APPROVE_ALL_FEATURES: "Approve all features",
  ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE: "Add the service-linked role",
  TRANSFER_RESPONSIBILITY: "Transfer the bill",
};

export const actionOf = (handshake: Handshake): string =>
  ACTIONS[handshake.Action ?? ""] ?? handshake.Action ?? "";

/** What follows where this account accepts. */
export function consequenceOf(handshake: Handshake): string | undefined {
  switch (handshake.Action) {
    case "INVITE":
      return "The organization then pays for this account, and its policies hold in it.";
    case "APPROVE_ALL_FEATURES":
      return "Policies of the organization may then restrict this account, and it can be closed from there.";
    case "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE":
      return "The role AWSServiceRoleForOrganizations is then made in this account.";
    case "TRANSFER_RESPONSIBILITY": {
      const month = resource(handshake, "TRANSFER_START_TIMESTAMP")?.slice(0, 10);
      return `From ${month} on (UTC) they pay this organization's bill and see what it costs.`;
    }
    default:
      return undefined;
  }
}

/** It waits for somebody's word. */
export const isOpen = (handshake: Handshake): boolean =>
  handshake.State === "REQUESTED" || handshake.State === "OPEN";

/** The value of a resource, wherever in the tree of resources it stands. */
export function resource(handshake: Handshake, type: HandshakeResourceType): string | undefined {
  return find(handshake.Resources, type);
}

function find(resources: HandshakeResource[] | undefined, type: string): string | undefined {
  for (const candidate of resources ?? []) {
    if (candidate.Type === type) return candidate.Value;
    const below = find(candidate.Resources, type);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** "Harbor (o-912snz9jpr)": the organization that asks. */
export function senderOf(handshake: Handshake): string {
  const id = handshake.Parties?.find((party) => party.Type === "ORGANIZATION")?.Id;
  const organization = id === undefined ? "" : id.startsWith("o-") ? id : `o-${id}`;
  const name = resource(handshake, "MASTER_NAME") ?? resource(handshake, "MANAGEMENT_NAME");
  return name === undefined ? organization : `${name} (${organization})`;
}

/** The account or address that is asked. */
export const addresseeOf = (handshake: Handshake): string =>
  handshake.Parties?.find((party) => party.Type !== "ORGANIZATION")?.Id ??
  resource(handshake, "ACCOUNT") ??
  "Every invited member";
