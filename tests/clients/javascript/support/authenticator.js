// A browser and an authenticator in one, with a key made by Node.js: what navigator.credentials would answer.
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

const sha256 = (bytes) => createHash("sha256").update(bytes).digest();
const base64url = (bytes) => Buffer.from(bytes).toString("base64url");

// CBOR as far as it is needed: numbers, bytes, texts and maps.
function head(major, size) {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
}
function cbor(value) {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const pairs = [...value].flatMap(([key, item]) => [cbor(key), cbor(item)]);
  return Buffer.concat([head(5, value.size), ...pairs]);
}

export class Authenticator {
  #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  #id = randomBytes(20);
  #count = 0;
  #userHandle;

  constructor(origin) {
    this.origin = origin;
  }

  create(options) {
    const asked = JSON.parse(options);
    this.#userHandle = asked.user.id;
    const { x, y } = this.#keys.publicKey.export({ format: "jwk" });
    const key = new Map([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, "base64url")],
      [-3, Buffer.from(y, "base64url")],
    ]);
    const start = this.#data(asked.rp.id, 0x45);
    const size = Buffer.from([0, this.#id.length]);
    const authData = Buffer.concat([start, Buffer.alloc(16), size, this.#id, cbor(key)]);
    const object = new Map([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]);
    const clientDataJSON = base64url(this.#clientData("webauthn.create", asked));
    return this.#answer({ clientDataJSON, attestationObject: base64url(cbor(object)), transports: ["usb"] });
  }

  get(options) {
    const asked = JSON.parse(options);
    this.#count += 1;
    const clientData = this.#clientData("webauthn.get", asked);
    const data = this.#data(asked.rpId, 0x05);
    const signature = sign("sha256", Buffer.concat([data, sha256(clientData)]), this.#keys.privateKey);
    return this.#answer({
      clientDataJSON: base64url(clientData),
      authenticatorData: base64url(data),
      signature: base64url(signature),
      userHandle: this.#userHandle,
    });
  }

  #clientData(type, { challenge }) {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }
  #data(rpId, flags) {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.#count);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
  }
  #answer(response) {
    const id = base64url(this.#id);
    return JSON.stringify({ id, rawId: id, type: "public-key", response, clientExtensionResults: {} });
  }
}
