import type { BreadcrumbGroupProps } from "@cloudscape-design/components/breadcrumb-group";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import Tabs, { type TabsProps } from "@cloudscape-design/components/tabs";
import { Suspense, useState, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { PageFrame } from "../../../shared/ui/PageFrame";
import type { Loaded } from "../../../shared/useLoad";

/** What the page hands to its parts. */
interface Telling {
  /** Reads the principal again, and says what was done. */
  changed: (words: string) => Promise<void>;
  /** Only says it. */
  done: (words: string) => void;
}

interface PrincipalPageProps<Principal> {
  kind: "user" | "group";
  name: string;
  above: BreadcrumbGroupProps.Item[];
  principal: Loaded<Principal>;
  summary: (principal: Principal) => ReactNode;
  tab: string;
  hrefOf: (name: string, tab: string) => string;
  tabs: (principal: Principal, telling: Telling) => TabsProps.Tab[];
  rename: (
    principal: Principal,
    dialog: { changed: (words: string) => Promise<void>; dismiss: () => void },
  ) => ReactNode;
  remove: (dismiss: () => void) => ReactNode;
}

/** The page of a user or a group. Its tabs and dialogs may be loaded when somebody goes there. */
export function PrincipalPage<Principal>(props: PrincipalPageProps<Principal>) {
  const { kind, name, above, principal, summary, tab, hrefOf, tabs, rename, remove } = props;
  const navigate = useNavigate();
  const [notice, setNotice] = useState<string>();
  const [dialog, setDialog] = useState<"rename" | "delete">();
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await principal.reload();
    setNotice(words);
  };
  return (
    <PageFrame
      title={name}
      above={above}
      loading={principal}
      notice={notice}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => setDialog("rename")}>Rename or move</Button>
          <Button onClick={() => setDialog("delete")}>Delete</Button>
        </SpaceBetween>
      }
    >
      {principal.data !== undefined && (
        <>
          {summary(principal.data)}
          <Tabs
            ariaLabel={`Of the ${kind} ${name}`}
            activeTabId={tab}
            onChange={({ detail }) => {
              setNotice(undefined);
              navigate(hrefOf(name, detail.activeTabId), { replace: true });
            }}
            tabs={tabs(principal.data, { changed, done: setNotice }).map((each) => ({
              ...each,
              content: <Suspense fallback={<Spinner size="large" />}>{each.content}</Suspense>,
            }))}
          />
          <Suspense fallback={null}>
            {dialog === "rename" && rename(principal.data, { changed, dismiss })}
            {dialog === "delete" && remove(dismiss)}
          </Suspense>
        </>
      )}
    </PageFrame>
  );
}
