import { GetAccountPasswordPolicyCommand, type PasswordPolicy } from "@aws-sdk/client-iam";
import { orAbsent } from "../../../shared/errors";
import { client } from "../reads";

/** Undefined where AWS's default holds. */
export async function readPasswordPolicy(): Promise<PasswordPolicy | undefined> {
  return (await orAbsent(client().send(new GetAccountPasswordPolicyCommand({}))))?.PasswordPolicy;
}
