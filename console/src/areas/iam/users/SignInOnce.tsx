import { SecretOnce } from "../../../shared/ui/SecretOnce";

interface SignInOnceProps {
  address: string;
  userName: string;
  password: string;
  onDismiss: () => void;
}

/** What a person needs to sign in, to be handed over. */
export function SignInOnce({ address, userName, password, onDismiss }: SignInOnceProps) {
  return (
    <SecretOnce
      title={`${userName} can sign in`}
      values={[
        { label: "User name", value: userName },
        { label: "Password", value: password, secret: true },
        { label: "Console sign-in URL", value: address },
      ]}
      fileName={`${userName}_credentials.csv`}
      onDismiss={onDismiss}
    />
  );
}
