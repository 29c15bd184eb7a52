import Alert from "@cloudscape-design/components/alert";
import BreadcrumbGroup, { type BreadcrumbGroupProps } from "@cloudscape-design/components/breadcrumb-group";
import ContentLayout from "@cloudscape-design/components/content-layout";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import type { ReactNode } from "react";
import { useArrival } from "../arrival";
import type { Loaded } from "../useLoad";
import { ErrorBox } from "./ErrorBox";
import { useHeadingFocus } from "./useHeadingFocus";
import { usePageTitle } from "./usePageTitle";

interface PageFrameProps {
  title: string;
  description?: ReactNode;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Where the page stands, from the area's first page down; without the page itself. */
  above?: BreadcrumbGroupProps.Item[];
  /** What the page reads first: while there is nothing yet, it says so instead of its content. */
  loading?: Loaded<unknown>;
  /** Of actions. */
  error?: unknown;
  /** What was done just now, here or on the page before; read out by a screen reader. */
  notice?: string;
  children: ReactNode;
}

/** The head of every page of the console, and what stands there while it is read or where it fails. */
export function PageFrame({
  title,
  description,
  actions,
  above,
  loading,
  error,
  notice,
  children,
}: PageFrameProps) {
  usePageTitle(title);
  const arrival = useArrival();
  const done = notice ?? arrival;
  const frame = useHeadingFocus<HTMLDivElement>();
  const waits = loading !== undefined && loading.data === undefined;
  return (
    <div ref={frame}>
      <ContentLayout
        breadcrumbs={
          above && (
            <BreadcrumbGroup
              ariaLabel="Where this page stands"
              items={[...above, { text: title, href: "" }]}
            />
          )
        }
        header={
          <Header variant="h1" description={description} actions={actions}>
            {title}
          </Header>
        }
      >
        <SpaceBetween size="l">
          <div role="status" hidden={done === undefined}>
            {done !== undefined && <Alert type="success">{done}</Alert>}
          </div>
          <ErrorBox error={error} />
          <ErrorBox error={loading?.error} retry={() => void loading?.reload()} />
          {waits ? loading.busy && <StatusIndicator type="loading">Reading</StatusIndicator> : children}
        </SpaceBetween>
      </ContentLayout>
    </div>
  );
}
