/**
 * How far into a text a place is, in the units of a text field. Lines and columns count from 1, columns in
 * characters; what is beyond an end is that end.
 */
export function offsetAt(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const above = lines.slice(0, Math.min(line, lines.length) - 1);
  const before = [...lines[above.length]!].slice(0, column - 1).join("");
  return above.reduce((length, each) => length + each.length + 1, 0) + before.length;
}
