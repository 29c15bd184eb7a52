import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLoad } from "../../../shared/useLoad";

interface DeleteWithBelongingsProps {
  name: string;
  /** What has to go before; told first. */
  read: () => Promise<{ words: string }[]>;
  /** All of it, and then the thing itself. */
  remove: () => Promise<unknown>;
  deleted: () => void;
  dismiss: () => void;
}

/** Asks before a thing is deleted that IAM deletes only once it has nothing any more. */
export function DeleteWithBelongings({ name, read, remove, deleted, dismiss }: DeleteWithBelongingsProps) {
  const belongings = useLoad(read, [name]);
  const confirm = async () => {
    try {
      await remove();
    } catch (error) {
      await belongings.reload(); // some of it may be gone
      throw error;
    }
    deleted();
  };
  return (
    <ConfirmModal
      title={`Delete ${name}?`}
      confirmText="Delete"
      typed={name}
      onConfirm={confirm}
      onDismiss={dismiss}
    >
      <ErrorBox error={belongings.error} retry={() => void belongings.reload()} />
      {belongings.data === undefined
        ? belongings.busy && <StatusIndicator type="loading">Reading</StatusIndicator>
        : belongings.data.length > 0 && (
            <div>
              <p>IAM deletes it only once it has nothing any more. These are removed first, in this order:</p>
              <ol>
                {belongings.data.map(({ words }) => (
                  <li key={words} className="gw-wrap">
                    {words}
                  </li>
                ))}
              </ol>
            </div>
          )}
      <p>It cannot be had back: another one of the same name gets another ID.</p>
    </ConfirmModal>
  );
}
