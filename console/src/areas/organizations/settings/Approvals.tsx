import type { Handshake } from "@aws-sdk/client-organizations";
import Alert from "@cloudscape-design/components/alert";
import Link from "@cloudscape-design/components/link";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { addresseeOf, isOpen } from "../invitations/handshakes";
import { HandshakeState } from "../invitations/HandshakeState";
import { hrefOf } from "../reads";

/** What every member that was asked has said so far. */
export function Approvals({ process, parts }: { process: Handshake; parts: Handshake[] }) {
  if (process.State === "OPEN") return "Everybody agrees. It can be finalized.";
  const refused = parts.some((part) => !isOpen(part) && part.State !== "ACCEPTED");
  return (
    <SpaceBetween size="s">
      These members are asked, each on its own page of invitations:
      <ul className="gw-plain-list" aria-label="Members that are asked">
        {parts.map((part) => (
          <li key={part.Id}>
            <Link href={hrefOf(addresseeOf(part))}>{addresseeOf(part)}</Link>{" "}
            <HandshakeState handshake={part} />
          </li>
        ))}
      </ul>
      {refused && (
        <Alert type="warning">
          It cannot be finalized as long as a member has not agreed. Remove this member from the organization,
          or cancel the process and begin again: all are then asked anew.
        </Alert>
      )}
    </SpaceBetween>
  );
}
