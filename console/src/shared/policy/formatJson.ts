const PIECE = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * A JSON document with a line for each member and value. Nothing but white space is changed: numbers stay as
 * they are written, and a name that is there twice is still there twice.
 */
export function formatJson(text: string): string {
  let out = "";
  let depth = 0;
  let opened = false;
  const newLine = () => {
    out += `\n${"  ".repeat(depth)}`;
  };
  for (const piece of text.match(PIECE) ?? []) {
    const closes = piece === "}" || piece === "]";
    if (closes) depth -= 1;
    if (opened !== closes) newLine(); // but not between two brackets with nothing inside
    opened = piece === "{" || piece === "[";
    if (opened) depth += 1;
    out += piece;
    if (piece === ",") newLine();
    if (piece === ":") out += " ";
  }
  return out;
}
