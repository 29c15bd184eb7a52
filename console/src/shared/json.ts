import { jsonMistake } from "./jsonMistake";

/** As people read it; the text itself where it is no JSON. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** Why it is no JSON object, with the place, or undefined. */
export function jsonFault(text: string): string | undefined {
  if (text.trim() === "") return "A document is needed.";
  const mistake = jsonMistake(text);
  if (mistake !== undefined)
    return `This is no JSON. In line ${mistake.line}, column ${mistake.column}: ${mistake.words}.`;
  return text.trim().startsWith("{") ? undefined : "A policy is one JSON object: { … }.";
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
