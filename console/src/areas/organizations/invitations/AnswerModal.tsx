import type { Handshake } from "@aws-sdk/client-organizations";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { actionOf, addresseeOf, consequenceOf, resource, senderOf } from "./handshakes";

export interface Answer {
  word: "accept" | "decline" | "cancel";
  handshake: Handshake;
}

interface AnswerModalProps {
  answer: Answer;
  give: (answer: Answer) => Promise<void>;
  dismiss: () => void;
}

const CONFIRM = { accept: "Accept", decline: "Decline", cancel: "Cancel it" };
const TITLE = { accept: "Accept?", decline: "Decline?", cancel: "Cancel the invitation?" };

export function AnswerModal({ answer, give, dismiss }: AnswerModalProps) {
  const { word, handshake } = answer;
  const notes = resource(handshake, "NOTES");
  return (
    <ConfirmModal
      title={`${actionOf(handshake)}: ${TITLE[word]}`}
      confirmText={CONFIRM[word]}
      onConfirm={() => give(answer)}
      onDismiss={dismiss}
    >
      <p>
        From {senderOf(handshake)} to {addresseeOf(handshake)}.
      </p>
      {notes !== undefined && notes !== "" && <blockquote>{notes}</blockquote>}
      {word === "accept" && <p>{consequenceOf(handshake)}</p>}
    </ConfirmModal>
  );
}
