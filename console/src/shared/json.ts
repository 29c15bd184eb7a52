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
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? undefined : "A policy is one JSON object: { … }.";
  } catch (error) {
    return `This is no JSON: ${placed(text, (error as Error).message)}`;
  }
}

/** Browsers tell the offset in words; a reader looks for the line. */
function placed(text: string, message: string): string {
  const offset = /position (\d+)/.exec(message)?.[1];
  if (offset === undefined || /line \d+/.test(message)) return message;
  const before = text.slice(0, Number(offset)).split("\n");
  return `${message} (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})`;
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
