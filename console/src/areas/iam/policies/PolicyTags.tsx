import { ListPolicyTagsCommand, type Tag, TagPolicyCommand, UntagPolicyCommand } from "@aws-sdk/client-iam";
import { TagsCard } from "../../../shared/tags/TagsCard";
import { client, readAll } from "../reads";

interface PolicyTagsProps {
  arn: string;
  done: (words: string) => void;
}

export default function PolicyTags({ arn: PolicyArn, done }: PolicyTagsProps) {
  const tags = {
    of: PolicyArn,
    read: () =>
      readAll(
        (Marker) => client().send(new ListPolicyTagsCommand({ PolicyArn, Marker })),
        (page) => page.Tags,
      ),
    put: (tag: Tag) => client().send(new TagPolicyCommand({ PolicyArn, Tags: [tag] })),
    remove: (key: string) => client().send(new UntagPolicyCommand({ PolicyArn, TagKeys: [key] })),
  };
  return <TagsCard tags={tags} done={done} />;
}
