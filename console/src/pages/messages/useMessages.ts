import { useEffect } from "react";
import type { Message } from "../../shared/portal/messages";
import { useLoad, type Loaded } from "../../shared/useLoad";

const LOOK_AGAIN_MS = 3000;

/** What came, and what comes while the page is looked at. */
export function useMessages(read: () => Promise<Message[]>): Loaded<Message[]> {
  const messages = useLoad(read);
  const { reload } = messages;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void reload();
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  return messages;
}
