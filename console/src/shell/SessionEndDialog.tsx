import Box from "@cloudscape-design/components/box";
import Button from "@cloudscape-design/components/button";
import Modal from "@cloudscape-design/components/modal";

/** Stands over the page once the session has ended: what was typed is still there to be copied. */
export default function SessionEndDialog() {
  const again = () =>
    location.assign(`/signin?to=${encodeURIComponent(location.pathname + location.search)}`);
  return (
    <Modal
      visible
      header="Your session has ended"
      onDismiss={again}
      footer={
        <Box float="right">
          <Button variant="primary" onClick={again}>
            Sign in again
          </Button>
        </Box>
      }
    >
      Sign in again to go on. You come back to this page.
    </Modal>
  );
}
