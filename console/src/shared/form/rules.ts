/** Why a text cannot be taken, in words for its field; undefined where it can. */
export type TextRule = (value: string) => string | undefined;

/** The first objection of several rules. */
export const all =
  (...rules: TextRule[]): TextRule =>
  (value) => {
    for (const rule of rules) {
      const message = rule(value);
      if (message !== undefined) return message;
    }
    return undefined;
  };

export const needed =
  (what: string): TextRule =>
  (value) =>
    value.trim() === "" ? `${what} is needed.` : undefined;

export const atMost =
  (length: number): TextRule =>
  (value) =>
    value.length > length ? `It has ${value.length} characters; at most ${length} are allowed.` : undefined;

export const matches =
  (pattern: RegExp, message: string): TextRule =>
  (value) =>
    value !== "" && !pattern.test(value) ? message : undefined;

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateAccount.html, `Email` */
export const emailAddress: TextRule = all(
  needed("An e-mail address"),
  (value) => (value.length < 6 || value.length > 64 ? "An address has 6 to 64 characters." : undefined),
  matches(
    /^[^\s"'()<>[\]:;,\\|%&@.][^\s"'()<>[\]:;,\\|%&@]*@[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z0-9-]*[A-Za-z0-9]$/,
    "An address looks like name@example.com.",
  ),
);

/** https://docs.aws.amazon.com/accounts/latest/reference/API_PutAccountName.html */
export const accountName: TextRule = all(
  needed("A name"),
  atMost(50),
  matches(/^[ -;=?-~]+$/, "Letters, digits, spaces and signs of ASCII, without < and >."),
);

/** https://docs.aws.amazon.com/accounts/latest/reference/API_AcceptPrimaryEmailUpdate.html, `Otp` */
export const oneTimePassword: TextRule = all(
  needed("The code"),
  matches(/^[A-Za-z0-9]{6}$/, "A code has six letters and digits."),
);

export const sixDigits: TextRule = all(needed("The code"), matches(/^\d{6}$/, "A code has six digits."));

/** https://docs.aws.amazon.com/accounts/latest/reference/API_ContactInformation.html */
export const phoneNumber: TextRule = all(
  needed("A phone number"),
  atMost(20),
  matches(/^\+[\s0-9()-]+$/, "It begins with + and the country code, as in +49 30 1234567."),
);

export interface PasswordCheck {
  text: string;
  met: boolean;
}

/** https://docs.aws.amazon.com/accounts/latest/reference/root-user-password.html */
export function rootPasswordChecks(password: string, email: string, name: string): PasswordCheck[] {
  const classes = [/[A-Z]/, /[a-z]/, /[0-9]/, /[!@#$%^&*()<>[\]{}|_+\-=]/];
  const used = classes.filter((pattern) => pattern.test(password)).length;
  const lower = password.toLowerCase();
  return [
    { text: "8 to 128 characters", met: password.length >= 8 && password.length <= 128 },
    {
      text: "three of: upper case, lower case, digits, symbols ! @ # $ % ^ & * ( ) < > [ ] { } | _ + - =",
      met: used >= 3,
    },
    {
      text: "neither the account's name nor its e-mail address",
      met: password !== "" && lower !== email.toLowerCase() && lower !== name.toLowerCase(),
    },
  ];
}
