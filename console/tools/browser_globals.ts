import { webcrypto } from "node:crypto";

// What every browser has, and Node.js 18 keeps in a module.
globalThis.crypto ??= webcrypto as Crypto;
