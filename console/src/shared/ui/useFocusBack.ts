import type { ButtonProps } from "@cloudscape-design/components/button";
import { useEffect, useRef, type RefObject } from "react";

/**
 * For a button that opens a form in its own place: once the form is closed, the button has the focus again,
 * where a dialog would give it back by itself.
 */
export function useFocusBack(formIsOpen: boolean): RefObject<ButtonProps.Ref> {
  const opener = useRef<ButtonProps.Ref>(null);
  const wasOpen = useRef(formIsOpen);
  useEffect(() => {
    if (wasOpen.current && !formIsOpen) opener.current?.focus();
    wasOpen.current = formIsOpen;
  }, [formIsOpen]);
  return opener;
}
