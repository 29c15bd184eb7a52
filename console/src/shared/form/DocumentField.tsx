import FormField from "@cloudscape-design/components/form-field";
import Textarea from "@cloudscape-design/components/textarea";
import type { Form } from "./useForm";
import { grouped } from "../ui/numbers";
import { bytesOf, jsonFault } from "../json";

/** Whether it is JSON is said while it is typed; whether it is a policy, when it is saved. */
export function DocumentField<Values extends { content: string }>({ form }: { form: Form<Values> }) {
  const { content } = form.values;
  return (
    <div className="gw-code" data-field="content" data-mistake={form.errors.content && ""}>
      <FormField
        label="Document"
        constraintText={`JSON; ${grouped(bytesOf(content))} bytes.`}
        errorText={form.errors.content ?? jsonFault(content)}
        stretch
      >
        <Textarea
          name="content"
          value={content}
          onChange={({ detail }) => form.set("content", detail.value)}
          rows={18}
          spellcheck={false}
          autoComplete="off"
          ariaRequired
        />
      </FormField>
    </div>
  );
}
