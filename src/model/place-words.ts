// Places and subjects in words: the same in reports, in scripts and in files.

import type { Place, SubjectRef } from './finding.ts';
import { asciiLower } from './realm-name.ts';

/** What makes a text of an input harmless where it is to stand. */
export type Spell = (text: string) => string;

/** `path:line:col`, `path @0x1A4` in a binary file, or the path alone. */
export function placeWords(place: Place, spell: Spell): string {
  const { region, byteOffset } = place;
  const path = spell(place.path);
  if (region) return `${path}:${region.startLine}:${region.startColumn}`;
  return byteOffset === undefined ? path : `${path} @0x${byteOffset.toString(16).toUpperCase()}`;
}

/** `GPO "CORP Zscaler Kerberos"`, `client WS-0417`; with the id where the name alone may mean several. */
export function subjectWords({ kind, id, name }: SubjectRef, spell: Spell): string {
  const called = spell(name === '' ? id : name);
  if (kind === 'gpo') return `GPO "${called}"`;
  const same = asciiLower(name) === asciiLower(id);
  return kind === 'client' && !same ? `client ${called} (${spell(id)})` : `${kind} ${called}`;
}
