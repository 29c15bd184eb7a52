import Link from "@cloudscape-design/components/link";
import Tiles from "@cloudscape-design/components/tiles";
import { useState } from "react";
import { useSearchParams } from "react-router-dom";
import { TextField } from "../../shared/form/fields";
import { all, matches, needed } from "../../shared/form/rules";
import { useForm } from "../../shared/form/useForm";
import type { SignInName } from "../../shared/portal/signIn";
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

interface WhoValues {
  email: string;
  account: string;
  userName: string;
}

const nameOf = (kind: string, { email, account, userName }: WhoValues): SignInName =>
  kind === "root"
    ? { rootEmail: email.trim() }
    : {
        account: account.trim().replace(/^(\d{4})-(\d{4})-(\d{4})$/, "$1$2$3"),
        userName: userName.trim(),
      };

interface WhoStepProps {
  /** What was typed before, where somebody comes back to this page. */
  typed?: SignInName;
  begin: (name: SignInName) => Promise<void>;
}

export function WhoStep({ typed, begin }: WhoStepProps) {
  const [parameters] = useSearchParams();
  const start: WhoValues = {
    email: parameters.get("root") ?? "",
    account: parameters.get("account") ?? "",
    userName: "",
  };
  if (typed !== undefined) {
    if ("rootEmail" in typed) start.email = typed.rootEmail;
    else Object.assign(start, typed);
  }
  const ofUser = typed === undefined ? parameters.has("account") : "userName" in typed;
  const [kind, setKind] = useState(ofUser ? "user" : "root");
  const form = useForm(start, {
    email: (value) => (kind === "root" ? needed("The e-mail address")(value) : undefined),
    account: (value) => (kind === "user" ? account(value) : undefined),
    userName: (value) => (kind === "user" ? needed("The user's name")(value) : undefined),
  });
  return (
    <SignInForm
      title="Sign in"
      submitText="Next"
      busy={form.busy}
      error={form.error}
      onSubmit={() => void form.submit((values) => begin(nameOf(kind, values)))}
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
