import type { ComponentType } from "react";

export interface AreaLink {
  text: string;
  /** Below the area: `contacts` is /console/account/contacts, and the empty one is the area's first page. */
  path: string;
}

/**
 * A part of the console. This description is loaded with every page; its pages when one of them is opened.
 */
export interface Area {
  /** /console/PATH; empty for the console's first page. */
  path: string;
  title: string;
  /** What it is for, in a sentence. */
  purpose: string;
  links: AreaLink[];
  /** The pages: a component with `<Routes>` whose paths stand below the area's. */
  load: () => Promise<{ default: ComponentType }>;
}

export function addressOf(area: Area, link?: AreaLink): string {
  return ["/console", area.path, link?.path].filter(Boolean).join("/");
}
