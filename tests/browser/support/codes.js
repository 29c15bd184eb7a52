import { createHmac } from "node:crypto";
import { BASE } from "./browser.js";

/** The newest code that was mailed (to `address`) or sent to a phone, as its page shows it to the person. */
export async function newestCode(page, where, address) {
  const other = await page.context().newPage();
  await other.goto(`${BASE}/${where}`);
  if (address !== undefined) await other.getByLabel("Find a mail by its address or subject").fill(address);
  const button = other.getByRole("button", { name: /^Copy code/ }).first();
  const code = (await button.innerText()).match(/[A-Za-z0-9]+$/)[0];
  await other.close();
  return code;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP_MS = 30_000;

/** RFC 6238, as an authenticator app does it. */
export function totp(secret, at) {
  const bits = [...secret].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP_MS)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

export const nextStep = (at) => at + STEP_MS;

/** Moves the plane's clock on. Answers its present moment in milliseconds since 1970. */
export async function advance(seconds) {
  const body = JSON.stringify({ advance_seconds: seconds });
  const answer = await fetch(`${BASE}/_groundwork/clock`, { method: "POST", body });
  return Date.parse((await answer.json()).now);
}
