import { ListUserTagsCommand, type Tag, TagUserCommand, UntagUserCommand } from "@aws-sdk/client-iam";
import { TagsCard } from "../../../shared/tags/TagsCard";
import { client, readAll } from "../reads";

export default function UserTags({
  userName: UserName,
  done,
}: {
  userName: string;
  done: (words: string) => void;
}) {
  const tags = {
    of: UserName,
    read: () =>
      readAll(
        (Marker) => client().send(new ListUserTagsCommand({ UserName, Marker })),
        (page) => page.Tags,
      ),
    put: (tag: Tag) => client().send(new TagUserCommand({ UserName, Tags: [tag] })),
    remove: (key: string) => client().send(new UntagUserCommand({ UserName, TagKeys: [key] })),
  };
  return <TagsCard tags={tags} done={done} />;
}
