import {
  ListTagsForResourceCommand,
  type Tag,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-organizations";
import { TagsCard as SharedTagsCard } from "../../../shared/tags/TagsCard";
import { readUpTo } from "../../../shared/usePages";
import { client } from "../reads";

/** Of a root, a unit, an account or a policy. */
export function TagsCard({ id, done }: { id: string; done: (words: string) => void }) {
  const tags = {
    of: id,
    read: () => readTags(id),
    put: (tag: Tag) => client().send(new TagResourceCommand({ ResourceId: id, Tags: [tag] })),
    remove: (key: string) => client().send(new UntagResourceCommand({ ResourceId: id, TagKeys: [key] })),
  };
  return <SharedTagsCard tags={tags} done={done} />;
}

async function readTags(id: string): Promise<Tag[]> {
  const { items } = await readUpTo(async (NextToken) => {
    const page = await client().send(new ListTagsForResourceCommand({ ResourceId: id, NextToken }));
    return { items: page.Tags, next: page.NextToken };
  });
  return items;
}
