import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { BASE } from "./browser.js";

const EXAMPLE = new URL("../../../examples/first-foundation.yaml", import.meta.url);
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/[a-z0-9]{32}\//;

/** The example's foundation on an account that is there already. */
function foundationFor(accountId) {
  const [example] = readFileSync(EXAMPLE, "utf8").split("existing_accounts:");
  return [
    "version: 1",
    "organization_identifier: example-corp",
    "home_region: us-east-1",
    `management_account: { mode: reuse, name: management, account_id: "${accountId}" }`,
    example.slice(example.indexOf("alternate_contacts:")),
  ].join("\n");
}

/** A folder with the foundation file in it, and the environment that leads to the plane in AWS's place. */
function preparation(accountId, credentials) {
  const folder = mkdtempSync(join(tmpdir(), "groundwork-prepare-"));
  const foundation = join(folder, "foundation.yaml");
  writeFileSync(foundation, foundationFor(accountId));
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL: BASE,
    AWS_CONFIG_FILE: "/nonexistent",
    AWS_SHARED_CREDENTIALS_FILE: "/nonexistent",
    ...credentials,
  };
  return { folder, env, words: ["prepare", foundation, "--data", join(folder, "run"), "--target", "aws"] };
}

/** What `groundwork prepare --plan` says of each step, with the credentials of a session. */
export async function plannedSteps(accountId, session) {
  const { folder, env, words } = preparation(accountId, {
    AWS_ACCESS_KEY_ID: session.accessKeyId,
    AWS_SECRET_ACCESS_KEY: session.secretAccessKey,
    AWS_SESSION_TOKEN: session.credentialToken,
  });
  const run = promisify(execFile)(process.env.GROUNDWORK, [...words, "--plan", "--json"], { env });
  const { stdout } = await run.catch((ended) => ended); // a person is needed for what comes after the guide
  rmSync(folder, { recursive: true });
  return JSON.parse(stdout).sections.flatMap((section) => section.steps);
}

/**
 * `groundwork prepare --target aws --watch`, with the plane in AWS's place. Answers the page's address, the
 * run's folder and its end: the exit status.
 */
export async function watchedRun(accountId, [accessKeyId, secretAccessKey], ...more) {
  const { folder, env, words } = preparation(accountId, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  const program = spawn(process.env.GROUNDWORK, [...words, "--watch", ...more], {
    stdio: ["ignore", "pipe", "inherit"],
    env,
  });
  const ended = new Promise((resolve) => program.on("close", resolve));
  const address = await new Promise((resolve, reject) => {
    let out = "";
    program.stdout.on("data", (bytes) => {
      out += bytes;
      if (ADDRESS.test(out)) resolve(out.match(ADDRESS)[0]);
    });
    void ended.then(() => reject(new Error(`it ended without an address: ${out}`)));
  });
  const stop = (signal = "SIGINT") => program.kill(signal);
  const dispose = async () => {
    stop("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true });
  };
  return { address, ended, stop, dispose, report: join(folder, "run", "report.html") };
}
