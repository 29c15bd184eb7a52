import { useEffect } from "react";
import { useNavigate } from "react-router-dom";

/**
 * A plain click on a link to one of our pages changes the page without loading the document again, whoever
 * drew the link: pages write an ordinary `href`.
 */
export function useInternalLinks(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = (event.target as Element | null)?.closest?.("a[href]") as HTMLAnchorElement | null;
      if (link === null || event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      if (link.target !== "" && link.target !== "_self") return;
      if (link.origin !== location.origin || link.hasAttribute("download")) return;
      event.preventDefault();
      if (link.getAttribute("href") === "") return;
      if (link.hash !== "" && link.pathname === location.pathname) {
        document.getElementById(link.hash.slice(1))?.focus();
        return;
      }
      navigate(link.pathname + link.search + link.hash);
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate]);
}
