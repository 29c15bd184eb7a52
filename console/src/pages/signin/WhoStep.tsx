import Link from "@cloudscape-design/components/link";
import Tiles from "@cloudscape-design/components/tiles";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { TextField } from "../../shared/form/fields";
import { all, matches, needed } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import { type SignInOutput, startRootSignIn, startUserSignIn } from "../../shared/portal/signIn";
import type { Who } from "./flow";
import { SignInForm } from "./SignInForm";

const account = all(
  needed("An account"),
  matches(
    /^(\d{4}-?\d{4}-?\d{4}|[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)$/,
    "Twelve digits, or the alias of the account.",
  ),
);

const KINDS = [
  {
    value: "root",
    label: "Root user",
    description: "The owner of the account, for the few tasks that need it.",
  },
  { value: "user", label: "IAM user", description: "A user of the account, for daily work." },
];

interface WhoStepProps {
  started: (who: Who, output: SignInOutput) => void;
}

export function WhoStep({ started }: WhoStepProps) {
  const [parameters] = useSearchParams();
  const [kind, setKind] = useState(parameters.has("account") ? "user" : "root");
  const form = useForm(
    {
      email: parameters.get("root") ?? "",
      account: parameters.get("account") ?? "",
      userName: "",
    },
    {
      email: (value) => (kind === "root" ? needed("The e-mail address")(value) : undefined),
      account: (value) => (kind === "user" ? account(value) : undefined),
      userName: (value) => (kind === "user" ? needed("The user's name")(value) : undefined),
    },
  );
  const start = async (values: { email: string; account: string; userName: string }) => {
    if (kind === "root") {
      const rootEmail = values.email.trim();
      started({ kind, name: rootEmail }, await startRootSignIn(rootEmail));
      return;
    }
    const user = {
      account: values.account.trim().replace(/^(\d{4})-(\d{4})-(\d{4})$/, "$1$2$3"),
      userName: values.userName.trim(),
    };
    started({ kind: "user", name: `${user.userName} in ${user.account}` }, await startUserSignIn(user));
  };
  return (
    <SignInForm
      title="Sign in"
      submitText="Next"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit(start)}
      footer={
        <>
          New here? <Link href="/signup">Create an account</Link>
        </>
      }
    >
      <Tiles
        ariaLabel="Who signs in"
        columns={2}
        value={kind}
        onChange={({ detail }) => setKind(detail.value)}
        items={KINDS}
      />
      {kind === "root" ? (
        <TextField
          key="email"
          form={form}
          name="email"
          label="Root user e-mail address"
          autoComplete="username"
          inputMode="email"
        />
      ) : (
        <>
          <TextField
            key="account"
            form={form}
            name="account"
            label="Account ID or alias"
            rule="Twelve digits, or the account's alias."
            autoComplete="organization"
          />
          <TextField
            key="userName"
            form={form}
            name="userName"
            label="IAM user name"
            autoComplete="username"
          />
        </>
      )}
    </SignInForm>
  );
}
