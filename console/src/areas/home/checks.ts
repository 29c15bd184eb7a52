import {
  AccountClient,
  type AlternateContactType,
  GetAccountInformationCommand,
  GetAlternateContactCommand,
  GetContactInformationCommand,
} from "@aws-sdk/client-account";
import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetGroupCommand,
  GetLoginProfileCommand,
  IAMClient,
  ListAccessKeysCommand,
  ListAccountAliasesCommand,
  ListEntitiesForPolicyCommand,
  ListMFADevicesCommand,
} from "@aws-sdk/client-iam";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { DescribeSeverityLevelsCommand, SupportClient } from "@aws-sdk/client-support";
import { clientOf } from "../../shared/aws/clients";
import { orAbsent } from "../../shared/errors";

/** What a call showed: whether it is so, and the evidence in words. */
export interface Finding {
  so: boolean;
  words: string;
}

const so = (words: string): Finding => ({ so: true, words });
const open = (words: string): Finding => ({ so: false, words });

const account = () => clientOf(AccountClient);
const iam = () => clientOf(IAMClient);

// Each verifies with the calls that `groundwork prepare` verifies the same step with (docs/prepare.md).

export async function caller(): Promise<Finding> {
  const identity = await clientOf(STSClient).send(new GetCallerIdentityCommand({}));
  return so(`You act as ${identity.Arn}.`);
}

export async function active(): Promise<Finding> {
  const { AccountState } = await account().send(new GetAccountInformationCommand({}));
  return AccountState === "ACTIVE" ? so("The account is active.") : open(`The account is ${AccountState}.`);
}

export async function contactInformation(): Promise<Finding> {
  const answer = await orAbsent(account().send(new GetContactInformationCommand({})));
  const contact = answer?.ContactInformation;
  if (contact === undefined) return open("There is none.");
  return so(`${contact.CompanyName ?? contact.FullName}, ${contact.City}, ${contact.CountryCode}.`);
}

const alternateContact = (type: AlternateContactType) => async (): Promise<Finding> => {
  const command = new GetAlternateContactCommand({ AlternateContactType: type });
  const contact = (await orAbsent(account().send(command)))?.AlternateContact;
  return contact === undefined ? open("There is none.") : so(`${contact.Name}, ${contact.EmailAddress}.`);
};

export const billingContact = alternateContact("BILLING");
export const operationsContact = alternateContact("OPERATIONS");
export const securityContact = alternateContact("SECURITY");

export async function supportPlan(): Promise<Finding> {
  const command = new DescribeSeverityLevelsCommand({ language: "en" });
  const levels = await orAbsent(clientOf(SupportClient).send(command), "SubscriptionRequiredException");
  if (levels === undefined) return open("The plan has no support by AWS's engineers through the API.");
  const highest = levels.severityLevels?.at(-1)?.name ?? "";
  return so(`Cases can be opened, up to the severity “${highest}”.`);
}

async function summary(): Promise<Record<string, number>> {
  return (await iam().send(new GetAccountSummaryCommand({}))).SummaryMap ?? {};
}

export async function rootMfa(): Promise<Finding> {
  return (await summary())["AccountMFAEnabled"] === 1
    ? so("The root user has a second factor.")
    : open("The root user signs in with a password alone.");
}

export async function rootKeys(): Promise<Finding> {
  return (await summary())["AccountAccessKeysPresent"] === 0
    ? so("The root user has no access keys.")
    : open("The root user has access keys: delete them.");
}

export async function alias(): Promise<Finding> {
  const { AccountAliases = [] } = await iam().send(new ListAccountAliasesCommand({}));
  return AccountAliases.length > 0 ? so(`The alias is ${AccountAliases[0]}.`) : open("There is none.");
}

export async function passwordPolicy(): Promise<Finding> {
  const policy = (await orAbsent(iam().send(new GetAccountPasswordPolicyCommand({}))))?.PasswordPolicy;
  if (policy === undefined) return open("AWS's default holds.");
  return so(`Passwords of users have at least ${policy.MinimumPasswordLength} characters.`);
}

const ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";
/** A foundation has one, and few accounts many: enough to find one that is as it should be. */
const ADMINISTRATORS_LOOKED_AT = 5;

/** Users with the policy itself, and members of groups that have it. */
async function administrators(): Promise<string[]> {
  const command = new ListEntitiesForPolicyCommand({ PolicyArn: ADMINISTRATOR_ACCESS });
  const { PolicyUsers = [], PolicyGroups = [] } = await iam().send(command);
  const members = await Promise.all(
    PolicyGroups.map((group) => iam().send(new GetGroupCommand({ GroupName: group.GroupName }))),
  );
  const names = [
    ...PolicyUsers.map((user) => user.UserName),
    ...members.flatMap((group) => group.Users ?? []).map((user) => user.UserName),
  ];
  return [...new Set(names.filter((name) => name !== undefined))].slice(0, ADMINISTRATORS_LOOKED_AT);
}

export async function administrator(): Promise<Finding> {
  const names = await administrators();
  return names.length > 0 ? so(`${names.join(", ")}.`) : open("No user has AdministratorAccess.");
}

type UserCheck = (userName: string) => Promise<boolean>;

/** That all administrators are so, and which are not. */
async function ofAdministrators(check: UserCheck, isSo: string, isNot: string): Promise<Finding> {
  const names = await administrators();
  if (names.length === 0) return open("There is no administrator yet.");
  const answers = await Promise.all(names.map(check));
  const others = names.filter((_, index) => !answers[index]);
  return others.length === 0 ? so(isSo) : open(`${isNot}: ${others.join(", ")}.`);
}

export const administratorPassword = (): Promise<Finding> =>
  ofAdministrators(
    async (UserName) => (await orAbsent(iam().send(new GetLoginProfileCommand({ UserName })))) !== undefined,
    "Can sign in on these pages.",
    "Without a password",
  );

export const administratorKeys = (): Promise<Finding> =>
  ofAdministrators(
    async (UserName) =>
      (await iam().send(new ListAccessKeysCommand({ UserName }))).AccessKeyMetadata?.length === 0,
    "No administrator has access keys.",
    "With access keys",
  );

export const administratorMfa = (): Promise<Finding> =>
  ofAdministrators(
    async (UserName) =>
      ((await iam().send(new ListMFADevicesCommand({ UserName }))).MFADevices?.length ?? 0) > 0,
    "Every administrator has a second factor.",
    "Without a second factor",
  );
