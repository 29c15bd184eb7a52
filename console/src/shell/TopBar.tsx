import TopNavigation, { type TopNavigationProps } from "@cloudscape-design/components/top-navigation";
import { chooseTheme, useTheme, type Theme } from "../shared/theme";

const THEMES: { id: Theme; text: string }[] = [
  { id: "system", text: "As the system" },
  { id: "light", text: "Light" },
  { id: "dark", text: "Dark" },
];

const WORDS: TopNavigationProps.I18nStrings = {
  overflowMenuTriggerText: "More",
  overflowMenuTitleText: "More",
  overflowMenuBackIconAriaLabel: "Back",
  overflowMenuDismissIconAriaLabel: "Close the menu",
};

/** Above every page: the product's name, what the page adds, and the theme. */
export function TopBar({ home, utilities = [] }: { home: string; utilities?: TopNavigationProps.Utility[] }) {
  const theme = useTheme();
  return (
    <div id="top-bar" className="gw-top-bar">
      <TopNavigation
        identity={{ href: home, title: "Groundwork", logo: { src: "/pages/favicon.svg", alt: "Home of" } }}
        i18nStrings={WORDS}
        utilities={[
          ...utilities,
          {
            type: "menu-dropdown",
            text: "Theme",
            ariaLabel: "Theme",
            items: THEMES.map(({ id, text }) => ({ id, text, itemType: "checkbox", checked: id === theme })),
            onItemClick: ({ detail }) => chooseTheme(detail.id as Theme),
          },
        ]}
      />
    </div>
  );
}
