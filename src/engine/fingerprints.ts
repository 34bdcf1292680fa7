// Fingerprints: by which defects join, and by which a baseline knows them again whatever moved or was reworded.

import { digest } from '../model/digest.ts';
import type { Draft } from './draft.ts';

/**
 * The fingerprint of each draft; drafts that have the same are one finding. Hash of rule, subject, realm, setting and
 * normalised actual value; of the path only where nothing else tells the subject, or where the defect is the file's own.
 * It survives moved lines, other words and new backup ids. 128 bits in hexadecimal. Drafts of clients that only hold what
 * a GPO gave them have that of the GPO's.
 */
export function fingerprintsOf(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
  const prints = new Map<Draft, string>();
  const ofFiles: Draft[] = [];
  const ofGpos = new Map<string, string>();
  for (const draft of drafts) {
    if (draft.finding.perFile) {
      ofFiles.push(draft);
      continue;
    }
    const print = digest(identityOf(draft));
    prints.set(draft, print);
    const defect = JSON.stringify(defectOf(draft));
    if (draft.subject.kind === 'gpo' && !ofGpos.has(defect)) ofGpos.set(defect, print);
  }
  for (const draft of prints.keys()) {
    const fromGpo = draft.subject.kind === 'client' ? ofGpos.get(JSON.stringify(defectOf(draft))) : undefined;
    if (fromGpo !== undefined) prints.set(draft, fromGpo);
  }
  for (const [draft, print] of printsOfFiles(ofFiles)) prints.set(draft, print);
  return prints;
}

function defectOf({ rule, finding, realmKey }: Draft): string[] {
  const { variant } = finding;
  const defect = [rule.id, realmKey, finding.setting, normal(finding.actual)];
  return variant === undefined ? defect : [...defect, variant];
}

function identityOf(draft: Draft): string[] {
  const [ruleId = '', ...rest] = defectOf(draft);
  return [ruleId, draft.subject.kind, draft.subject.id, ...rest];
}

// ASCII blanks alone: NBSP and its kin are defects that must not look alike.
function normal(actual: string | null): string {
  return (actual ?? '').replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

/** What is said alike of one file is one finding; of what is said otherwise each has its number, in the order of the file. */
function* printsOfFiles(drafts: readonly Draft[]): Iterable<[Draft, string]> {
  const alike = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const key = JSON.stringify([...identityOf(draft), ...placeWithin(draft)]);
    const known = alike.get(key);
    if (known) known.push(draft);
    else alike.set(key, [draft]);
  }
  for (const same of alike.values()) {
    const numbers = new Map<string, number>();
    for (const draft of same.sort(byPlace)) {
      const said = saying(draft);
      const number = numbers.get(said) ?? numbers.size;
      numbers.set(said, number);
      const ordinal = number === 0 ? [] : [String(number)];
      yield [draft, digest([...identityOf(draft), ...placeWithin(draft), ...ordinal])];
    }
  }
}

function byPlace(a: Draft, b: Draft): number {
  const [one, other] = [a.finding.place.at, b.finding.place.at];
  return one.start - other.start || one.end - other.end || order(saying(a), saying(b));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// Offsets and line numbers within the words are no difference.
function saying({ finding }: Draft): string {
  return finding.message.replace(/(?<![\w.-])\d+(?![\w.-])/g, '#');
}

/** A file of a backup is known by its place in it, and so is what it tells: the folder gets a new name with each backup. */
function placeWithin({ owner, finding }: Draft): string[] {
  const { origin, locator } = finding.place;
  const { path, container } = origin;
  if (!owner || container === null) return [path, locator];
  return [path.slice(container.length), locator === container ? '' : locator];
}
