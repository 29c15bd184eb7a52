import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { BASE } from "./browser.js";

/** The administrator of examples/seed.yaml. */
const ADMINISTRATOR = {
  AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
  AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};

/** AWS's own command line with these credentials. What is refused throws, with the words of it. */
export const awsWith =
  (credentials) =>
  async (...words) => {
    const { stdout } = await promisify(execFile)(
      "aws",
      [...words, "--endpoint-url", BASE, "--output", "json"],
      {
        env: {
          ...process.env,
          ...credentials,
          AWS_REGION: "us-east-1",
          AWS_DEFAULT_REGION: "us-east-1",
          AWS_CONFIG_FILE: "/dev/null",
        },
      },
    );
    return stdout === "" ? undefined : JSON.parse(stdout);
  };

export const aws = awsWith(ADMINISTRATOR);
