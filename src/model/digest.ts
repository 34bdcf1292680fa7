// Names for what has none: the same words give the same, in every run and on every machine.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** 128 bits of SHA-256 in hexadecimal. */
export function digest(words: readonly string[]): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(words)))).slice(0, 32);
}

/** SHA-256 of a text as a Content-Security-Policy names it, in base64. */
export function sha256Base64(text: string): string {
  return btoa(String.fromCharCode(...sha256(utf8ToBytes(text))));
}
