import Button from "@cloudscape-design/components/button";
import Input from "@cloudscape-design/components/input";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { Field } from "../form/fields";
import type { Form } from "../form/useForm";
import { TAGS_MAX } from "./rules";
import type { Tag } from "./TagsCard";

/** The tags that a new thing begins with. */
export function TagsField<Values extends { tags: Tag[] }>(props: { form: Form<Values> }) {
  const form = props.form as unknown as Form<{ tags: Tag[] }>;
  const { tags } = form.values;
  const put = (at: number, part: Partial<Tag>) =>
    form.set(
      "tags",
      tags.map((tag, index) => (index === at ? { ...tag, ...part } : tag)),
    );
  return (
    <Field
      form={form}
      name="tags"
      label="Tags"
      rule={`At most ${TAGS_MAX}. A policy can name what has a tag.`}
    >
      <SpaceBetween size="xs">
        {tags.map(({ Key = "", Value = "" }, index) => (
          <div key={index} className="gw-tag">
            <Input
              ariaLabel={`Key of tag ${index + 1}`}
              placeholder="Key"
              value={Key}
              onChange={({ detail }) => put(index, { Key: detail.value })}
              autoComplete="off"
            />
            <Input
              ariaLabel={`Value of tag ${index + 1}`}
              placeholder="Value"
              value={Value}
              onChange={({ detail }) => put(index, { Value: detail.value })}
              autoComplete="off"
            />
            <Button
              formAction="none"
              iconName="remove"
              variant="icon"
              ariaLabel={`Remove tag ${index + 1}`}
              onClick={() =>
                form.set(
                  "tags",
                  tags.filter((_, other) => other !== index),
                )
              }
            />
          </div>
        ))}
        <Button formAction="none" onClick={() => form.set("tags", [...tags, { Key: "", Value: "" }])}>
          Add a tag
        </Button>
      </SpaceBetween>
    </Field>
  );
}
