/**
 * WebAuthn as JSON text, as the portal speaks it:
 * https://www.w3.org/TR/webauthn-3/#sctn-parseCreationOptionsFromJSON. Written out here because browsers of
 * today do not all have the functions that do it.
 */

function bytesOf(base64url: string): ArrayBuffer {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer;
}

function base64url(bytes: ArrayBuffer | null): string | undefined {
  if (bytes === null) return undefined;
  const text = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

interface DescriptorJson {
  id: string;
  type: PublicKeyCredentialType;
  transports?: AuthenticatorTransport[];
}

const descriptors = (json: DescriptorJson[] | undefined) =>
  json?.map((descriptor) => ({ ...descriptor, id: bytesOf(descriptor.id) }));

/** A portal may wrap the options in `publicKey`, as `navigator.credentials` takes them. */
// JSON of the WebAuthn standard; the browser checks its members.
function parsed(options: string): any {
  const json = JSON.parse(options);
  return json.publicKey ?? json;
}

export const passkeysWork = (): boolean => typeof window.PublicKeyCredential === "function";

/** Asks the browser for a new passkey. Throws what the browser refuses with. */
export async function createPasskey(options: string): Promise<string> {
  const json = parsed(options);
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...json,
    challenge: bytesOf(json.challenge),
    user: { ...json.user, id: bytesOf(json.user.id) },
    excludeCredentials: descriptors(json.excludeCredentials),
  };
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return JSON.stringify({
    ...frameOf(credential),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      attestationObject: base64url(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  });
}

/** Asks the browser to sign with a passkey that is known. */
export async function signWithPasskey(options: string): Promise<string> {
  const json = parsed(options);
  const publicKey: PublicKeyCredentialRequestOptions = {
    ...json,
    challenge: bytesOf(json.challenge),
    allowCredentials: descriptors(json.allowCredentials),
  };
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return JSON.stringify({
    ...frameOf(credential),
    response: {
      clientDataJSON: base64url(response.clientDataJSON),
      authenticatorData: base64url(response.authenticatorData),
      signature: base64url(response.signature),
      userHandle: base64url(response.userHandle),
    },
  });
}

function frameOf(credential: PublicKeyCredential) {
  return {
    id: credential.id,
    rawId: base64url(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

/** What the browser's refusals mean to a person. */
export function passkeyRefusal(error: unknown): string | undefined {
  if (!(error instanceof DOMException)) return undefined;
  switch (error.name) {
    case "NotAllowedError":
      return "The passkey was not used: it was cancelled, or took too long.";
    case "InvalidStateError":
      return "This passkey is registered already.";
    case "SecurityError":
      return "Browsers use passkeys only with https and on localhost. Open this page as http://localhost.";
    default:
      return error.message;
  }
}
