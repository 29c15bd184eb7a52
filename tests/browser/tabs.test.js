import assert from "node:assert/strict";
import { before, test } from "node:test";
import {
  madeAccount,
  signInAgain,
  signInAsRoot,
  signInAsUser,
  signInWithoutMfa,
  chooseSignOut,
  signOut,
} from "./support/account.js";
import { programOf } from "./support/aws.js";
import { BASE, comeBack, field, fill, heading, isForEveryone, press, useBrowser } from "./support/browser.js";
import { newestCode } from "./support/codes.js";
import { begin, setPassword, verify } from "./support/sign_up.js";

const EMAIL = "root@example.com";
const PASSWORD = "Correct-Horse-9";
const CLERK_PASSWORD = "Clerk-Password-1";
const CONTACTS = "/console/account/contacts";
const browser = useBrowser();
let account;

/** A user who may do everything, so that nothing is refused that is done in the wrong name. */
before(async () => {
  await madeAccount(EMAIL, PASSWORD);
  const root = await programOf(EMAIL, PASSWORD);
  account = root("sts", "get_caller_identity").Account;
  const UserName = "clerk";
  root("iam", "create_user", { UserName });
  root("iam", "create_login_profile", { UserName, Password: CLERK_PASSWORD });
  root("iam", "attach_user_policy", { UserName, PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" });
});

async function edit(page, kind, name) {
  await press(page, `Edit: ${kind} contact`);
  await fill(page, {
    "Full name": name,
    Title: "Team",
    "E-mail address": "team@example.com",
    "Phone number": "+49 30 1234567",
  });
  await press(page, "Save");
}

async function asRoot(page) {
  await signInWithoutMfa(page, EMAIL, PASSWORD, CONTACTS);
  await page.getByRole("button", { name: "Edit: Billing contact" }).waitFor();
}

test("two tabs of one sign-up, and one that begins another", async () => {
  const page = await browser.open();
  await begin(page, "twice@example.com");
  const code = await newestCode(page, "mail");
  const other = await browser.openTab(page);
  await other.goto(`${BASE}/signup`);
  await press(other, "Go on with it");
  await verify(other);
  await field(page, "Verification code").fill(code);
  await press(page, "Verify");
  await page.getByText("This step was finished in another tab.").waitFor();
  await heading(page, "Create your password");
  await setPassword(page);
  await comeBack(other);
  await other.getByText(/^A password is set\./).waitFor();

  await begin(other, "second@example.com");
  await page.getByRole("radio", { name: "Paid" }).check();
  await press(page, "Continue");
  await page.getByText(/another sign-up has begun, for second@example\.com/).waitFor();
  await heading(page, "Verify your e-mail address");
  await verify(other);
  await setPassword(other); // nothing of the first one has come to the second
  assert.equal(await other.getByRole("radio", { checked: true }).count(), 0);
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("a sign-in that another tab takes the place of begins again, for whom it was", async () => {
  const page = await browser.open();
  await page.goto(`${BASE}/signin?root=${EMAIL}`);
  await press(page, "Next");
  await heading(page, "Root user sign in");
  const other = await browser.openTab(page);
  await other.goto(`${BASE}/signin?account=${account}`);
  await field(other, "IAM user name").fill("clerk");
  await press(other, "Next");
  await heading(other, "IAM user sign in");
  await field(page, "Password").fill(CLERK_PASSWORD); // of the other one, so that it would be taken
  await press(page, "Sign in");
  await page.getByText(/Another sign-in has begun in another tab/).waitFor();
  await heading(page, "Root user sign in");
  await field(page, "Password").fill(PASSWORD);
  await press(page, "Sign in");
  await heading(page, "Add a second factor");
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("who signs out in one tab is told so in the other, and comes back to its page", async () => {
  const page = await browser.open();
  await asRoot(page);
  const other = await browser.openTab(page);
  await other.goto(`${BASE}/console`);
  await heading(other, "Getting started");
  await signOut(other, "Root user");
  await edit(page, "Billing", "Too late");
  await page.getByText("Your session has ended").waitFor();
  assert.equal(await field(page, "Full name").inputValue(), "Too late");
  await signInAgain(page, EMAIL, PASSWORD);
  await heading(page, "Alternate contacts");
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("a page goes on for whom it was drawn, and never as somebody who signs in elsewhere", async () => {
  const page = await browser.open();
  await asRoot(page);
  const other = await browser.openTab(page);
  await asRoot(other); // the same once more, in a session of its own
  await edit(page, "Billing", "Same identity");
  await page.getByText("Billing contact: saved.").waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);

  await signInAsUser(other, "clerk", CLERK_PASSWORD, account);
  await heading(other, "Getting started");
  await edit(page, "Security", "As whom?");
  await heading(page, "Somebody else is signed in now");
  await page.getByText(/clerk of management .* has signed in/).waitFor();
  await isForEveryone(page);
  const root = await programOf(EMAIL, PASSWORD);
  assert.throws(
    () => root("account", "get_alternate_contact", { AlternateContactType: "SECURITY" }),
    /ResourceNotFoundException/,
  );
  await press(page, "Go on as clerk");
  await page.getByText("Same identity").waitFor();
  await page
    .getByRole("button", { name: /^clerk/ })
    .first()
    .waitFor();

  // The other way round, without a deed: coming back to the tab is enough.
  const third = await browser.openTab(page);
  await asRoot(third);
  await comeBack(other);
  await heading(other, "Somebody else is signed in now");
  await chooseSignOut(page, "clerk");
  await heading(page, "Somebody else is signed in now");
  await third.reload();
  await heading(third, "Alternate contacts");
  assert.deepEqual([...page.faults, ...other.faults, ...third.faults], []);
});
