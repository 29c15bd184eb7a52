import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { pretty } from "../json";

/** A document to read and to copy. */
export function JsonText({ label, text }: { label: string; text: string }) {
  const shown = pretty(text);
  return (
    <div className="gw-json">
      <CopyToClipboard
        variant="icon"
        textToCopy={shown}
        copyButtonAriaLabel={`Copy: ${label}`}
        copySuccessText="Copied"
        copyErrorText="It could not be copied"
      />
      <pre tabIndex={0} aria-label={label} role="region">
        {shown}
      </pre>
    </div>
  );
}
