// What a text in place of a realm's name really is: a suffix, a host, a URL, an account, an address.

import { ENTRA_REALM } from '../../src/model/azure-files.ts';
import { cloudOfHost } from '../../src/model/cloud.ts';
import type { Expectations } from '../../src/model/expectation.ts';
import { asciiLower, asciiUpper, plainCharacters } from '../../src/model/realm-name.ts';

/** Why a text names no realm, as the end of a sentence that begins with it, and the realm that it means where that is certain. */
export interface Malformed {
  readonly flaw: string;
  readonly meant: string | null;
}

const ADDRESS = /^\[?[0-9a-f]*:[0-9a-f:.]+\]?$/i;
// What the realm of Microsoft Entra ID is called, although it looks like its KDC.
const ENTRA = asciiLower(ENTRA_REALM);
const KDC = /^(?:kerberos|kdc(?:-?\d+)?)\./;

/**
 * Null for what may be the name of a realm, whatever its case (RFC 4120 6.1 allows nearly everything; this is what people write
 * there by mistake). `kdcs` are the KDCs that stand beside the name, lower case.
 */
export function malformed(
  name: string,
  kdcs: ReadonlySet<string>,
  { clouds }: Expectations,
): Malformed | null {
  const text = plainCharacters(name);
  const wrong = (flaw: string, meant: string | null = null): Malformed => ({
    flaw,
    meant: meant === null ? null : asciiUpper(meant),
  });
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return wrong('is a URL');
  if (text.includes('@'))
    return wrong('is an account or a principal', /@([\w-]+(?:\.[\w-]+)+)$/.exec(text)?.[1]);
  if (text.includes('\\')) return wrong('has a backslash, as the name of an account or a path has');
  if (text.includes('/')) return wrong('has a slash, as a principal or a path has');
  if (ADDRESS.test(text) || /^\d+(?:\.\d+)*$/.test(text)) return wrong('is a number or an address');
  const odd = /[;,|:=*?"<>]/.exec(text)?.[0];
  if (odd !== undefined) return wrong(`has ${odd} in it`);
  if (text.startsWith('.')) return wrong('begins with a dot, as a suffix of hosts does', bare(text));
  if (text.endsWith('.')) return wrong('ends with a dot', bare(text));
  if (text.includes('..')) return wrong('has an empty label');
  if (/[^ ] +[^ ]/.test(name.trim())) return wrong('has a blank in it', text);
  return hostIn(asciiLower(text), kdcs, clouds, wrong);
}

function bare(text: string): string | null {
  const name = text.replace(/^\.+|(?<!\.)\.+$/g, '');
  return name === '' || name.includes('..') ? null : name;
}

function hostIn(
  name: string,
  kdcs: ReadonlySet<string>,
  clouds: ReadonlySet<string>,
  wrong: (flaw: string, meant?: string | null) => Malformed,
): Malformed | null {
  if (name === ENTRA) return null;
  const cloud = cloudOfHost(name, clouds);
  const isKdc = KDC.test(name);
  if (cloud !== null && cloud !== name && (isKdc || name.startsWith('gateway.'))) {
    return wrong(`is the name of a ${isKdc ? 'KDC' : 'gateway'}`, cloud);
  }
  return isKdc && kdcs.has(name)
    ? wrong('is the name of its own KDC', name.slice(name.indexOf('.') + 1))
    : null;
}
