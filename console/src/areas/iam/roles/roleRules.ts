import { all, atMost, matches, needed, type TextRule } from "../../../shared/form/rules";
import { grouped } from "../../../shared/ui/numbers";
import { SESSION_SECONDS_LEAST, SESSION_SECONDS_MOST } from "./roles";
import type { TrustValues } from "./trust";

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const roleDescription = atMost(1000);
export const DESCRIPTION_RULE = "At most 1,000 characters.";

const LIMITS = [SESSION_SECONDS_LEAST, SESSION_SECONDS_MOST].map(grouped);
export const SESSION_RULE = `${LIMITS.join(" to ")}: 1 to 12 hours.`;

export const sessionSeconds: TextRule = (text) =>
  /^\d+$/.test(text) && Number(text) >= SESSION_SECONDS_LEAST && Number(text) <= SESSION_SECONDS_MOST
    ? undefined
    : `A whole number from ${SESSION_SECONDS_LEAST} to ${SESSION_SECONDS_MOST}.`;

const ACCOUNT_ID = all(needed("An account ID"), matches(/^\d{12}$/, "An account ID has 12 digits."));

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html, `ExternalId` */
const EXTERNAL_ID = all(
  atMost(1224),
  matches(/^[\w+=,.@:/-]{2,}$/, "2 or more letters, digits and + = , . @ : / _ - signs, without spaces."),
);

const SERVICE = all(
  needed("A service"),
  matches(/^[a-z0-9.-]+\.amazonaws\.com$/, "A service is named like ec2.amazonaws.com."),
);

/** A field that is hidden is no mistake. */
const where =
  (trusted: TrustValues["trusted"], rule: TextRule) =>
  (value: string, all: TrustValues): string | undefined =>
    all.trusted === trusted ? rule(value) : undefined;

export const TRUST_RULES = (document: TextRule) => ({
  accountId: where("other", ACCOUNT_ID),
  externalId: where("other", EXTERNAL_ID),
  service: where("service", SERVICE),
  content: where("custom", document),
});
