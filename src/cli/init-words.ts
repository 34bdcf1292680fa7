// What realmlint init says when it is done: what was found, what was written, and what to type next.

import { BASELINE_NAME } from '../config/baseline.ts';
import { CONFIG_NAMES } from '../config/discover.ts';
import type { JudgedRealm, LintResult } from '../lint.ts';
import type { Severity, SubjectRef } from '../model/finding.ts';
import type { BaselineEntry } from '../model/hold.ts';
import { clip, visible } from '../reporters/escape.ts';
import { amount, some } from '../reporters/place.ts';
import { countWords } from '../reporters/select.ts';
import type { Invocation } from './arguments.ts';
import type { Io } from './io.ts';

const NAMED = 3;
const LONGEST = 60;

const KINDS: readonly (readonly [SubjectRef['kind'], string])[] = [
  ['gpo', 'GPO'],
  ['client', 'client'],
  ['domain', 'domain'],
  ['file', 'file'],
];

export interface InitContext {
  readonly invocation: Invocation;
  readonly operands: readonly string[];
  readonly io: Pick<Io, 'platform'>;
  /** The config as seen from the root of the repository. */
  readonly fromRoot: string;
  readonly isJudged: boolean;
}

/** Where there is no evidence nothing is written: what to do, in a line. */
export function nothingWords({ report }: LintResult): readonly string[] {
  const { unreadable, inputs } = report.summary;
  const next = 'run realmlint init where exports lie, or name them: realmlint init PATH';
  return inputs > 0 && unreadable === inputs
    ? [`could not read anything of this, so nothing is written; ${next}`]
    : [`nothing is written: there is nothing here to write a config for; ${next}`];
}

/** Lines; `entries` are those of the baseline, none where none is written. */
export function initWords(
  { report, judged }: LintResult,
  entries: readonly BaselineEntry[],
  context: InitContext,
): readonly string[] {
  const most = context.invocation.given.has('verbose') ? Number.POSITIVE_INFINITY : NAMED;
  const realms = judged.map(({ realm, basis }) => `${clip(visible(realm), LONGEST)}${aside(basis)}`);
  const lines = [
    realms.length === 0
      ? `found no realms${report.summary.unreadable > 0 ? ' in what could be read' : ''}`
      : `found ${amount(realms.length, 'realm')} in ${placesOf(judged)}: ${some(realms, most)}`,
    `wrote ${CONFIG_NAMES[0]}: its suggestions are comments until you decide`,
    ...rootWords(context),
  ];
  if (!context.isJudged)
    return [...lines, `next, when nothing is missing any more: ${commandOf(['baseline'], context)}`];
  if (entries.length === 0) {
    const what = report.findings.length === 0 ? 'no findings' : 'no findings but gaps';
    return [...lines, `${what}, so there is no baseline`, `next: ${commandOf([], context)}`];
  }
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const held = new Set(entries.map(({ fingerprint }) => fingerprint));
  for (const { fingerprint, severity } of report.findings) if (held.has(fingerprint)) counts[severity]++;
  return [
    ...lines,
    `wrote ${BASELINE_NAME}: it holds back ${countWords(counts)}`,
    `next: ${commandOf(['--baseline', BASELINE_NAME], context)}`,
  ];
}

// Hooks and pipelines start there, and look for a config nowhere below.
function rootWords({ fromRoot, io }: InitContext): readonly string[] {
  if (fromRoot === CONFIG_NAMES[0]) return [];
  const option = `--config ${quoted(fromRoot, io.platform)}`;
  return [`runs from the root of the repository take it only with ${option}; or run init there`];
}

function aside(basis: JudgedRealm['basis']): string {
  if (basis === null) return ' (your own)';
  if (basis === 'profile azure-files') return ' (Azure Files)';
  return basis === 'formula zscaler' ? ' (perhaps a Zscaler cloud)' : ' (Zscaler cloud)';
}

function placesOf(judged: readonly JudgedRealm[]): string {
  const subjects = new Map(
    judged.flatMap((realm) => realm.subjects.map((one) => [`${one.kind} ${one.id}`, one.kind] as const)),
  );
  const kinds = [...subjects.values()];
  return KINDS.flatMap(([kind, word]) => {
    const count = kinds.filter((one) => one === kind).length;
    return count === 0 ? [] : [amount(count, word)];
  }).join(', ');
}

/** The command line that reads the same again. */
function commandOf(words: readonly string[], { invocation, operands, io }: InitContext): string {
  const encoding = invocation.given.get('encoding')?.[0];
  const dashed = operands.some((path) => path.startsWith('-') && path !== '-');
  const all = [
    'realmlint',
    ...words,
    ...(encoding === undefined ? [] : ['--encoding', encoding]),
    ...(dashed ? ['--'] : []),
    ...operands,
  ];
  return all.map((word) => quoted(word, io.platform)).join(' ');
}

// Braces and parentheses mean something to PowerShell, blanks and wildcards to every shell.
function quoted(word: string, platform: string): string {
  if (/^[\p{L}\p{N}_./\\:@%+=,-]+$/u.test(word)) return word;
  return platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", "'\\''")}'`;
}
