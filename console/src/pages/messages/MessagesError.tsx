import { TextField } from "../../shared/form/fields";
import { FormCard } from "../../shared/form/FormCard";
import { all, matches, needed } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { giveOperatorToken, needsOperatorToken } from "../../shared/portal/messages";
import { ErrorBox } from "../../shared/ui/ErrorBox";
import type { Loaded } from "../../shared/useLoad";

/** Why no messages are shown; on another machine than the plane's, with the way to them. */
export function MessagesError({ messages }: { messages: Loaded<unknown> }) {
  if (!needsOperatorToken(messages.error)) {
    return <ErrorBox error={messages.error} retry={() => void messages.reload()} />;
  }
  return (
    <>
      <ErrorBox error={messages.error} />
      <TokenForm reload={messages.reload} />
    </>
  );
}

function TokenForm({ reload }: { reload: () => Promise<void> }) {
  const form = useForm(
    { token: "" },
    { token: all(needed("The token"), matches(/^[!-~]+$/, "A token has no blanks.")) },
  );
  const open = async ({ token }: { token: string }) => {
    giveOperatorToken(token);
    await reload();
  };
  return (
    <FormCard
      title="The operator's token"
      description="This page keeps it until it is left or loaded again."
      submitText="Open"
      form={form}
      onSubmit={() => void form.submit(open)}
    >
      <TextField
        form={form}
        name="token"
        type="password"
        label="Token"
        rule="Of $GROUNDWORK_OPERATOR_TOKEN where the plane runs, or the file operator-token in its data."
      />
    </FormCard>
  );
}
