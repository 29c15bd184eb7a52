import { useEffect, useRef } from "react";
import { useLoad, type Loaded } from "./useLoad";

const LOOK_AGAIN_MS = 3000;

/**
 * `useLoad` that looks again while the page is looked at: what the AWS CLI or somebody else changes appears
 * by itself. `awake` is false where reading again costs too much.
 */
export function useLive<Value>(
  read: () => Promise<Value>,
  keys: readonly unknown[] = [],
  awake = true,
): Loaded<Value> {
  const loaded = useLoad(read, keys);
  const { reload } = loaded;
  const busy = useRef(false);
  busy.current = loaded.busy;
  useEffect(() => {
    if (!awake) return undefined;
    const timer = setInterval(() => {
      // A read that takes longer than the pause is waited for, else none would ever arrive.
      if (document.visibilityState === "visible" && !busy.current) void reload();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload, awake]);
  return loaded;
}
