// Entries of a host map against a host: which match as they are written, and which only look as if they were meant to.

import type { HostMappingFact } from '../model/fact.ts';
import { type Located, splitLocated, trimBlanks } from '../model/located.ts';
import { asciiLower } from '../model/realm-name.ts';

/**
 * The entries of a mapping as Windows gets them: the pieces between semicolons, whatever was meant. In lists of ksetup
 * and other lists each item is one.
 */
export function writtenEntries({ value, entries }: HostMappingFact): Located[] {
  if (value === null) return entries.map(({ text }) => text);
  return splitLocated(value, /;/g)
    .map(trimBlanks)
    .filter((text) => text.value !== '');
}

/**
 * Whether an entry matches a host (lower case, without a dot at its end). Kerberos.admx: a leading dot marks a DNS suffix, and
 * a host name must not have one. So `.suffix` stands for hosts below it and not for a host of its own name; that last part
 * follows from the words and is documented nowhere. DNS names are compared without case (RFC 4343).
 */
export function matchesHost(entry: string, host: string): boolean {
  const name = asciiLower(entry);
  return name.startsWith('.') ? host.endsWith(name) : name === host;
}

/** Why an entry does not match although it looks as if it should; `damage` is what keeps it from it. */
export type Miss =
  | { readonly kind: 'no-leading-dot' }
  | { readonly kind: 'only-below' }
  | { readonly kind: 'inverted' }
  | { readonly kind: 'damaged'; readonly damage: Damage; readonly meant: string };

export type Damage = 'wildcard' | 'separator' | 'entity' | 'character' | 'address' | 'trailing-dot' | 'other';

/** An entry that does not match, and why it looks as if it should. */
export interface Missed {
  readonly text: Located;
  readonly miss: Miss;
}

/** Entries of a mapping that were probably meant for the host and do not match it. */
export function missedEntries(mapping: HostMappingFact, host: string): Missed[] {
  const missed: Missed[] = [];
  // The habit of krb5.conf: the suffix is the name, and the realm the value.
  if (/^\./.test(mapping.name.value) && matchesHost(mapping.name.value, host)) {
    missed.push({ text: mapping.name, miss: { kind: 'inverted' } });
  }
  const matching = new Set(
    writtenEntries(mapping).flatMap(({ value, at }) => (matchesHost(value, host) ? [at.start] : [])),
  );
  for (const { text, repaired } of mapping.entries) {
    if (matching.has(text.at.start)) continue;
    const miss = missOf(text.value, repaired, host, mapping);
    if (miss) missed.push({ text, miss });
  }
  return missed;
}

function missOf(
  text: string,
  repaired: readonly string[],
  host: string,
  mapping: HostMappingFact,
): Miss | null {
  const name = asciiLower(text);
  if (name === `.${host}`) return { kind: 'only-below' };
  if (/^[a-z0-9_-]/.test(name) && host.endsWith(`.${name}`)) return { kind: 'no-leading-dot' };
  for (const meant of repaired) {
    const dotted = meant.startsWith('.') ? meant : `.${meant}`;
    if (!matchesHost(meant, host) && !host.endsWith(dotted)) continue;
    return { kind: 'damaged', damage: damageOf(text, mapping), meant };
  }
  return null;
}

function damageOf(text: string, { entities }: HostMappingFact): Damage {
  if (entities.length > 0) return 'entity';
  if (/[^\x20-\x7e]/.test(text)) return 'character';
  if (/[,| ]/.test(text)) return 'separator';
  if (/[*]/.test(text)) return 'wildcard';
  if (/[/:\\]/.test(text)) return 'address';
  return text.endsWith('.') ? 'trailing-dot' : 'other';
}
