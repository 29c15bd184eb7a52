import "../areas/areas.css";
import AppLayoutToolbar from "@cloudscape-design/components/app-layout-toolbar";
import { I18nProvider } from "@cloudscape-design/components/i18n";
import messages from "@cloudscape-design/components/i18n/messages/all.en";
import Spinner from "@cloudscape-design/components/spinner";
import { useState } from "react";
import { Navigate, Outlet, useLocation, useNavigation } from "react-router-dom";
import { isSessionEnd } from "../shared/errors";
import { OtherIdentity } from "../shared/portal/heldSession";
import { getSession } from "../shared/portal/session";
import { type CurrentSession, SessionContext } from "../shared/session";
import { ErrorBox } from "../shared/ui/ErrorBox";
import { useLoad } from "../shared/useLoad";
import { AreaNavigation } from "./AreaNavigation";
import { ClosedNote } from "./ClosedNote";
import { ConsoleBar } from "./ConsoleBar";
import { HintsDrawer } from "./HintsDrawer";
import { SessionEnd } from "./SessionEnd";
import { SkipLink } from "./SkipLink";
import { useInternalLinks } from "./useInternalLinks";

/** The console's frame. It draws an area once it knows who is signed in. */
export default function ConsoleShell() {
  useInternalLinks();
  const { pathname, search } = useLocation();
  const session = useLoad(getSession);
  if (session.data === undefined) {
    if (session.error instanceof OtherIdentity) return <SessionEnd />;
    if (isSessionEnd(session.error)) {
      return <Navigate replace to={`/signin?to=${encodeURIComponent(pathname + search)}`} />;
    }
    return (
      <main className="gw-public" aria-busy={session.busy}>
        {session.busy ? (
          <Spinner size="large" />
        ) : (
          <ErrorBox error={session.error} retry={() => void session.reload()} />
        )}
      </main>
    );
  }
  const isRoot = session.data.userName === undefined && session.data.arn.endsWith(":root");
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <SessionContext.Provider value={{ ...session.data, isRoot, reload: session.reload }}>
        <Frame session={{ ...session.data, isRoot, reload: session.reload }} />
        <SessionEnd cameByLink={!isRoot && session.data.userName === undefined} />
      </SessionContext.Provider>
    </I18nProvider>
  );
}

function Frame({ session }: { session: CurrentSession }) {
  const [drawer, setDrawer] = useState<string | null>(null);
  const [navigationOpen, setNavigationOpen] = useState(() => window.innerWidth > 688);
  const opening = useNavigation().state === "loading";
  return (
    <>
      <SkipLink />
      <ConsoleBar session={session} showCommands={() => setDrawer("commands")} />
      <AppLayoutToolbar
        headerSelector="#top-bar"
        navigation={<AreaNavigation />}
        navigationOpen={navigationOpen}
        onNavigationChange={({ detail }) => setNavigationOpen(detail.open)}
        toolsHide
        drawers={[
          {
            id: "commands",
            trigger: { iconName: "script" },
            ariaLabels: {
              drawerName: "Commands",
              triggerButton: "Show commands",
              closeButton: "Close commands",
            },
            content: <HintsDrawer />,
          },
        ]}
        activeDrawerId={drawer}
        onDrawerChange={({ detail }) => setDrawer(detail.activeDrawerId)}
        content={
          <div id="content" tabIndex={-1} className="gw-content" aria-busy={opening}>
            <ClosedNote session={session} />
            <Outlet />
          </div>
        }
      />
    </>
  );
}
