// A plan of remedies for people: what a command would change, by whose setting, and what is left to do by hand.

import type { Place, SubjectRef } from '../model/finding.ts';
import { LOCAL_KEY } from '../model/registry-keys.ts';
import type { Change, Refusal, Remedy, RemedyPlan } from '../model/remedy.ts';
import { describeChange } from '../model/remedy-words.ts';
import type { Palette } from '../model/reporter.ts';
import { clip, visible } from './escape.ts';
import { amount, placeName, some, subjectDomain, subjectName } from './place.ts';
import { INDENT, labelled, paragraph, unbroken } from './wrap.ts';

export interface RemedyContext {
  readonly palette: Palette;
  /** Columns to which text is wrapped. */
  readonly width: number;
}

/** Ends with a line break. */
export function remedyText(plan: RemedyPlan, context: RemedyContext): string {
  const blocks: string[][] = [];
  for (const [first, ...others] of alike(plan.remedies)) {
    if (!first) continue;
    blocks.push(headLines(first, others, context));
    for (const remedy of first.remedies) blocks.push(remedyLines(remedy, context));
  }
  const proposed = plan.refusals.filter(({ kind }) => kind === 'proposed');
  const byHand = plan.refusals.filter(({ kind }) => kind === 'by-hand');
  for (const [heading, refusals] of [
    ['Proposed, and not asked for (--include-proposed)', proposed],
    ['By hand', byHand],
  ] as const) {
    if (refusals.length > 0) blocks.push([context.palette.bold(heading)]);
    for (const refusal of refusals) blocks.push(refusalLines(refusal, context));
  }
  if (plan.remedies.length > 0) blocks.push(effectLines(plan, context));
  blocks.push(paragraph(countWords(plan), context.width, ''));
  return blocks.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

/** When the changes show. */
function effectLines({ remedies }: RemedyPlan, { width }: RemedyContext): string[] {
  const changes = remedies.map(({ change, target }) => ({ change, target }));
  const texts = [
    ...(changes.some(({ target }) => target.kind === 'gpo')
      ? ['Once a GPO is changed, on a client: gpupdate /force, then klist purge.']
      : []),
    ...(changes.some(({ change }) => isLocal(change))
      ? ["ksetup's settings count after a restart of the computer."]
      : []),
    ...(changes.some(({ change }) => change.kind === 'encryption-types')
      ? ['Encryption types count once all domain controllers have them; then, on a client: klist purge.']
      : []),
  ];
  return texts.flatMap((text) => paragraph(text, width, ''));
}

function isLocal(change: Change): boolean {
  return change.kind === 'key' || (change.kind === 'value' && change.key.startsWith(LOCAL_KEY));
}

/** `2 changes mend 3 findings; 1 finding is left to do by hand`. */
export function countWords({ remedies, refusals }: RemedyPlan): string {
  const mended = new Set(remedies.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint)));
  const proposed = refusals.filter(({ kind }) => kind === 'proposed').length;
  const left = refusals.length - proposed;
  const parts = [
    remedies.length === 0
      ? 'no change is made by a command'
      : `${amount(remedies.length, 'change mends', 'changes mend')} ${amount(mended.size, 'finding')}`,
    ...(proposed > 0 ? [`${amount(proposed, 'more finding', 'more findings')} with --include-proposed`] : []),
    ...(left > 0 ? [`${amount(left, 'finding is', 'findings are')} left to do by hand`] : []),
  ];
  return parts.join('; ');
}

/** All that is to be changed of one GPO, client or domain. */
interface Group {
  readonly subject: SubjectRef;
  readonly remedies: Remedy[];
}

/** Groups that change the same to the same for the same reasons: a fleet of clients is one. */
function alike(remedies: readonly Remedy[]): readonly (readonly Group[])[] {
  const groups = new Map<string, Group>();
  for (const remedy of remedies) {
    const { subject } = remedy.target;
    const key = `${subject.kind} ${subject.id}`;
    const group = groups.get(key) ?? { subject, remedies: [] };
    groups.set(key, group);
    group.remedies.push(remedy);
  }
  const same = new Map<string, Group[]>();
  for (const group of groups.values()) {
    const what = group.remedies.map(({ change, grade, findings, notes }) => [
      change,
      grade,
      findings.map(({ ruleId }) => ruleId),
      notes,
    ]);
    const key = JSON.stringify([group.subject.kind, what]);
    same.set(key, [...(same.get(key) ?? []), group]);
  }
  return [...same.values()];
}

const NAMED = 5;

function headLines(first: Group, others: readonly Group[], { palette, width }: RemedyContext): string[] {
  const heading = palette.bold(targetName(first.subject));
  if (others.length === 0) return [heading];
  const names = others.map(({ subject }) => unbroken(targetName(subject)));
  return [heading, ...paragraph(`and the same for ${some(names, NAMED)}`, width)];
}

function targetName(subject: SubjectRef): string {
  const domain = subjectDomain(subject);
  return domain === null ? subjectName(subject) : `${subjectName(subject)}, ${domain}`;
}

function remedyLines(
  { grade, change, findings, notes }: Remedy,
  { palette, width }: RemedyContext,
): string[] {
  const { what, before, after } = describeChange(change);
  const tone = grade === 'safe' ? palette.pass : palette.warning;
  return [
    ...paragraph(`${tone(grade)} ${unbroken(shown(what))}`, width),
    ...labelled('now', [shown(before)], width, palette),
    ...labelled('then', [shown(after)], width, palette),
    ...labelled(
      'mends',
      findings.map((finding) => `${finding.ruleId} ${place(finding)}`),
      width,
      palette,
    ),
    ...(notes.length > 0 ? labelled('note', notes.map(shown), width, palette) : []),
  ];
}

// Columns. No value that is right is as long, and the editor of policies takes 1,024 characters.
const LONGEST = 2_000;

function shown(text: string): string {
  return clip(visible(text), LONGEST);
}

function place(at: Place): string {
  return unbroken(placeName(at));
}

function refusalLines({ finding, reason, byHand }: Refusal, { palette, width }: RemedyContext): string[] {
  const { ruleId, severity, subject } = finding;
  return [
    ...paragraph(`${palette[severity](severity)} ${ruleId} ${place(finding)}`, width),
    ...paragraph(`${subjectName(subject)}: ${shown(finding.message)}`, width, INDENT + INDENT),
    ...labelled('why', [shown(reason)], width, palette),
    ...(byHand.length > 0 ? labelled('instead', byHand.flatMap(lines), width, palette) : []),
  ];
}

// Steps have line breaks of their own.
function lines(steps: string): string[] {
  return steps.split('\n').map(shown);
}
