import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router-dom";

/** In memory alone: a page that is loaded anew has nothing to tell. */
let told: { path: string; words: string; arrived: boolean } | undefined;

/** Goes on to another page, which says what was done on this one. */
export function useGoOn(): (path: string, words: string) => void {
  const navigate = useNavigate();
  return (path, words) => {
    told = { path, words, arrived: false };
    navigate(path);
  };
}

/** What was done on the page before, for as long as this one is open. */
export function useArrival(): string | undefined {
  const { pathname } = useLocation();
  useEffect(() => {
    // While the next page is fetched, the former one may still be drawn anew.
    if (told?.path === pathname) told.arrived = true;
    else if (told?.arrived) told = undefined;
  }, [pathname]);
  return told?.path === pathname ? told.words : undefined;
}
