import { useCallback, useEffect, useRef, useState } from "react";
import { noticeSessionEnd } from "./session";

export interface Loaded<Value> {
  data?: Value;
  error?: unknown;
  busy: boolean;
  reload: () => Promise<void>;
}

/**
 * Reads what a page shows: at first, where `keys` change, on `reload`, and when the reader comes back to
 * the page, so that what another program changed meanwhile is seen. What was read before stays while it is
 * read again.
 */
export function useLoad<Value>(read: () => Promise<Value>, keys: readonly unknown[] = []): Loaded<Value> {
  const [state, setState] = useState<{ data?: Value; error?: unknown; busy: boolean }>({ busy: true });
  const turn = useRef(0);

  // `read` is a new function at each drawing; `keys` says when it means something else.
  const reload = useCallback(async () => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, busy: true }));
    try {
      const data = await read();
      if (mine === turn.current) setState({ data, busy: false });
    } catch (error) {
      noticeSessionEnd(error);
      if (mine === turn.current) setState((before) => ({ data: before.data, error, busy: false }));
    }
  }, keys);

  useEffect(() => {
    void reload();
    const comeBack = () => {
      if (document.visibilityState === "visible") void reload();
    };
    window.addEventListener("focus", comeBack);
    return () => {
      turn.current += 1; // what is still under way belongs to a page that is gone
      window.removeEventListener("focus", comeBack);
    };
  }, [reload]);

  return { ...state, reload };
}
