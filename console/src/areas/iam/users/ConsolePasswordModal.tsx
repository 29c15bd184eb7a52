import { UpdateLoginProfileCommand } from "@aws-sdk/client-iam";
import StatusIndicator from "@cloudscape-design/components/status-indicator";
import { FormModal } from "../../../shared/form/FormModal";
import { useForm } from "../../../shared/form/useForm";
import { generatedPassword } from "../../../shared/iam/userPasswords";
import { ErrorBox } from "../../../shared/ui/ErrorBox";
import { useLoad } from "../../../shared/useLoad";
import { readPasswordPolicy } from "../account/passwordPolicy";
import { client } from "../reads";
import { giveConsoleAccess, letChangePassword } from "./createUser";
import PasswordChoice from "./PasswordChoice";
import { PASSWORD_START, passwordFault, type PasswordValues } from "./passwordForm";

interface ConsolePasswordModalProps {
  userName: string;
  /** The user has none yet. */
  isNew: boolean;
  given: (password: string) => Promise<void>;
  dismiss: () => void;
}

export function ConsolePasswordModal({ userName, isNew, given, dismiss }: ConsolePasswordModalProps) {
  const policy = useLoad(async () => ({ policy: await readPasswordPolicy() }));
  const held = policy.data?.policy;
  const form = useForm(PASSWORD_START, { password: (_, all) => passwordFault(held, all) });
  const give = async (values: PasswordValues) => {
    const Password = values.passwordBy === "own" ? values.password : generatedPassword(held);
    const { mustChange } = values;
    // Before the password: once that is set, nothing may come between it and its being shown.
    if (mustChange && held?.AllowUsersToChangePassword !== true) await letChangePassword(userName);
    if (isNew) {
      await giveConsoleAccess(userName, Password, mustChange);
    } else {
      const change = { UserName: userName, Password, PasswordResetRequired: mustChange };
      await client().send(new UpdateLoginProfileCommand(change));
    }
    await given(Password);
  };
  return (
    <FormModal
      title={isNew ? `Give ${userName} console access` : `Change the password of ${userName}`}
      submitText={isNew ? "Give access" : "Change the password"}
      form={form}
      onSubmit={() => form.submit(give)}
      onDismiss={dismiss}
    >
      <ErrorBox error={policy.error} />
      {policy.data === undefined ? (
        policy.busy && <StatusIndicator type="loading">Reading</StatusIndicator>
      ) : (
        <PasswordChoice form={form} policy={held} />
      )}
    </FormModal>
  );
}
