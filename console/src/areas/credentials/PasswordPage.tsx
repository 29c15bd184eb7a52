import { ChangePasswordCommand, IAMClient } from "@aws-sdk/client-iam";
import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import Header from "@cloudscape-design/components/header";
import SpaceBetween from "@cloudscape-design/components/space-between";
import { useState } from "react";
import { clientOf } from "../../shared/aws/clients";
import { FormCard } from "../../shared/form/FormCard";
import { PasswordField } from "../../shared/form/PasswordField";
import { needed } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { useSession } from "../../shared/session";
import { PageFrame } from "../../shared/ui/PageFrame";
import { ABOVE } from "./above";

export default function PasswordPage() {
  const session = useSession();
  const [notice, setNotice] = useState<string>();
  return (
    <PageFrame title="Password" above={ABOVE} notice={notice}>
      {session.isRoot ? (
        <RootPassword />
      ) : (
        <UserPassword changed={() => setNotice("Your password is changed.")} />
      )}
    </PageFrame>
  );
}

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html */
function UserPassword({ changed }: { changed: () => void }) {
  const empty = { oldPassword: "", newPassword: "", again: "" };
  const form = useForm(empty, {
    oldPassword: needed("The present password"),
    newPassword: needed("A new password"),
    again: (value, all) => (value === all.newPassword ? undefined : "The two passwords differ."),
  });
  const save = async (values: typeof empty) => {
    const { oldPassword: OldPassword, newPassword: NewPassword } = values;
    await clientOf(IAMClient).send(new ChangePasswordCommand({ OldPassword, NewPassword }));
    form.reset(empty);
    changed();
  };
  return (
    <FormCard
      title="Change your password"
      description="The account's password policy says what it needs."
      submitText="Change password"
      form={form}
      onSubmit={() => void form.submit(save)}
    >
      <PasswordField
        form={form}
        name="oldPassword"
        label="Present password"
        autoComplete="current-password"
      />
      <PasswordField form={form} name="newPassword" label="New password" autoComplete="new-password" />
      <PasswordField form={form} name="again" label="New password, again" autoComplete="new-password" />
    </FormCard>
  );
}

function RootPassword() {
  return (
    <Container header={<Header variant="h2">The root user's password</Header>}>
      <SpaceBetween size="m">
        <span>
          It is set anew with a code that is mailed to the root user's address. That ends the root user's
          sessions, this one too.
        </span>
        <Button href="/signin/forgotten">Set a new password</Button>
      </SpaceBetween>
    </Container>
  );
}
