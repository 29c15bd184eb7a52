import SideNavigation, { type SideNavigationProps } from "@cloudscape-design/components/side-navigation";
import { useLocation } from "react-router-dom";
import { areas } from "../areas";
import { addressOf, type Area } from "../areas/area";

/** All areas; the links of the one that is open stand below it. */
export function AreaNavigation() {
  const { pathname } = useLocation();
  return (
    <SideNavigation activeHref={activeLink(pathname)} items={areas.map((area) => itemOf(area, pathname))} />
  );
}

function itemOf(area: Area, pathname: string): SideNavigationProps.Item {
  const href = addressOf(area);
  if (area.links.length === 0) return { type: "link", text: area.title, href };
  return {
    type: "expandable-link-group",
    text: area.title,
    href,
    defaultExpanded: pathname.startsWith(href),
    items: area.links.map((link) => ({ type: "link", text: link.text, href: addressOf(area, link) })),
  };
}

/** The link with the longest address that leads to this page. */
function activeLink(pathname: string): string {
  const addresses = areas.flatMap((area) => [
    addressOf(area),
    ...area.links.map((link) => addressOf(area, link)),
  ]);
  const leading = addresses.filter((address) => pathname === address || pathname.startsWith(`${address}/`));
  return leading.sort((a, b) => b.length - a.length)[0] ?? pathname;
}
