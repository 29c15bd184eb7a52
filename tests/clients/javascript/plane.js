// The plane that run.py starts for each file of tests, beyond what AWS's SDK can ask of it.
import assert from "node:assert/strict";

/** examples/seed.yaml: the environment's credentials are those of the first account. */
export const MANAGEMENT = "123456789012";
export const WORKLOAD = "210987654321";
export const ofWorkload = {
  credentials: {
    accessKeyId: "AKIAWORKLOADEXAMPLE1",
    secretAccessKey: "workload/EXAMPLE/not+a+secret/0123456789",
  },
};

/** What the operator, or one of the plane's own pages, answers. */
export async function ask(path, body) {
  const init = body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  const answer = await fetch(`${process.env.AWS_ENDPOINT_URL}/${path}`, init);
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

export const advance = (seconds) => ask("_groundwork/clock", { advance_seconds: seconds });

/** Follows the link in the mail that the management account of a new organization gets. */
export async function confirmAddress(to) {
  const { messages } = await ask("portal/list-messages", { channel: "MAIL", to, limit: 50 });
  const mail = messages.find((each) => each.subject === "AWS Organizations email verification request");
  const verificationCode = mail.body.trim().split("\n").at(-1);
  await ask("portal/verify-organization-email", { verificationCode });
}
