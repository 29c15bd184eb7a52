import { identityName } from "../shared/identityName";
import { type CurrentSession, noticeSessionEnd } from "../shared/session";
import { OtherIdentity } from "../shared/portal/heldSession";
import { signOut } from "../shared/portal/session";
import { groupedAccountId } from "../shared/ui/numbers";
import { TopBar } from "./TopBar";

/** Above the console: who is signed in where, the mailbox and the phone, the commands. */
export function ConsoleBar({ session, showCommands }: { session: CurrentSession; showCommands: () => void }) {
  return (
    <TopBar
      home="/console"
      utilities={[
        { type: "button", text: "Commands", iconName: "script", onClick: showCommands },
        { type: "button", text: "Mailbox", href: "/mail" },
        { type: "button", text: "Phone", href: "/phone" },
        {
          type: "menu-dropdown",
          text: identityName(session),
          description: `${session.accountName} (${groupedAccountId(session.accountId)})`,
          iconName: "user-profile",
          items: [
            { id: "account", text: "Account", href: "/console/account" },
            { id: "credentials", text: "Security credentials", href: "/console/credentials" },
            { id: "sign-out", text: "Sign out" },
          ],
          onItemClick: ({ detail }) => {
            if (detail.id === "sign-out") void leave();
          },
        },
      ]}
    />
  );
}

/** A new document, so that nothing of the session stays in memory. */
async function leave(): Promise<void> {
  try {
    await signOut();
  } catch (error) {
    // Who has signed in instead stays signed in.
    if (error instanceof OtherIdentity) return noticeSessionEnd(error);
  }
  location.assign("/signin?signed-out"); // whether or not the session was known still
}
