import type { Position, Statement } from "@aws-sdk/client-iam";

/**
 * The statement that stands at these places of a policy, as JSON; undefined where none does.
 *
 * Lines and columns begin with 1. A statement that stands in no list begins after its own brace.
 */
export function statementText(document: string, statement: Statement): string | undefined {
  const { StartPosition: start, EndPosition: end } = statement;
  if (start === undefined || end === undefined) return undefined;
  const text = document.slice(offsetOf(document, start), offsetOf(document, end)).trim();
  const whole = text.startsWith("{") ? text : `{${text}`;
  try {
    return JSON.stringify(JSON.parse(whole), null, 2);
  } catch {
    return undefined;
  }
}

function offsetOf(document: string, { Line = 1, Column = 1 }: Position): number {
  const before = document.split("\n").slice(0, Line - 1);
  return before.reduce((length, line) => length + line.length + 1, 0) + Column - 1;
}
