import Alert from "@cloudscape-design/components/alert";
import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import { isSessionEnd, wordsOf } from "../errors";

/**
 * An error in words, read out at once by a screen reader. Nothing where there is none, or where the dialog
 * over the page tells of it: that the session has ended.
 */
export function ErrorBox({ error, retry }: { error: unknown; retry?: () => void }) {
  if (error === undefined || isSessionEnd(error)) return null;
  const words = wordsOf(error);
  return (
    <div role="alert">
      <Alert
        type="error"
        header={words.title}
        action={retry === undefined ? undefined : <Button onClick={retry}>Try again</Button>}
      >
        {words.message}
        {words.code !== undefined && (
          <Box variant="small" display="block" color="inherit">
            {words.code}
            {words.requestId !== undefined && ` · request ${words.requestId}`}
          </Box>
        )}
      </Alert>
    </div>
  );
}
