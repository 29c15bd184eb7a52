import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";

/** A command to read and to copy. */
export function Command({ text }: { text: string }) {
  return (
    <div className="gw-command">
      <code>{text}</code>
      <CopyToClipboard
        variant="icon"
        textToCopy={text}
        copyButtonAriaLabel={`Copy: ${text}`}
        copySuccessText="Copied"
        copyErrorText="It could not be copied"
      />
    </div>
  );
}
