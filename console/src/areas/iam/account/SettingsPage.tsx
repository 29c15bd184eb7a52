import { ListAccountAliasesCommand } from "@aws-sdk/client-iam";
import { useState } from "react";
import { PageFrame } from "../../../shared/ui/PageFrame";
import { useLive } from "../../../shared/useLive";
import { ABOVE, client } from "../reads";
import { AliasCard } from "./AliasCard";
import { PasswordPolicyCard } from "./PasswordPolicyCard";
import { readPasswordPolicy } from "./passwordPolicy";

/** What holds for all users of the account. */
export default function SettingsPage() {
  const [notice, setNotice] = useState<string>();
  const settings = useLive(readSettings);
  const changed = async (words: string) => {
    await settings.reload();
    setNotice(words);
  };
  return (
    <PageFrame title="Account settings" above={ABOVE} loading={settings} notice={notice}>
      <AliasCard alias={settings.data?.alias} changed={changed} />
      <PasswordPolicyCard policy={settings.data?.policy} changed={changed} />
    </PageFrame>
  );
}

async function readSettings() {
  const [aliases, policy] = await Promise.all([
    client().send(new ListAccountAliasesCommand({})),
    readPasswordPolicy(),
  ]);
  return { alias: aliases.AccountAliases?.[0], policy };
}
