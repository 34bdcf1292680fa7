// A Registry.pol with some entries changed (MS-GPREG 2.2.1): all other bytes stay what they are.

import { asciiLower } from '../../model/realm-name.ts';
import type { NamedValue } from '../../model/remedy.ts';
import { entriesOf, type PolicyFileEntry } from './policy-entries.ts';
import { sameBytes, TYPE_NUMBERS, uint32Bytes, utf16Bytes, valueBytes } from './registry-bytes.ts';

/** One value of a policy file, as it is and as it should be; null where there is none. */
export interface PolicyEdit {
  /** Without the hive; the file may spell it in another case. */
  readonly key: string;
  readonly before: NamedValue | null;
  readonly after: NamedValue | null;
  /** Bytes [start, end) of every entry that holds `before`, or within it; none where the value is made anew. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** The new file, and of each edit why it was not made, null where it was; or a sentence that says why there is no file. */
export type PatchedPolicyFile =
  | { readonly bytes: Uint8Array; readonly refused: readonly (string | null)[]; readonly problem: null }
  | { readonly bytes: null; readonly problem: string };

/**
 * The file with the edits made. The last place of a value gets the new entry, since the last one counts; its other places go.
 * A value that has no place is appended. An edit is made only where every place is that of an entry that holds what it
 * expects, and no other entry of the new file would have the same name; the others are made without it.
 */
export function patchPolicyFile(bytes: Uint8Array, given: readonly PolicyEdit[]): PatchedPolicyFile {
  const { entries, problem } = entriesOf(bytes);
  if (problem !== null) return { bytes: null, problem };
  const edits = given.map((edit) => ({
    ...edit,
    places: edit.places.map((place) => around(place, entries)),
  }));
  const byStart = new Map(entries.map((entry) => [entry.start, entry]));
  const refused = edits.map((edit) => editProblem(edit) ?? placesProblem(edit, byStart, bytes));
  // An entry that stays, since its edit was refused, may stand in the way of another.
  for (let before = -1; before !== count(refused); ) {
    before = count(refused);
    refuse(edits, entries, refused);
  }
  const made = edits.filter((_, index) => refused[index] === null);
  return { bytes: withEdits(bytes, entries, made), refused, problem: null };
}

function count(refused: readonly (string | null)[]): number {
  return refused.filter((problem) => problem !== null).length;
}

/** Refuses what does not go together with what is left. */
function refuse(
  edits: readonly PolicyEdit[],
  entries: readonly PolicyFileEntry[],
  refused: (string | null)[],
): void {
  const open = edits.filter((_, index) => refused[index] === null);
  const places = amounts(open.flatMap(({ places: own }) => own.map(({ start }) => start)));
  const names = amounts(open.flatMap(({ key, after }) => (after ? [nameIn(key, after.name)] : [])));
  for (const [index, edit] of edits.entries()) {
    const { key, after } = edit;
    if (refused[index] !== null) continue;
    const shared = edit.places.find(({ start }) => (places.get(start) ?? 0) > 1);
    if (shared) refused[index] = `Two changes are of the same entry, at offset ${shared.start}.`;
    else if (after && (names.get(nameIn(key, after.name)) ?? 0) > 1) {
      refused[index] = 'Two changes make a value of this name.';
    } else refused[index] = othersProblem(edit, entries, places);
  }
}

function amounts<T>(all: readonly T[]): Map<T, number> {
  const found = new Map<T, number>();
  for (const one of all) found.set(one, (found.get(one) ?? 0) + 1);
  return found;
}

function nameIn(key: string, name: string): string {
  return JSON.stringify([asciiLower(key), asciiLower(name)]);
}

function withEdits(
  bytes: Uint8Array,
  entries: readonly PolicyFileEntry[],
  edits: readonly PolicyEdit[],
): Uint8Array {
  const pieces = new Map<number, Uint8Array>();
  const appended: Uint8Array[] = [];
  const keys = new Map(entries.map(({ start, key }) => [start, key]));
  for (const { key, after, places } of edits) {
    for (const { start } of places) pieces.set(start, new Uint8Array(0));
    const last = places.at(-1);
    if (!after) continue;
    if (last) pieces.set(last.start, policyEntry(keys.get(last.start) ?? key, after));
    else appended.push(policyEntry(key, after));
  }
  return assembled(bytes, entries, pieces, appended);
}

/** The entry in which a place lies; the place itself where there is none. */
function around(place: PolicyEdit['places'][number], entries: readonly PolicyFileEntry[]) {
  const entry = entries.find(({ start, end }) => start <= place.start && place.end <= end);
  return entry ? { start: entry.start, end: entry.end } : place;
}

/** One entry: the key without its hive, name, type and data. Key and name must hold no NUL, see `nameProblem`. */
export function policyEntry(key: string, { name, value }: NamedValue): Uint8Array {
  const data = valueBytes(value);
  const separator = utf16Bytes(';');
  return joined([
    utf16Bytes(`[${key}\0;${name}\0;`),
    uint32Bytes(TYPE_NUMBERS[value.type]),
    separator,
    uint32Bytes(data.length),
    separator,
    data,
    utf16Bytes(']'),
  ]);
}

/** Why a policy file cannot hold a value of this name; null where it can. */
export function nameProblem(name: string): string | null {
  if (name.includes('\0')) return 'A name that holds a NUL cannot be written: it would end there.';
  if (name.startsWith('**'))
    return 'A name that begins with ** is a directive in a policy file, and no name.';
  return null;
}

function editProblem({ key, before, after, places }: PolicyEdit): string | null {
  if (key.includes('\0')) return 'A key that holds a NUL cannot be written: it would end there.';
  if ((before === null) !== (places.length === 0)) {
    return before === null
      ? 'A value that is made anew has no place.'
      : 'The place of the value is not known.';
  }
  return after && nameProblem(after.name);
}

function placesProblem(
  edit: PolicyEdit,
  byStart: ReadonlyMap<number, PolicyFileEntry>,
  bytes: Uint8Array,
): string | null {
  for (const place of edit.places) {
    const problem = placeProblem(edit, place, byStart.get(place.start), bytes);
    if (problem !== null) return problem;
  }
  return null;
}

function placeProblem(
  { key, before }: PolicyEdit,
  place: PolicyEdit['places'][number],
  entry: PolicyFileEntry | undefined,
  bytes: Uint8Array,
): string | null {
  if (!entry || entry.end !== place.end || before === null) return noEntry(place);
  const where = `The entry at offset ${place.start}`;
  if (asciiLower(entry.key) !== asciiLower(key)) return `${where} stands under another key.`;
  if (entry.name !== before.name) return `${where} has another name.`;
  if (entry.type !== TYPE_NUMBERS[before.value.type]) return `${where} has another type.`;
  const data = bytes.subarray(entry.data.start, entry.data.end);
  return holds(data, before) ? null : `${where} has other data.`;
}

// A text is the same with and without the NUL that should end it.
function holds(data: Uint8Array, { value }: NamedValue): boolean {
  const expected = valueBytes(value);
  if (sameBytes(data, expected)) return true;
  if (value.type === 'REG_DWORD') return false;
  const bare = expected.subarray(0, expected.length - 2);
  if (sameBytes(data, bare)) return true;
  return value.type === 'REG_MULTI_SZ' && sameBytes(data, bare.subarray(0, Math.max(0, bare.length - 2)));
}

function noEntry({ start, end }: { readonly start: number; readonly end: number }): string {
  return `At offset ${start} stands no entry that ends at ${end}.`;
}

/** Registry names have no case: a second entry of the same name would overrule the change, or be overruled by it. */
function othersProblem(
  { key, before, after }: PolicyEdit,
  entries: readonly PolicyFileEntry[],
  changed: ReadonlyMap<number, unknown>,
): string | null {
  const names = [before, after].flatMap((value) => (value ? [asciiLower(value.name)] : []));
  const other = entries.find(
    (entry) =>
      !changed.has(entry.start) &&
      names.includes(asciiLower(entry.name)) &&
      asciiLower(entry.key) === asciiLower(key),
  );
  return other ? `At offset ${other.start} stands another entry of the same name.` : null;
}

function assembled(
  bytes: Uint8Array,
  entries: readonly PolicyFileEntry[],
  pieces: ReadonlyMap<number, Uint8Array>,
  appended: readonly Uint8Array[],
): Uint8Array {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { start, end } of entries) {
    const piece = pieces.get(start);
    if (!piece) continue;
    parts.push(bytes.subarray(at, start), piece);
    at = end;
  }
  return joined([...parts, bytes.subarray(at), ...appended]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
