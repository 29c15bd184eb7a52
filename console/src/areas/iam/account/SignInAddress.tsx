import CopyToClipboard from "@cloudscape-design/components/copy-to-clipboard";
import { signInAddress } from "../reads";

/** Of an account by its alias or ID; to be copied. */
export function SignInAddress({ account }: { account: string }) {
  const address = signInAddress(account);
  return (
    <CopyToClipboard
      variant="inline"
      textToCopy={address}
      textToDisplay={address}
      copyButtonAriaLabel="Copy the sign-in address"
      copySuccessText="Copied"
      copyErrorText="It could not be copied"
    />
  );
}
