import { AttachmentTable } from "../ui/AttachmentTable";
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
  return (
    <AttachmentTable
      title="Tags"
      items={useLive(tags.read, [tags.of])}
      columns={[
        { header: "Key", cell: (tag) => tag.Key },
        { header: "Value", cell: (tag) => tag.Value || "–" },
      ]}
      keyOf={(tag) => tag.Key ?? ""}
      add={{
        text: "Add a tag",
        dialog: ({ changed, dismiss }) => (
          <AddTagModal
            dismiss={dismiss}
            put={async (tag) => {
              await tags.put(tag);
              await changed(`The tag ${tag.Key} is set.`);
            }}
          />
        ),
      }}
      remove={{
        text: "Remove",
        label: (tag) => `Remove the tag ${tag.Key}`,
        question: (tag) => `Remove the tag ${tag.Key}?`,
        consequence: "Policies that look at tags see it at once.",
        act: (tag) => tags.remove(tag.Key ?? ""),
        done: (tag) => `The tag ${tag.Key} is removed.`,
      }}
      done={done}
    />
  );
}
