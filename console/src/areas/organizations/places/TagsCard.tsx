import {
  ListTagsForResourceCommand,
  type Tag,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-organizations";
import Button from "@cloudscape-design/components/button";
import { useState } from "react";
import { TextField } from "../../../shared/form/fields";
import { FormModal } from "../../../shared/form/FormModal";
import { all, atMost, needed } from "../../../shared/form/rules";
import { useForm } from "../../../shared/form/useForm";
import { ConfirmModal } from "../../../shared/ui/ConfirmModal";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { ListTable } from "../../../shared/ui/ListTable";
import { useLive } from "../../../shared/useLive";
import { readUpTo } from "../../../shared/usePages";
import { client } from "../reads";

/** Of a root, a unit, an account or a policy. */
export function TagsCard({ id, done }: { id: string; done: (words: string) => void }) {
  const tags = useLive(() => readTags(id), [id]);
  const [dialog, setDialog] = useState<"add" | Tag>();
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await tags.reload();
    done(words);
  };
  if (tags.data === undefined && tags.error !== undefined) {
    return <ErrorBox error={tags.error} retry={() => void tags.reload()} />;
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
        rows={tags.data}
        keyOf={(tag) => tag.Key ?? ""}
        empty="There is none."
      />
      {dialog === "add" && <AddTag id={id} changed={changed} dismiss={dismiss} />}
      {typeof dialog === "object" && (
        <ConfirmModal
          title={`Remove the tag ${dialog.Key}?`}
          confirmText="Remove"
          onDismiss={dismiss}
          onConfirm={async () => {
            await client().send(new UntagResourceCommand({ ResourceId: id, TagKeys: [dialog.Key ?? ""] }));
            await changed(`The tag ${dialog.Key} is removed.`);
          }}
        >
          Policies that look at tags see it at once.
        </ConfirmModal>
      )}
    </>
  );
}

async function readTags(id: string): Promise<Tag[]> {
  const { items } = await readUpTo(async (NextToken) => {
    const page = await client().send(new ListTagsForResourceCommand({ ResourceId: id, NextToken }));
    return { items: page.Tags, next: page.NextToken };
  });
  return items;
}

interface AddTagProps {
  id: string;
  changed: (words: string) => Promise<void>;
  dismiss: () => void;
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Tag.html */
function AddTag({ id, changed, dismiss }: AddTagProps) {
  const form = useForm(
    { key: "", value: "" },
    { key: all(needed("A key"), atMost(128)), value: atMost(256) },
  );
  const add = async ({ key, value }: { key: string; value: string }) => {
    await client().send(new TagResourceCommand({ ResourceId: id, Tags: [{ Key: key, Value: value }] }));
    await changed(`The tag ${key} is set.`);
  };
  return (
    <FormModal
      title="Add a tag"
      submitText="Add"
      form={form}
      onSubmit={() => form.submit(add)}
      onDismiss={dismiss}
    >
      <TextField
        form={form}
        name="key"
        label="Key"
        rule="1 to 128 characters; one that is there gets the new value."
        autoFocus
      />
      <TextField form={form} name="value" label="Value" rule="At most 256 characters." />
    </FormModal>
  );
}
