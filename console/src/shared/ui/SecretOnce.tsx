import Alert from "@cloudscape-design/components/alert";
import Button from "@cloudscape-design/components/button";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import KeyValuePairs from "@cloudscape-design/components/key-value-pairs";
import Toggle from "@cloudscape-design/components/toggle";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { csvField } from "../csv";
import { saveFile } from "../saveFile";

export interface OnceValue {
  label: string;
  value: string;
  secret?: boolean;
}

interface SecretOnceProps {
  title: string;
  values: OnceValue[];
  onDismiss: () => void;
  /** Offers them as a file of two lines too: the labels, and the values. */
  fileName?: string;
}

/** What the plane tells once and never again: hidden from who looks over a shoulder, ready to be copied. */
export function SecretOnce({ title, values, onDismiss, fileName }: SecretOnceProps) {
  const [shown, setShown] = useState(false);
  return (
    <div role="status">
      <Alert type="success" header={title} dismissible dismissAriaLabel="Forget it" onDismiss={onDismiss}>
        <SpaceBetween size="m">
          <span>Copy it now: it is not shown again, and nobody can look it up.</span>
          <KeyValuePairs
            columns={2}
            items={values.map(({ label, value, secret }) => ({
              label,
              value: (
                <CopyToClipboard
                  variant="inline"
                  textToCopy={value}
                  textToDisplay={secret && !shown ? "••••••••••••" : value}
                  copyButtonAriaLabel={`Copy: ${label}`}
                  copySuccessText="Copied"
                  copyErrorText="It could not be copied"
                />
              ),
            }))}
          />
          <Toggle checked={shown} onChange={({ detail }) => setShown(detail.checked)}>
            Show what is hidden
          </Toggle>
          {fileName !== undefined && (
            <Button iconName="download" onClick={() => saveFile(fileName, csvOf(values))}>
              Download .csv file
            </Button>
          )}
        </SpaceBetween>
      </Alert>
    </div>
  );
}

const csvOf = (values: OnceValue[]): string =>
  [values.map(({ label }) => label), values.map(({ value }) => value)]
    .map((row) => `${row.map(csvField).join(",")}\n`)
    .join("");
