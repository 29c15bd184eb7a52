import { BASE, field, heading, press } from "./browser.js";

/** Chromium's own authenticator in software, as one that is built into a laptop. */
export async function withAuthenticator(page) {
  const debugging = await page.context().newCDPSession(page);
  await debugging.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  await debugging.send("WebAuthn.addVirtualAuthenticator", { options });
}

/** The first second factor of whoever is signed in. */
export async function addPasskey(page, name) {
  await page.goto(`${BASE}/console/credentials/mfa/passkey`);
  await heading(page, "Add a passkey or security key");
  await field(page, "Device name").fill(name);
  await press(page, "Register");
  await page.getByText("1 of 8").waitFor();
}
