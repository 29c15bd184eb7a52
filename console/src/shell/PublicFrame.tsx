import type { TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import type { ReactNode } from "react";
import { usePageTitle } from "../shared/ui/usePageTitle";
import { SkipLink } from "./SkipLink";
import { TopBar } from "./TopBar";
import { useInternalLinks } from "./useInternalLinks";

const UTILITIES: TopNavigationProps.Utility[] = [
  { type: "button", text: "Mailbox", href: "/mail" },
  { type: "button", text: "Phone", href: "/phone" },
];

/** The frame of pages for which nobody needs to be signed in. */
export function PublicFrame({
  title,
  wide = false,
  children,
}: {
  title: string;
  wide?: boolean;
  children: ReactNode;
}) {
  usePageTitle(title);
  useInternalLinks();
  return (
    <>
      <SkipLink />
      <TopBar home="/" utilities={UTILITIES} />
      <main id="content" tabIndex={-1} className={wide ? "gw-public gw-public-wide" : "gw-public"}>
        {children}
      </main>
    </>
  );
}
