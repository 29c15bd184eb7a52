import { PortalError } from "./portal/client";
import { laterText } from "./ui/Time";
import { OtherIdentity } from "./portal/heldSession";

/** An error for a person: what it is about, what the plane said, and the code to look it up by. */
export interface Words {
  title: string;
  message: string;
  code?: string;
  requestId?: string;
}

interface SdkError extends Error {
  $metadata?: { httpStatusCode?: number; requestId?: string };
  /** Of organizations, account and others: which of many rules. */
  Reason?: string;
  reason?: string;
}

const TITLES: [RegExp, string][] = [
  [/^(AccessDenied|AccessDeniedException)$/, "You may not do this"],
  [
    /^(Validation|ValidationError|ValidationException|InvalidInput|InvalidInputException)$/,
    "Something is not as it must be",
  ],
  [/^(EntityAlreadyExists|EmailInUseException|Duplicate\w*)$/, "There is one already"],
  [/^(NoSuchEntity\w*|\w*NotFound\w*)$/, "It is not there"],
  [/^AWSOrganizationsNotInUseException$/, "This account is in no organization"],
  [/^LimitExceeded\w*$/, "A limit stands against it"],
  [
    /^(\w*ConstraintViolation|(Delete)?Conflict|ConcurrentModification|\w*NotEmpty|\w*InUse)(Exception)?$/,
    "Something else stands in the way",
  ],
  [/^(PasswordPolicyViolation\w*)$/, "The password is not strong enough"],
  [/^(MalformedPolicyDocument\w*)$/, "The policy cannot be read"],
  [/^(Throttling\w*|TooMany\w*)$/, "Too many in a short time"],
  [/^(OptInRequired|SubscriptionRequiredException)$/, "This account does not have it"],
  [/^PasskeyAddressException$/, "Not at this address"],
  [/^OtherIdentity$/, "Somebody else is signed in"],
  [/^TakenOver$/, "Another tab was faster"],
  [/^NotImplemented$/, "Groundwork does not have this operation yet"],
  [/^Unreachable$/, "No answer"],
];

export function wordsOf(error: unknown): Words {
  if (!(error instanceof Error)) return { title: "That went wrong", message: String(error) };
  if (error instanceof TypeError && /fetch/i.test(error.message)) {
    return { title: "No answer", message: "Groundwork does not answer. Is `groundwork up` still running?" };
  }
  const sdk = error as SdkError;
  const title = TITLES.find(([pattern]) => pattern.test(error.name))?.[1] ?? "That went wrong";
  if (error instanceof PortalError && error.retryAt !== undefined) {
    const message = `Too many attempts from your address. Try again after ${laterText(error.retryAt)}.`;
    return { title, message, code: error.name };
  }
  const reason = sdk.Reason ?? sdk.reason;
  return {
    title,
    message: error.message || "The plane gave no reason.",
    code: reason === undefined ? error.name : `${error.name} (${reason})`,
    requestId: sdk.$metadata?.requestId,
  };
}

/** Nobody is signed in, or not any more; or somebody else than this page was drawn for. */
export function isSessionEnd(error: unknown): boolean {
  return (
    error instanceof OtherIdentity ||
    (error instanceof PortalError && error.name === "SessionNotFoundException")
  );
}

/** For what need not be there: the answer, or undefined where there is none. */
export async function orAbsent<Value>(
  answer: Promise<Value>,
  ...names: string[]
): Promise<Value | undefined> {
  try {
    return await answer;
  } catch (error) {
    const absent =
      names.length > 0 ? names : ["NoSuchEntity", "NoSuchEntityException", "ResourceNotFoundException"];
    if (error instanceof Error && absent.includes(error.name)) return undefined;
    throw error;
  }
}
