import { useCallback, useState } from "react";
import { noticeSessionEnd } from "./session";

export interface Action<Arguments extends unknown[]> {
  /** Answers whether it was done. Does nothing while it is under way. */
  run: (...args: Arguments) => Promise<boolean>;
  busy: boolean;
  error?: unknown;
  clear: () => void;
}

/** What a button does: busy while it does it, and its error for the page to show. */
export function useAction<Arguments extends unknown[]>(
  act: (...args: Arguments) => Promise<unknown>,
): Action<Arguments> {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const run = async (...args: Arguments): Promise<boolean> => {
    if (state.busy) return false;
    setState({ busy: true });
    try {
      await act(...args);
      setState({ busy: false });
      return true;
    } catch (error) {
      noticeSessionEnd(error);
      setState({ busy: false, error });
      return false;
    }
  };
  const clear = useCallback(() => setState({ busy: false }), []);
  return { ...state, run, clear };
}
