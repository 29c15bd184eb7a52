/** What of the wishes beside a new resource was refused: the resource stands without it. */
export interface Refused {
  what: string;
  error: unknown;
}

/** Tries one thing after the other, and goes on where one is refused. */
export function attempts() {
  const refused: Refused[] = [];
  const attempt = async (what: string, act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      refused.push({ what, error });
      return false;
    }
  };
  return { refused, attempt };
}
