export interface DiffLine {
  kind: "same" | "added" | "removed";
  text: string;
}

/** What became of a text, line by line: the fewest lines that are taken away and added. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = before.split("\n");
  const now = after.split("\n");
  const common = commonCounts(old, now);
  const lines: DiffLine[] = [];
  let at = 0;
  let to = 0;
  while (at < old.length || to < now.length) {
    if (at < old.length && to < now.length && old[at] === now[to]) {
      lines.push({ kind: "same", text: old[at]! });
      at += 1;
      to += 1;
    } else if (to === now.length || (at < old.length && common[at + 1]![to]! >= common[at]![to + 1]!)) {
      lines.push({ kind: "removed", text: old[at]! });
      at += 1;
    } else {
      lines.push({ kind: "added", text: now[to]! });
      to += 1;
    }
  }
  return lines;
}

/** At [i][j]: how many lines the rests from there on have in common, in this order. */
function commonCounts(old: string[], now: string[]): number[][] {
  const counts = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; --i) {
    for (let j = now.length - 1; j >= 0; --j) {
      counts[i]![j] =
        old[i] === now[j] ? counts[i + 1]![j + 1]! + 1 : Math.max(counts[i + 1]![j]!, counts[i]![j + 1]!);
    }
  }
  return counts;
}
