// Remedies of one subject as a .reg file: for a test on one client, and for what policy left behind there.

import type { SubjectRef } from '../../model/finding.ts';
import { LOCAL_KEY, POLICY_KEY } from '../../model/registry-keys.ts';
import type { KeyChange, NamedValue, RegistryValue, Remedy, ValueChange } from '../../model/remedy.ts';
import type { LeftOut } from '../left-out.ts';
import { commentLines, reasonsOf, subjectOf } from '../said.ts';
import { lengthProblem } from '../too-long.ts';
import { TYPE_NUMBERS, utf16Bytes, valueBytes } from './registry-bytes.ts';

export interface RegFileOptions {
  /** Of realmlint. */
  readonly version: string;
  /** True for the file that takes back what the other one does. */
  readonly undo: boolean;
  /** Whose remedies they are. */
  readonly subject: SubjectRef;
}

export interface RegFile {
  /** CRLF, without a byte order mark; null where nothing of the remedies can be written. */
  readonly text: string | null;
  readonly left: readonly LeftOut[];
}

const ROOT = 'HKEY_LOCAL_MACHINE\\';
const HEADER = 'Windows Registry Editor Version 5.00';
// Regedit breaks hex data before the 80th column.
const COLUMNS = 80;
// Line breaks and what an editor could take for one, control characters, byte order marks, halves of pairs.
const NOT_IN_QUOTES = /[\p{Cc}\p{Zl}\p{Zp}\ufeff\ufffe\uffff]|\p{Surrogate}/u;

// Nor what a build that prints the file would obey; as bytes it is no command.
const OBEYED = /##\w*\[/;

/** The text of a version 5.00 file that makes the changes, or with `undo` takes them back. */
export function regFile(remedies: readonly Remedy[], options: RegFileOptions): RegFile {
  const left: LeftOut[] = [];
  const written: Written[] = [];
  for (const remedy of remedies) {
    const change = changeOf(remedy, options.undo);
    const reason = change ? problemOf(change) : NO_REGISTRY;
    if (change && reason === null) written.push({ remedy, change });
    else left.push({ remedy, reason: reason ?? NO_REGISTRY });
  }
  if (written.length === 0) return { text: null, left };
  const lines = [HEADER, '', ...headOf(options, effectsOf(written)), ...bodyOf(written), ''];
  return { text: lines.join('\r\n'), left };
}

/** As regedit writes it: UTF-16, low byte first, with a byte order mark. */
export function encodeRegFile(text: string): Uint8Array {
  return utf16Bytes(`\ufeff${text}`);
}

/**
 * Whether the text says the same to every importer in a file of 8 bits, which is what a redirected output is: regedit reads that in the
 * machine's code page, and importers differ in what bytes of a text mean there: to Wine those of hex(1), hex(2) and hex(7) are then
 * of the code page, too. Comments are ASCII always.
 */
export function isPlainText(text: string): boolean {
  return !/[^\r\n -~]|^(?:@|"(?:[^"\\]|\\.)*")=hex\(/m.test(text);
}

type RegistryChange = ValueChange | KeyChange;

interface Written {
  readonly remedy: Remedy;
  readonly change: RegistryChange;
}

const NO_REGISTRY = 'An attribute of a trust stands in the directory, and in no registry.';

function changeOf({ change }: Remedy, undo: boolean): RegistryChange | null {
  if (change.kind === 'encryption-types') return null;
  return undo ? ({ ...change, before: change.after, after: change.before } as RegistryChange) : change;
}

function problemOf(change: RegistryChange): string | null {
  const keys = change.kind === 'key' ? [change.parent, change.before, change.after] : [change.key];
  const values = change.kind === 'key' ? change.values : [change.before, change.after];
  const tooLong = lengthProblem(values, keys);
  if (tooLong !== null) return tooLong;
  if (keys.some((key) => NOT_IN_QUOTES.test(key))) {
    return 'A .reg file cannot name a key that holds a line break, a byte order mark or a control character.';
  }
  const names = [...keys, ...values.flatMap((value) => (value === null ? [] : [value.name]))];
  if (names.some((name) => OBEYED.test(name))) {
    return 'A .reg file is not made with a name in it that is a command to a build which prints the file.';
  }
  const unwritable = values.some((value) => value !== null && NOT_IN_QUOTES.test(value.name));
  return unwritable
    ? 'A .reg file cannot name a value whose name holds a line break, a byte order mark or a control character.'
    : null;
}

/** When it takes effect. */
function effectsOf(written: readonly Written[]): string[] {
  const isLocal = written.map(({ change }) => change.kind === 'key' || isBelow(change.key, LOCAL_KEY));
  return [
    ...(isLocal.includes(false) ? ['After the import: klist purge, so that new tickets are asked for.'] : []),
    ...(isLocal.includes(true)
      ? ['After the import restart the computer: local settings take effect then.']
      : []),
  ];
}

function isBelow(key: string, parent: string): boolean {
  return `${key}\\`.toLowerCase().startsWith(`${parent}\\`.toLowerCase());
}

function headOf({ version, undo, subject }: RegFileOptions, effects: readonly string[]): string[] {
  const says = [
    undo
      ? `Made by realmlint ${version}. It takes back every change that it lists, whoever made it: ${subjectOf(subject)}.`
      : `Made by realmlint ${version}, to mend what it found: ${subjectOf(subject)}.`,
    'It is for a test on one client, and for values that a policy left behind (a tattoo). It is not the way to mend a policy: at the ' +
      'next refresh the policy writes its own values again. Mend the GPO itself.',
    'An import does not look at what is there. Export the keys below first, and compare them with the comments:',
    `reg export "HKLM\\${POLICY_KEY}" policy-before.reg`,
    `reg export "HKLM\\${LOCAL_KEY}" local-before.reg`,
    undo
      ? 'It brings back what the export showed, also where somebody has changed the value since.'
      : 'Keep the undo file that was made with this one: it brings back what the export showed.',
    ...effects,
  ];
  return [...says.flatMap((text) => commentLines(text, ';')), ''];
}

/**
 * Keys that go, keys that come, then values key by key, deletions before all else: names have no case, and a new one may be an old one.
 * Comments stand before the header of a key, since some importers take one among values for the end of the key.
 */
function bodyOf(written: readonly Written[]): string[] {
  const lines: string[] = [];
  const keys = written.flatMap(({ remedy, change }) => (change.kind === 'key' ? [{ remedy, change }] : []));
  for (const { remedy, change } of keys) {
    const expected =
      `Expected: the key ${change.before} with nothing but the values below. Whatever else it holds, such as KpasswdNames, ` +
      'is lost.';
    lines.push(...about(remedy, expected), `[-${ROOT}${change.parent}\\${change.before}]`, '');
  }
  for (const { change } of keys) {
    lines.push(
      `[${ROOT}${change.parent}\\${change.after}]`,
      ...change.values.map(asKsetup).flatMap(setting),
      '',
    );
  }
  for (const [key, changes] of byKey(written)) {
    for (const { remedy, change } of changes) lines.push(...about(remedy, expectation(change)));
    lines.push(`[${ROOT}${key}]`);
    for (const { change } of changes) {
      if (change.before && isReplaced(change)) lines.push(`${nameOf(change.before.name)}=-`);
    }
    for (const { change } of changes) {
      if (change.after)
        lines.push(...setting(isBelow(key, LOCAL_KEY) ? asKsetup(change.after) : change.after));
    }
    lines.push('');
  }
  return lines;
}

function about(remedy: Remedy, expected: string): string[] {
  return [...reasonsOf(remedy), expected].flatMap((text) => commentLines(text, ';'));
}

function byKey(written: readonly Written[]): Map<string, { remedy: Remedy; change: ValueChange }[]> {
  const found = new Map<string, { remedy: Remedy; change: ValueChange }[]>();
  for (const { remedy, change } of written) {
    if (change.kind !== 'value') continue;
    const same = found.get(change.key);
    if (same) same.push({ remedy, change });
    else found.set(change.key, [{ remedy, change }]);
  }
  return found;
}

function isReplaced({ before, after }: ValueChange): boolean {
  return after === null || before?.name !== after.name || before.value.type !== after.value.type;
}

function expectation({ before }: ValueChange): string {
  if (!before) return 'Expected: no value of this name.';
  return `Expected: "${before.name}" ${before.value.type} ${shownData(before.value)}`;
}

const KSETUP_LISTS: ReadonlySet<string> = new Set(['KdcNames', 'KpasswdNames', 'SpnMappings']);

/** As ksetup leaves a list: with an empty text at its end, and none before. */
function asKsetup({ name, value }: NamedValue): NamedValue {
  if (value.type !== 'REG_MULTI_SZ' || !KSETUP_LISTS.has(name)) return { name, value };
  return { name, value: { ...value, items: [...value.items.filter((item) => item !== ''), ''] } };
}

function shownData(value: RegistryValue): string {
  if (value.type === 'REG_DWORD') return String(value.number);
  // An empty text at the end of a list is no entry.
  const texts = value.type === 'REG_MULTI_SZ' ? value.items.filter((item) => item !== '') : [value.text];
  return texts.map((text) => `"${text}"`).join(', ');
}

function nameOf(name: string): string {
  return name === '' ? '@' : quoted(name);
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function setting({ name, value }: NamedValue): string[] {
  const start = `${nameOf(name)}=`;
  if (value.type === 'REG_DWORD') return [`${start}dword:${value.number.toString(16).padStart(8, '0')}`];
  const plain = value.type === 'REG_SZ' && !NOT_IN_QUOTES.test(value.text) && !OBEYED.test(value.text);
  if (plain) return [start + quoted(value.text)];
  return hexLines(`${start}hex(${TYPE_NUMBERS[value.type]}):`, valueBytes(value));
}

function hexLines(start: string, bytes: Uint8Array): string[] {
  const lines: string[] = [];
  let line = start;
  for (const [index, byte] of bytes.entries()) {
    const last = index === bytes.length - 1;
    if (line.length + 4 > COLUMNS && line !== '  ') {
      lines.push(`${line}\\`);
      line = '  ';
    }
    line += byte.toString(16).padStart(2, '0') + (last ? '' : ',');
  }
  lines.push(line);
  return lines;
}
