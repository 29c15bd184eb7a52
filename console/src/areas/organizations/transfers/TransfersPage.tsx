import {
  ListInboundResponsibilityTransfersCommand,
  ListOutboundResponsibilityTransfersCommand,
  type ResponsibilityTransfer,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import { lazy, Suspense, useState } from "react";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { usePages } from "../../../shared/usePages";
import { ABOVE, MemberNote } from "../organization";
import { client } from "../reads";
import { RenameModal } from "./RenameModal";
import { TerminateModal } from "./TerminateModal";
import { type TransferAction, TransferTable } from "./TransferTable";

/** Loaded when it is opened. */
const InviteTransferModal = lazy(() => import("./InviteTransferModal"));

/**
 * One organization's management account pays another one's bill:
 * https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/orgs_transfer_billing.html
 */
export default function TransfersPage() {
  const [notice, setNotice] = useState<string>();
  const [inviting, setInviting] = useState(false);
  const [chosen, setChosen] = useState<TransferAction>();
  const inbound = usePages<ResponsibilityTransfer>(async (NextToken) => {
    const command = new ListInboundResponsibilityTransfersCommand({ Type: "BILLING", NextToken });
    const page = await client().send(command);
    return { items: page.ResponsibilityTransfers, next: page.NextToken };
  });
  const outbound = usePages<ResponsibilityTransfer>(async (NextToken) => {
    const command = new ListOutboundResponsibilityTransfersCommand({ Type: "BILLING", NextToken });
    const page = await client().send(command);
    return { items: page.ResponsibilityTransfers, next: page.NextToken };
  });
  const dismiss = () => {
    setInviting(false);
    setChosen(undefined);
  };
  const changed = async (words: string) => {
    await Promise.all([inbound.reload(), outbound.reload()]);
    setNotice(words);
  };
  return (
    <PageFrame
      title="Billing transfers"
      description="An organization's bill that another one's management account pays."
      above={ABOVE}
      loading={inbound}
      error={outbound.error}
      notice={notice}
    >
      <MemberNote />
      <TransferTable
        title="Bills that this organization pays"
        pages={inbound}
        other="Source"
        empty="It pays its own alone."
        choose={setChosen}
        canRename
        button={
          <Button variant="primary" onClick={() => setInviting(true)}>
            Offer to pay
          </Button>
        }
      />
      <TransferTable
        title="Who pays this organization's bill"
        pages={outbound}
        other="Target"
        empty="Its own management account."
        choose={setChosen}
      />
      <Suspense fallback={null}>
        {inviting && <InviteTransferModal changed={changed} dismiss={dismiss} />}
      </Suspense>
      {chosen?.what === "rename" && (
        <RenameModal transfer={chosen.transfer} changed={changed} dismiss={dismiss} />
      )}
      {chosen?.what === "terminate" && (
        <TerminateModal transfer={chosen.transfer} changed={changed} dismiss={dismiss} />
      )}
    </PageFrame>
  );
}
