import { useEffect, useRef, useState } from "react";
import { wordsOf } from "../errors";
import { jsonMistake } from "../jsonMistake";
import { checkPolicyDocument, type InlineHolder, type PolicyDocumentKind } from "../portal/policyDocuments";
import { noticeSessionEnd } from "../session";

export interface Fault {
  /** What stands in the way: in AWS's words, or why it is no JSON. */
  message: string;
  /** AWS's code, with its reason. */
  code?: string;
  explanation?: string;
  line?: number;
  column?: number;
  path?: string;
}

export interface PolicyCheck {
  faults: Fault[];
  /** What was found once nobody typed any more, for who listens. */
  settled: Fault[];
  /** As its quota counts; absent before the first answer. */
  size?: { now: number; max: number };
  /** Why the plane did not say. */
  failure?: string;
}

const PAUSE_MS = 300;
const QUOTED_MAX = 300;

/**
 * What is wrong with a document while it is typed. That it is no JSON is seen at once; the plane is asked
 * when the typing pauses, and only the answer about the latest text counts. What was found before stays
 * until then, so that nothing flickers.
 */
export function usePolicyCheck(
  kind: PolicyDocumentKind,
  document: string,
  holder?: InlineHolder,
): PolicyCheck {
  const [check, setCheck] = useState<Omit<PolicyCheck, "faults">>({ settled: [] });
  const mistake = jsonFaultOf(document);
  const latest = useRef({ kind, document, holder });
  latest.current = { kind, document, holder };

  useEffect(() => {
    let outdated = false;
    const ask = async () => {
      const question = latest.current;
      try {
        const { faults, size, sizeMax } = await checkPolicyDocument(question);
        if (outdated) return;
        const broken = jsonFaultOf(question.document);
        setCheck({
          settled: broken === undefined ? faults.map(faultOf) : [broken],
          size: { now: size, max: sizeMax },
        });
      } catch (error) {
        noticeSessionEnd(error);
        if (!outdated) setCheck((before) => ({ ...before, settled: [], failure: wordsOf(error).message }));
      }
    };
    const timer = setTimeout(() => void ask(), PAUSE_MS);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [kind, document, JSON.stringify(holder)]);

  return { ...check, faults: mistake === undefined ? check.settled : [mistake] };
}

function jsonFaultOf(document: string): Fault | undefined {
  const mistake = jsonMistake(document);
  return (
    mistake && { message: `This is no JSON: ${mistake.words}.`, line: mistake.line, column: mistake.column }
  );
}

function faultOf(fault: Awaited<ReturnType<typeof checkPolicyDocument>>["faults"][number]): Fault {
  const { code, reason, message } = fault;
  return { ...fault, message: shortened(message), code: reason === undefined ? code : `${code} (${reason})` };
}

/** IAM quotes a whole document that its model has no place for, and says what is wrong after it. */
const shortened = (message: string): string =>
  message.length <= 2 * QUOTED_MAX
    ? message
    : `${message.slice(0, QUOTED_MAX)} … ${message.slice(-QUOTED_MAX)}`;
