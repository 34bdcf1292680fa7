// Realm names: how they are joined although damaged, and how they should be spelt.

/** Blanks and invisible characters that get into names by copy and paste. */
export const INVISIBLE = /[\s\u00a0\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;

/** ASCII upper-casing alone: Kerberos realms are compared octet by octet (RFC 4120 6.1). */
export function asciiUpper(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** ASCII lower-casing alone, as DNS compares names (RFC 4343). */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The key under which all spellings of a realm meet: ASCII lower case, without blanks and invisible characters. */
export function realmKey(name: string): string {
  return asciiLower(name.replace(INVISIBLE, ''));
}
