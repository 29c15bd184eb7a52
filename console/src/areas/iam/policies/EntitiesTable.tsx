import type { PolicyUsageType } from "@aws-sdk/client-iam";
import Link from "@cloudscape-design/components/link";
import { lazy } from "react";
import { AttachmentTable } from "../../../shared/ui/AttachmentTable";
import { useLive } from "../../../shared/useLive";
import { type Entity, entityHref, entityKey, KINDS } from "../principals/entities";
import { readEntities } from "./policies";

/** Loaded when it is opened. */
const AddEntitiesModal = lazy(() => import("./AddEntitiesModal"));

interface EntitiesTableProps {
  arn: string;
  usage: PolicyUsageType;
  words: {
    title: string;
    /** Of buttons. */
    add: string;
    remove: string;
    asked: (name: string) => string;
    consequence: string;
    removed: (name: string) => string;
    /** "It is attached", which is followed by what it is attached to. */
    added: string;
  };
  /** What may have it in this way. */
  kinds: Entity["kind"][];
  add: (entity: Entity) => Promise<unknown>;
  remove: (entity: Entity) => Promise<unknown>;
  changed: (words: string) => Promise<void>;
}

/** Who has a policy in one of two ways: attached, or as its permissions boundary. */
export function EntitiesTable(props: EntitiesTableProps) {
  const { arn, usage, words, kinds, add, remove, changed: told } = props;
  const entities = useLive(() => readEntities(arn, usage), [arn, usage]);
  return (
    <AttachmentTable
      title={words.title}
      items={entities}
      columns={[
        {
          header: "Name",
          cell: (entity) => <Link href={entityHref(entity)}>{entity.name}</Link>,
          sort: (entity) => entity.name,
        },
        { header: "Kind", cell: ({ kind }) => KINDS[kind], sort: ({ kind }) => kind },
      ]}
      keyOf={entityKey}
      textOf={entityKey}
      add={{
        text: words.add,
        dialog: ({ changed, dismiss }) => (
          <AddEntitiesModal
            title={words.title}
            submitText={words.add}
            kinds={kinds}
            present={entities.data ?? []}
            add={add}
            added={(names) =>
              changed(`${words.added}${usage === "PermissionsBoundary" ? " of" : " to"} ${names}.`)
            }
            dismiss={dismiss}
          />
        ),
      }}
      remove={{
        text: words.remove,
        label: (entity) => `${words.remove} ${entity.name}`,
        question: (entity) => words.asked(entity.name),
        consequence: words.consequence,
        act: remove,
        done: (entity) => words.removed(entity.name),
      }}
      done={(said) => void told(said)}
    />
  );
}
