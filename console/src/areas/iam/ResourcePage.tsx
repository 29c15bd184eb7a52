import type { BreadcrumbGroupProps } from "@cloudscape-design/components/breadcrumb-group";
import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Spinner from "@cloudscape-design/components/spinner";
import Tabs, { type TabsProps } from "@cloudscape-design/components/tabs";
import { Suspense, useState, type ReactNode } from "react";
import { useNavigate } from "react-router-dom";
import { PageFrame } from "../../shared/ui/PageFrame";
import type { Loaded } from "../../shared/useLoad";

/** What the page hands to its parts. */
export interface Telling {
  /** Reads the resource again, and says what was done. */
  changed: (words: string) => Promise<void>;
  /** Only says it. */
  done: (words: string) => void;
}

interface Dialog {
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

interface ResourcePageProps<Resource> {
  /** "user" */
  kind: string;
  name: string;
  above: BreadcrumbGroupProps.Item[];
  resource: Loaded<Resource>;
  summary: (resource: Resource) => ReactNode;
  tab: string;
  hrefOf: (tab: string) => string;
  tabs: (resource: Resource, telling: Telling) => TabsProps.Tab[];
  /** Absent: there is nothing to edit, or nobody may. */
  edit?: { text: string; dialog: (resource: Resource, dialog: Dialog) => ReactNode };
  /** Absent: nobody may delete it. */
  remove?: (dismiss: () => void) => ReactNode;
}

/** The page of a user, group, role or policy. Its tabs and dialogs may be loaded when somebody goes there. */
export function ResourcePage<Resource>(props: ResourcePageProps<Resource>) {
  const { kind, name, above, resource, summary, tab, hrefOf, tabs, edit, remove } = props;
  const navigate = useNavigate();
  const [notice, setNotice] = useState<string>();
  const [dialog, setDialog] = useState<"edit" | "delete">();
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await resource.reload();
    setNotice(words);
  };
  return (
    <PageFrame
      title={name}
      above={above}
      loading={resource}
      notice={notice}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          {edit && <Button onClick={() => setDialog("edit")}>{edit.text}</Button>}
          {remove && <Button onClick={() => setDialog("delete")}>Delete</Button>}
        </SpaceBetween>
      }
    >
      {resource.data !== undefined && (
        <>
          {summary(resource.data)}
          <Tabs
            ariaLabel={`Of the ${kind} ${name}`}
            activeTabId={tab}
            onChange={({ detail }) => {
              setNotice(undefined);
              navigate(hrefOf(detail.activeTabId), { replace: true });
            }}
            tabs={tabs(resource.data, { changed, done: setNotice }).map((each) => ({
              ...each,
              content: <Suspense fallback={<Spinner size="large" />}>{each.content}</Suspense>,
            }))}
          />
          <Suspense fallback={null}>
            {dialog === "edit" && edit?.dialog(resource.data, { changed, dismiss })}
            {dialog === "delete" && remove?.(dismiss)}
          </Suspense>
        </>
      )}
    </PageFrame>
  );
}
