import type { Handshake } from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import type { ReactNode } from "react";
import { type Column, ListTable } from "../../../shared/ui/ListTable";
import { Remaining } from "../../../shared/ui/Remaining";
import type { Pages } from "../../../shared/usePages";
import type { Answer } from "./AnswerModal";
import { HandshakeState } from "./HandshakeState";
import { actionOf, addresseeOf, isOpen, resource, senderOf } from "./handshakes";

const WORDS: Record<Answer["word"], string> = { accept: "Accept", decline: "Decline", cancel: "Cancel" };

interface HandshakeTableProps {
  title: string;
  pages: Pages<Handshake>;
  now: Date;
  empty: string;
  actions: Answer["word"][];
  choose: (answer: Answer) => void;
  button?: ReactNode;
}

export function HandshakeTable(props: HandshakeTableProps) {
  const { now, actions, choose } = props;
  const columns: Column<Handshake>[] = [
    {
      header: "What",
      cell: (handshake) => (
        <>
          {actionOf(handshake)}
          <Notes handshake={handshake} />
        </>
      ),
    },
    { header: "From", cell: senderOf },
    { header: "To", cell: (handshake) => <span className="gw-mono">{addresseeOf(handshake)}</span> },
    { header: "State", cell: (handshake) => <HandshakeState handshake={handshake} /> },
    {
      header: "Expires",
      cell: (handshake) =>
        isOpen(handshake) ? <Remaining until={handshake.ExpirationTimestamp} now={now} /> : "–",
    },
    {
      header: "Action",
      cell: (handshake) =>
        isOpen(handshake) ? <Answers handshake={handshake} words={actions} choose={choose} /> : "–",
    },
  ];
  return (
    <ListTable
      title={props.title}
      columns={columns}
      pages={props.pages}
      keyOf={(handshake) => handshake.Id ?? ""}
      textOf={(handshake) =>
        `${actionOf(handshake)} ${senderOf(handshake)} ${addresseeOf(handshake)} ${handshake.State}`
      }
      empty={props.empty}
      actions={props.button}
    />
  );
}

function Notes({ handshake }: { handshake: Handshake }) {
  const notes = resource(handshake, "NOTES");
  return notes === undefined || notes === "" ? null : <div>“{notes}”</div>;
}

interface AnswersProps {
  handshake: Handshake;
  words: Answer["word"][];
  choose: (answer: Answer) => void;
}

function Answers({ handshake, words, choose }: AnswersProps) {
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {words.map((word) => (
        <Button
          key={word}
          variant="inline-link"
          ariaLabel={`${WORDS[word]}: ${actionOf(handshake)}, ${senderOf(handshake)}`}
          onClick={() => choose({ word, handshake })}
        >
          {WORDS[word]}
        </Button>
      ))}
    </SpaceBetween>
  );
}
