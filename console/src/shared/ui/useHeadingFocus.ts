import { useEffect, useRef, type RefObject } from "react";

/** The first page of a document begins at its top, as browsers have it. */
let first = true;

/**
 * Where a page takes the place of another one in the same document, its heading gets the focus, unless a
 * field of it has it already: a screen reader then says where one is, and the Tab key goes on from there.
 * The answer is for what holds the page with its h1.
 */
export function useHeadingFocus<Frame extends HTMLElement>(): RefObject<Frame> {
  const frame = useRef<Frame>(null);
  useEffect(() => {
    const page = frame.current;
    const isFirst = first;
    first = false;
    const heading = page?.querySelector("h1");
    if (isFirst || !heading || page?.contains(document.activeElement)) return;
    heading.tabIndex = -1;
    heading.focus();
  }, []);
  return frame;
}
