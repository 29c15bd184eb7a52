import Button from "@cloudscape-design/components/button";
import { Suspense, useState, type ReactNode } from "react";
import type { Loaded } from "../useLoad";
import { ConfirmModal } from "./ConfirmModal";
import { ErrorBox } from "./ErrorBox";
import { type Column, ListTable } from "./ListTable";

interface Adding {
  /** Of the button. */
  text: string;
  disabled?: boolean;
  /** The dialog behind it; it may be loaded when it is opened. */
  dialog: (parts: { changed: (words: string) => Promise<void>; dismiss: () => void }) => ReactNode;
}

interface Removing<Item> {
  /** Of each row's button and of the dialog's: "Detach". */
  text: string;
  /** Where it is false, the row has no button. */
  isOffered?: (item: Item) => boolean;
  /** Of the button, for a screen reader: "Detach ReadOnlyAccess". */
  label: (item: Item) => string;
  question: (item: Item) => string;
  consequence: string;
  act: (item: Item) => Promise<unknown>;
  /** Said when it is done. */
  done: (item: Item) => string;
}

interface AttachmentTableProps<Item> {
  title: string;
  description?: ReactNode;
  items: Loaded<Item[]>;
  columns: Column<Item>[];
  keyOf: (item: Item) => string;
  textOf?: (item: Item) => string;
  empty?: string;
  /** Absent, as `remove`: it cannot be changed here. */
  add?: Adding;
  remove?: Removing<Item>;
  done: (words: string) => void;
}

/** What is attached to one thing (members, policies, tags): added in a dialog, taken away in its row. */
export function AttachmentTable<Item extends object>(props: AttachmentTableProps<Item>) {
  const { items, columns, add, remove, done, empty = "There is none.", ...list } = props;
  const [dialog, setDialog] = useState<"add" | Item>();
  const dismiss = () => setDialog(undefined);
  const changed = async (words: string) => {
    await items.reload();
    done(words);
  };
  if (items.data === undefined && items.error !== undefined) {
    return <ErrorBox error={items.error} retry={() => void items.reload()} />;
  }
  return (
    <>
      <ListTable
        {...list}
        actions={
          add && (
            <Button disabled={add.disabled} onClick={() => setDialog("add")}>
              {add.text}
            </Button>
          )
        }
        columns={remove ? [...columns, removalColumn(remove, setDialog)] : columns}
        rows={items.data}
        empty={empty}
      />
      {dialog === "add" && <Suspense fallback={null}>{add?.dialog({ changed, dismiss })}</Suspense>}
      {typeof dialog === "object" && remove && (
        <ConfirmModal
          title={remove.question(dialog)}
          confirmText={remove.text}
          onDismiss={dismiss}
          onConfirm={async () => {
            await remove.act(dialog);
            await changed(remove.done(dialog));
          }}
        >
          {remove.consequence}
        </ConfirmModal>
      )}
    </>
  );
}

function removalColumn<Item>(remove: Removing<Item>, ask: (item: Item) => void): Column<Item> {
  return {
    header: "Action",
    cell: (item) =>
      remove.isOffered?.(item) === false ? (
        "–"
      ) : (
        <Button variant="inline-link" ariaLabel={remove.label(item)} onClick={() => ask(item)}>
          {remove.text}
        </Button>
      ),
  };
}
