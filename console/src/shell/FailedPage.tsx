import Button from "@cloudscape-design/components/button";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useRouteError } from "react-router-dom";
import { ErrorBox } from "../shared/ui/ErrorBox";

/** Where a page could not be loaded or drawn. */
export function FailedPage() {
  const error = useRouteError();
  return (
    <main className="gw-public">
      <SpaceBetween size="l">
        <h1>This page could not be shown</h1>
        <ErrorBox error={error} />
        <Button onClick={() => location.reload()}>Load it again</Button>
      </SpaceBetween>
    </main>
  );
}
