import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import LiveRegion from "@cloudscape-design/components/live-region";
import Textarea from "@cloudscape-design/components/textarea";
import type { PolicyType } from "@aws-sdk/client-organizations";
import { useId, useLayoutEffect, useMemo, useRef } from "react";
import type { Form } from "../form/useForm";
import { jsonMistake } from "../jsonMistake";
import type { InlineHolder, PolicyDocumentKind } from "../portal/policyDocuments";
import { grouped } from "../ui/numbers";
import { FaultList, spoken } from "./FaultList";
import { formatJson } from "./formatJson";
import { LineNumbers } from "./LineNumbers";
import { offsetAt } from "./textPlace";
import { type PolicyCheck, usePolicyCheck } from "./usePolicyCheck";

const KINDS = {
  /** A managed policy; an inline one where a holder is named. */
  identity: "IDENTITY_POLICY",
  trust: "ROLE_TRUST_POLICY",
  delegation: "ORGANIZATION_RESOURCE_POLICY",
} as const satisfies Record<string, PolicyDocumentKind>;

interface PolicyEditorProps<Values extends { content: string }> {
  form: Form<Values>;
  kind: keyof typeof KINDS | PolicyType;
  holder?: InlineHolder;
}

/** A policy document, and what its API would say of it, while it is typed. */
export function PolicyEditor<Values extends { content: string }>({
  form,
  kind,
  holder,
}: PolicyEditorProps<Values>) {
  const { content } = form.values;
  const wanted = kind in KINDS ? KINDS[kind as keyof typeof KINDS] : (kind as PolicyType);
  const check = usePolicyCheck(wanted, content, holder);
  const frame = useRef<HTMLDivElement>(null);
  const lines = useRef<HTMLDivElement>(null);
  const id = useId();
  const textarea = () => frame.current!.querySelector("textarea")!;
  const keepLinesBeside = () => {
    lines.current!.scrollTop = textarea().scrollTop;
  };
  const lineCount = content.split("\n").length;
  useLayoutEffect(keepLinesBeside, [lineCount]);

  const goTo = (line: number, column: number) => {
    const field = textarea();
    const offset = offsetAt(content, line, column);
    field.setSelectionRange(offset, offset);
    field.focus();
    const lineHeight = Number.parseFloat(getComputedStyle(field).lineHeight);
    field.scrollTop = (line - 1) * lineHeight - field.clientHeight / 2;
  };
  const faultyLines = check.faults.map(({ line }) => line).join();
  const faulty = useMemo(() => new Set(faultyLines.split(",").map(Number)), [faultyLines]);
  const format = () => {
    const mistake = jsonMistake(content);
    if (mistake === undefined) form.set("content", formatJson(content) as Values["content"]);
    else goTo(mistake.line, mistake.column);
  };

  return (
    <div className="gw-code" data-field="content" data-mistake={form.errors.content && ""}>
      <FormField
        label="Document"
        errorText={check.faults.length === 0 ? form.errors.content : undefined}
        stretch
      >
        <div className="gw-editor" ref={frame}>
          <Textarea
            name="content"
            value={content}
            onChange={({ detail }) => form.set("content", detail.value as Values["content"])}
            rows={18}
            resize="vertical"
            spellcheck={false}
            autoComplete="off"
            ariaRequired
            invalid={check.faults.length > 0 || form.errors.content !== undefined}
            ariaDescribedby={`${id}-size ${id}-faults`}
            nativeTextareaAttributes={{ wrap: "off", onScroll: keepLinesBeside }}
          />
          <LineNumbers ref={lines} count={lineCount} faulty={faulty} />
        </div>
      </FormField>
      <div className="gw-editor-foot">
        <span id={`${id}-size`} className="gw-quiet-text">
          {sizeWords(wanted, holder, check)}
        </span>
        <Button formAction="none" onClick={format}>
          Format
        </Button>
      </div>
      <FaultList id={`${id}-faults`} faults={check.faults} goTo={goTo} />
      <LiveRegion hidden tagName="span">
        {check.size !== undefined && spokenWords(check)}
      </LiveRegion>
    </div>
  );
}

function sizeWords(kind: PolicyDocumentKind, holder: InlineHolder | undefined, check: PolicyCheck) {
  if (check.failure !== undefined) return `It could not be checked: ${check.failure}`;
  if (check.size === undefined) return "JSON.";
  const size = `${grouped(check.size.now)} of ${grouped(check.size.max)}`;
  if (holder !== undefined) return `JSON; ${size} characters with the other inline policies, without spaces.`;
  if (kind === "IDENTITY_POLICY" || kind === "ROLE_TRUST_POLICY") {
    return `JSON; ${size} characters, without spaces.`;
  }
  return kind === "ORGANIZATION_RESOURCE_POLICY" ? `JSON; ${size} characters.` : `JSON; ${size} bytes.`;
}

function spokenWords({ settled }: PolicyCheck): string {
  return settled.length === 0 ? "Nothing is wrong with the document." : settled.map(spoken).join(" ");
}
