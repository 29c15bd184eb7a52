import { CreateLoginProfileCommand, CreateUserCommand, type PasswordPolicy } from "@aws-sdk/client-iam";
import { generatedPassword } from "../../../shared/iam/userPasswords";
import { addMember } from "../groups/members";
import { attempts, type Refused } from "../principals/attempts";
import { userPolicies } from "../principals/userPolicies";
import { client } from "../reads";

export interface NewUser {
  name: string;
  path: string;
  consoleAccess: boolean;
  passwordBy: "generated" | "own";
  password: string;
  mustChange: boolean;
  groups: string[];
}

export interface Created {
  name: string;
  /** Where console access was asked for and given. */
  password?: string;
  refused: Refused[];
}

/** With it a user may change its own password, which a password policy need not allow. */
const CHANGE_PASSWORD = "arn:aws:iam::aws:policy/IAMUserChangePassword";

/** Throws where there is no user; what is refused afterwards is told beside the user that there is. */
export async function createUser(user: NewUser, policy: PasswordPolicy | undefined): Promise<Created> {
  await client().send(new CreateUserCommand({ UserName: user.name, Path: user.path }));
  const { refused, attempt } = attempts();
  for (const group of user.groups) {
    await attempt(`Adding to the group ${group}`, () => addMember(group, user.name));
  }
  if (!user.consoleAccess) return { name: user.name, refused };
  const password = user.passwordBy === "own" ? user.password : generatedPassword(policy);
  const given = await attempt("Console access", () =>
    giveConsoleAccess(user.name, password, user.mustChange),
  );
  if (given && user.mustChange && policy?.AllowUsersToChangePassword !== true) {
    await attempt("Attaching IAMUserChangePassword", () => letChangePassword(user.name));
  }
  return { name: user.name, password: given ? password : undefined, refused };
}

export const giveConsoleAccess = (UserName: string, Password: string, PasswordResetRequired: boolean) =>
  client().send(new CreateLoginProfileCommand({ UserName, Password, PasswordResetRequired }));

export const letChangePassword = (UserName: string) => userPolicies(UserName).attach(CHANGE_PASSWORD);
