import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { ConfirmModal } from "../ui/ConfirmModal";
import { ErrorBox } from "../ui/ErrorBox";
import { ListTable } from "../ui/ListTable";
import { useLive } from "../useLive";
import { AddTagModal } from "./AddTagModal";

export interface Tag {
  Key?: string;
  Value?: string;
}

/** How a service keeps the tags of one of its things. */
export interface Tags {
  /** Of the thing: another one has other tags. */
  of: string;
  read: () => Promise<Tag[]>;
  put: (tag: { Key: string; Value: string }) => Promise<unknown>;
  remove: (key: string) => Promise<unknown>;
}

export function TagsCard({ tags, done }: { tags: Tags; done: (words: string) => void }) {
  const loaded = useLive(tags.read, [tags.of]);
  const [dialog, setDialog] = useState<"add" | Tag>();
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await loaded.reload();
    done(words);
  };
  if (loaded.data === undefined && loaded.error !== undefined) {
    return <ErrorBox error={loaded.error} retry={() => void loaded.reload()} />;
  }
  return (
    <>
      <ListTable
        title="Tags"
        actions={<Button onClick={() => setDialog("add")}>Add a tag</Button>}
        columns={[
          { header: "Key", cell: (tag) => tag.Key },
          { header: "Value", cell: (tag) => tag.Value || "–" },
          {
            header: "Action",
            cell: (tag) => (
              <Button
                variant="inline-link"
                ariaLabel={`Remove the tag ${tag.Key}`}
                onClick={() => setDialog(tag)}
              >
                Remove
              </Button>
            ),
          },
        ]}
        rows={loaded.data}
        keyOf={(tag) => tag.Key ?? ""}
        empty="There is none."
      />
      {dialog === "add" && (
        <AddTagModal
          dismiss={dismiss}
          put={async (tag) => {
            await tags.put(tag);
            await changed(`The tag ${tag.Key} is set.`);
          }}
        />
      )}
      {typeof dialog === "object" && (
        <ConfirmModal
          title={`Remove the tag ${dialog.Key}?`}
          confirmText="Remove"
          onDismiss={dismiss}
          onConfirm={async () => {
            await tags.remove(dialog.Key ?? "");
            await changed(`The tag ${dialog.Key} is removed.`);
          }}
        >
          Policies that look at tags see it at once.
        </ConfirmModal>
      )}
    </>
  );
}
