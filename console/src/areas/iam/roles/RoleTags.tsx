import { ListRoleTagsCommand, type Tag, TagRoleCommand, UntagRoleCommand } from "@aws-sdk/client-iam";
import { TagsCard } from "../../../shared/tags/TagsCard";
import { client, readAll } from "../reads";

interface RoleTagsProps {
  roleName: string;
  done: (words: string) => void;
}

export default function RoleTags({ roleName: RoleName, done }: RoleTagsProps) {
  const tags = {
    of: RoleName,
    read: () =>
      readAll(
        (Marker) => client().send(new ListRoleTagsCommand({ RoleName, Marker })),
        (page) => page.Tags,
      ),
    put: (tag: Tag) => client().send(new TagRoleCommand({ RoleName, Tags: [tag] })),
    remove: (key: string) => client().send(new UntagRoleCommand({ RoleName, TagKeys: [key] })),
  };
  return <TagsCard tags={tags} done={done} />;
}
