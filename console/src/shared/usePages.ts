import { useState } from "react";
import { useLive } from "./useLive";
import type { Loaded } from "./useLoad";

export interface Page<Item> {
  items?: Item[];
  next?: string;
}

export interface Pages<Item> extends Loaded<{ items: Item[]; more: boolean }> {
  readMore: () => void;
  readAll: () => void;
}

const AT_FIRST = 200;
const MORE = 500;
/** A longer list is read again on request alone. */
const LIVE = 1000;

/**
 * A list that comes in pages and may be of any length: its beginning, more of it on request, and all of it.
 * `keys` say when `readPage` means another list.
 */
export function usePages<Item>(
  readPage: (token?: string) => Promise<Page<Item>>,
  keys: readonly unknown[] = [],
): Pages<Item> {
  const [limit, setLimit] = useState(AT_FIRST);
  const loaded = useLive(() => readUpTo(readPage, limit), [limit, ...keys], limit <= LIVE);
  return {
    ...loaded,
    readMore: () => setLimit(limit + MORE),
    readAll: () => setLimit(Infinity),
  };
}

export async function readUpTo<Item>(readPage: (token?: string) => Promise<Page<Item>>, limit = Infinity) {
  const items: Item[] = [];
  let token: string | undefined;
  do {
    const page = await readPage(token);
    items.push(...(page.items ?? []));
    token = page.next;
  } while (token !== undefined && items.length < limit);
  return { items, more: token !== undefined };
}
