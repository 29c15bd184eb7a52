import type { ComponentType } from "react";
import { createBrowserRouter, type NonIndexRouteObject } from "react-router-dom";
import { areas } from "./areas";
import { FailedPage } from "./shell/FailedPage";

/** A page in a file of its own, fetched when it is opened. */
function page(path: string, load: () => Promise<{ default: ComponentType }>): NonIndexRouteObject {
  return {
    path,
    lazy: async () => ({ Component: (await load()).default }),
    errorElement: <FailedPage />,
  };
}

export const router = createBrowserRouter([
  page("/", () => import("./pages/welcome/WelcomePage")),
  {
    ...page("/console", () => import("./shell/ConsoleShell")),
    children: areas.map((area) => page(area.path === "" ? "" : `${area.path}/*`, area.load)),
  },
  page("/signup/*", () => import("./pages/signup/SignUpPage")),
  page("/signin/*", () => import("./pages/signin/SignInPage")),
  page("/v1/authorize", () => import("./pages/authorize/AuthorizePage")),
  page("/v1/sessions/confirmation", () => import("./pages/authorize/ConfirmationPage")),
  page("/mail/*", () => import("./pages/messages/MailPage")),
  page("/phone/*", () => import("./pages/messages/PhonePage")),
  page("*", () => import("./pages/welcome/NotFoundPage")),
]);
