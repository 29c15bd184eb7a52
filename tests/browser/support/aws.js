import { execFileSync } from "node:child_process";
import { BASE } from "./browser.js";

async function portal(operation, input) {
  const response = await fetch(`${BASE}/portal/${operation}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  return response.json();
}

const SCRIPT = [
  "import boto3, json, sys",
  "service, operation, endpoint, parameters = sys.argv[1:]",
  "client = boto3.client(service, region_name='us-east-1', endpoint_url=endpoint)",
  "print(json.dumps(getattr(client, operation)(**json.loads(parameters)), default=str))",
].join("\n");

/** A program with these credentials: Debian's boto3. What is refused throws, with the words of it. */
export function programWith(AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN) {
  const env = { ...process.env, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
  if (AWS_SESSION_TOKEN !== undefined) env.AWS_SESSION_TOKEN = AWS_SESSION_TOKEN;
  return (service, operation, parameters = {}) => {
    const words = ["-c", SCRIPT, service, operation, BASE, JSON.stringify(parameters)];
    return JSON.parse(execFileSync("/usr/bin/python3", words, { env, stdio: "pipe" }));
  };
}

/** Another program of the root user: Debian's boto3, with short-lived credentials of a session of its own. */
export async function programOf(rootEmail, password) {
  const { signInToken } = await portal("start-sign-in", { rootEmail });
  const { sessionToken } = await portal("submit-password", { signInToken, password });
  const { accessKeyId, secretAccessKey, credentialToken } = await portal("get-session-credentials", {
    sessionToken,
  });
  return programWith(accessKeyId, secretAccessKey, credentialToken);
}
