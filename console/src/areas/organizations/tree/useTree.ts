import type { Account, Root } from "@aws-sdk/client-organizations";
import { useState } from "react";
import { useLive } from "../../../shared/useLive";
import { type Level, readLevel } from "../reads";

export interface TreeNode {
  kind: "root" | "unit" | "account" | "reading" | "empty" | "more";
  id: string;
  name: string;
  /** Absent for the root. */
  parentId?: string;
  account?: Account;
  children?: TreeNode[];
}

const AT_FIRST = 100;
const MORE = 500;

/** The organization as far as it is opened: each level is read when its root or unit is opened. */
export function useTree(root: Root) {
  const rootId = root.Id ?? "";
  const [opened, setOpened] = useState<Record<string, number>>({ [rootId]: AT_FIRST });
  const levels = useLive(() => readLevels(opened), [opened]);
  const node: TreeNode = { kind: "root", id: rootId, name: root.Name ?? "Root" };
  return {
    root: withChildren(node, opened, levels.data ?? {}),
    error: levels.error,
    reload: levels.reload,
    open: Object.keys(opened),
    toggle(id: string, open: boolean) {
      const { [id]: _, ...others } = opened;
      setOpened(open ? { ...opened, [id]: AT_FIRST } : others);
    },
    readMore: (id: string) => setOpened({ ...opened, [id]: (opened[id] ?? 0) + MORE }),
  };
}

async function readLevels(opened: Record<string, number>): Promise<Record<string, Level | undefined>> {
  const entries = Object.entries(opened).map(
    async ([id, limit]) => [id, await readLevel(id, limit)] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

function withChildren(
  node: TreeNode,
  opened: Record<string, number>,
  levels: Record<string, Level | undefined>,
): TreeNode {
  const note = (kind: TreeNode["kind"], name: string): TreeNode => ({
    kind,
    id: `${node.id}/${kind}`,
    name,
    parentId: node.id,
  });
  const level = levels[node.id];
  if (opened[node.id] === undefined || level === undefined) {
    return { ...node, children: [note("reading", "Reading")] };
  }
  const units = level.units.map((unit) =>
    withChildren({ kind: "unit", id: unit.Id!, name: unit.Name!, parentId: node.id }, opened, levels),
  );
  const accounts = level.accounts.map((account): TreeNode => ({
    kind: "account",
    id: account.Id!,
    name: account.Name!,
    parentId: node.id,
    account,
  }));
  const children = [...byName(units), ...byName(accounts)];
  if (level.more) children.push(note("more", "More"));
  if (children.length === 0) children.push(note("empty", "Nothing is in it."));
  return { ...node, children };
}

const byName = (nodes: TreeNode[]) => nodes.sort((a, b) => a.name.localeCompare(b.name));
