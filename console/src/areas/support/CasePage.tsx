import {
  AddCommunicationToCaseCommand,
  type Communication,
  ResolveCaseCommand,
  SupportClient,
} from "@aws-sdk/client-support";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { useState } from "react";
import { useParams } from "react-router-dom";
import { clientOf } from "../../shared/aws/clients";
import { FormCard } from "../../shared/form/FormCard";
import { useForm } from "../../shared/form/useForm";
import { ConfirmModal } from "../../shared/ui/ConfirmModal";
import { Time } from "../../shared/ui/Time";
import { useAction } from "../../shared/useAction";
import { useLoad } from "../../shared/useLoad";
import { ABOVE } from "./above";
import { uploaded } from "./attachments";
import { caseStatus, readCase, saveAttachment } from "./cases";
import { MessageFields, messageRules, type MessageValues, NO_MESSAGE } from "./MessageFields";
import { SupportFrame } from "./SupportFrame";

type Case = Awaited<ReturnType<typeof readCase>>;

export default function CasePage() {
  const displayId = useParams()["displayId"] ?? "";
  const [resolving, setResolving] = useState(false);
  const [notice, setNotice] = useState<string>();
  const loaded = useLoad(() => readCase(displayId), [displayId]);
  const { details } = loaded.data ?? {};
  const resolve = async () => {
    await clientOf(SupportClient).send(new ResolveCaseCommand({ caseId: details?.caseId }));
    await loaded.reload();
    setNotice("The case is resolved. A reply opens it again.");
  };
  return (
    <SupportFrame
      title={details?.subject ?? `Case ${displayId}`}
      above={ABOVE}
      loading={loaded}
      notice={notice}
      actions={
        details !== undefined &&
        details.status !== "resolved" && <Button onClick={() => setResolving(true)}>Resolve the case</Button>
      }
    >
      {loaded.data && (
        <>
          <Summary {...loaded.data} />
          <Messages communications={loaded.data.communications} />
          <Reply
            // A new form after each message.
            key={loaded.data.communications.length}
            caseId={loaded.data.details.caseId ?? ""}
            resolved={loaded.data.details.status === "resolved"}
            sent={async () => {
              await loaded.reload();
              setNotice("Sent.");
            }}
          />
        </>
      )}
      {resolving && (
        <ConfirmModal
          title="Resolve this case?"
          confirmText="Resolve"
          onConfirm={resolve}
          onDismiss={() => setResolving(false)}
        >
          AWS stops working on it. A reply opens it again.
        </ConfirmModal>
      )}
    </SupportFrame>
  );
}

function Summary({ details, names }: Case) {
  const [type, status] = caseStatus(details.status);
  return (
    <Container header={<Header variant="h2">Case {details.displayId}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: "Status", value: <StatusIndicator type={type}>{status}</StatusIndicator> },
          { label: "Severity", value: names.severity },
          {
            label: "Created",
            value: details.timeCreated ? <Time at={new Date(details.timeCreated)} /> : "–",
          },
          { label: "Service", value: names.service },
          { label: "Category", value: names.category },
          { label: "Copies to", value: details.ccEmailAddresses?.join(", ") || "Nobody" },
        ]}
      />
    </Container>
  );
}

function Messages({ communications }: { communications: Communication[] }) {
  const save = useAction(saveAttachment);
  return (
    <SpaceBetween size="m">
      {communications.map((message, index) => (
        <Container
          key={index}
          header={
            <Header
              variant="h3"
              description={message.timeCreated && <Time at={new Date(message.timeCreated)} />}
            >
              {message.submittedBy}
            </Header>
          }
        >
          <SpaceBetween size="s">
            <div className="gw-message">{message.body}</div>
            {message.attachmentSet?.map(({ attachmentId = "", fileName }) => (
              <Button
                key={attachmentId}
                iconName="download"
                variant="inline-link"
                disabled={save.busy}
                ariaLabel={`Save the attachment ${fileName}`}
                onClick={() => void save.run(attachmentId)}
              >
                {fileName}
              </Button>
            ))}
          </SpaceBetween>
        </Container>
      ))}
    </SpaceBetween>
  );
}

interface ReplyProps {
  caseId: string;
  resolved: boolean;
  sent: () => Promise<void>;
}

function Reply({ caseId, resolved, sent }: ReplyProps) {
  const form = useForm<MessageValues>(NO_MESSAGE, messageRules);
  const send = async ({ body, files }: MessageValues) => {
    const attachmentSetId = await uploaded(files);
    await clientOf(SupportClient).send(
      new AddCommunicationToCaseCommand({ caseId, communicationBody: body, attachmentSetId }),
    );
    await sent();
  };
  return (
    <FormCard
      title="Reply"
      description={resolved ? "The case is resolved; a reply opens it again." : undefined}
      submitText="Send"
      form={form}
      onSubmit={() => void form.submit(send)}
    >
      <MessageFields form={form} label="Your reply" />
    </FormCard>
  );
}
