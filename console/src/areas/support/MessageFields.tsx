import FileUpload from "@cloudscape-design/components/file-upload";
import SpaceBetween from "@cloudscape-design/components/space-between";
import Textarea from "@cloudscape-design/components/textarea";
import { Field } from "../../shared/form/fields";
import { all, atMost, needed } from "../../shared/form/rules";
import type { Form, Rules } from "../../shared/form/useForm";
import { filesRule } from "./attachments";

export interface MessageValues {
  body: string;
  files: File[];
}

export const NO_MESSAGE: MessageValues = { body: "", files: [] };

/** https://docs.aws.amazon.com/awssupport/latest/APIReference/API_AddCommunicationToCase.html */
export const messageRules: Rules<MessageValues> = {
  body: all(needed("A message"), atMost(8000)),
  files: filesRule,
};

/** What is written to AWS, with files. */
export function MessageFields({ form, label }: { form: Form<MessageValues>; label: string }) {
  const { values } = form;
  return (
    <SpaceBetween size="l">
      <Field form={form} name="body" label={label} rule="At most 8,000 characters. No secrets.">
        <Textarea
          name="body"
          rows={8}
          value={values.body}
          onChange={({ detail }) => form.set("body", detail.value)}
          autoComplete="off"
          ariaRequired
        />
      </Field>
      <Field form={form} name="files" label="Attachments" rule="At most three files of 5 MB each.">
        <FileUpload
          multiple
          value={values.files}
          onChange={({ detail }) => form.set("files", detail.value)}
          i18nStrings={{
            uploadButtonText: (several) => (several ? "Choose files" : "Choose a file"),
            dropzoneText: () => "Drop files here",
            removeFileAriaLabel: (index) => `Remove file ${index + 1}`,
            limitShowFewer: "Show fewer",
            limitShowMore: "Show more",
            errorIconAriaLabel: "Error",
          }}
          showFileSize
        />
      </Field>
    </SpaceBetween>
  );
}
