import Box from "@cloudscape-design/components/box";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { lineDiff } from "../lineDiff";
import { grouped } from "./numbers";

interface ComparedTextProps {
  label: string;
  before: string;
  after: string;
}

/** Two texts line by line: what only the first has, and what only the second has. */
export function ComparedText({ label, before, after }: ComparedTextProps) {
  const lines = lineDiff(before, after);
  const count = (kind: string) => grouped(lines.filter((line) => line.kind === kind).length);
  if (lines.every((line) => line.kind === "same")) return <Box>Both say the same.</Box>;
  return (
    <SpaceBetween size="xs">
      <Box>
        Lines added: {count("added")}; removed: {count("removed")}.
      </Box>
      <div className="gw-json">
        <pre tabIndex={0} aria-label={label} role="region">
          {lines.map(({ kind, text }, index) => {
            const Mark = MARKS[kind];
            return (
              <Mark key={index} className={`gw-compared gw-compared-${kind}`}>
                {SIGNS[kind]} {text}
              </Mark>
            );
          })}
        </pre>
      </div>
    </SpaceBetween>
  );
}

const MARKS = { same: "span", added: "ins", removed: "del" } as const;
const SIGNS = { same: " ", added: "+", removed: "-" };
