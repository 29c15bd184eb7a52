import ExpandableSection from "@cloudscape-design/components/expandable-section";
import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import SpaceBetween from "@cloudscape-design/components/space-between";

interface AuthenticatorProps {
  /** PNG in base64. */
  qrPng: string;
  /** Base32. */
  secret: string;
}

/** What an authenticator app has to be given: as a picture for its camera, and as text. */
export function Authenticator({ qrPng, secret }: AuthenticatorProps) {
  return (
    <SpaceBetween size="s">
      <p>Open an authenticator app on your phone or computer, and let it read this code.</p>
      <img
        className="gw-qr"
        src={`data:image/png;base64,${qrPng}`}
        alt="QR code with the secret key for the app"
      />
      <ExpandableSection headerText="Show the secret key">
        <CopyToClipboard
          variant="inline"
          textToCopy={secret}
          textToDisplay={secret}
          copyButtonAriaLabel="Copy the secret key"
          copySuccessText="Copied"
          copyErrorText="It could not be copied"
        />
      </ExpandableSection>
    </SpaceBetween>
  );
}
