// The comments of a script that are of no single change: what it is, what it changes, and what it does not do.

import type { Refusal, RemedyPlan, RemedyTarget } from '../../model/remedy.ts';
import type { LeftOut } from '../left-out.ts';
import { commentLines, firstSentence, placeOf, reasonsOf, subjectOf } from '../said.ts';
import { isGuid, type Written } from './changes.ts';

const MARK = '#';

/** What the script is, how it is run, how it is taken back, and whose settings it changes. */
export function headLines(
  { refusals }: RemedyPlan,
  written: readonly Written[],
  left: readonly LeftOut[],
  { version, undo }: { readonly version: string; readonly undo: boolean },
): string[] {
  const open = left.length + (undo ? 0 : refusals.length);
  const local = written.some(({ remedy }) => remedy.target.kind === 'client');
  const both = local && written.some(({ remedy }) => remedy.target.kind !== 'client');
  return [
    undo
      ? `Made by realmlint ${version}: it takes back what the script that was made with it has changed.`
      : `Made by realmlint ${version}: changes that mend what it found. Read it before you run it.`,
    '',
    'Without -Apply it changes nothing, and prints what it would do. With -Apply it makes the changes, in their order:',
    '- powershell.exe -NoProfile -File THIS-FILE.ps1',
    '- powershell.exe -NoProfile -File THIS-FILE.ps1 -Apply',
    ...(both
      ? ['With -Local it is about the computer on which it runs, without it about GPOs and trusts.']
      : []),
    'Before it changes anything it looks at every value. Unless each is what the export showed, or is right already, it stops, and nothing is changed.',
    undo
      ? 'What was changed by somebody else since then is such a case.'
      : 'To take the changes back, run the undo script that was made with it, first without -Apply. Keep both.',
    "It never touches a trust's password, direction, type or transitivity.",
    '',
    ...(written.length === 0
      ? ['It changes nothing.']
      : [
          'It changes:',
          ...subjectsOf(written),
          'These names, ids and domains come from the exports: make sure that they are yours.',
        ]),
    ...(open === 0 ? [] : [`What it does not do stands at its end (${open}).`]),
  ].flatMap((text) => commentLines(text, MARK));
}

function subjectsOf(written: readonly Written[]): string[] {
  const counts = new Map<string, number>();
  for (const { remedy } of written) {
    const name = targetName(remedy.target);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => `- ${name}: ${count === 1 ? '1 change' : `${count} changes`}`);
}

function targetName(target: RemedyTarget): string {
  const name = subjectOf(target.subject);
  if (target.kind === 'client') return `${name}, on that computer alone`;
  if (target.kind === 'domain') return `a trust of ${name}`;
  const domain = target.domain === null ? 'of the domain of whoever runs it' : `of ${target.domain}`;
  return `${name} ${isGuid(target.id) ? target.id : '(it asks for the id)'} ${domain}`;
}

/** Remedies that the script cannot make. */
export function leftLines(left: readonly LeftOut[]): string[] {
  return left.flatMap(({ remedy, reason }) => [
    '',
    ...[
      `Not done by this script: ${subjectOf(remedy.target.subject)}. ${reason}`,
      ...reasonsOf(remedy),
    ].flatMap((text) => commentLines(text, MARK)),
  ]);
}

/** Findings that no command mends, and what to do. */
export function refusalLines(refusals: readonly Refusal[]): string[] {
  return refusals.flatMap(({ finding, reason, byHand }) => [
    '',
    ...[
      `Not done by this script: ${finding.ruleId}, ${subjectOf(finding.subject)}, ${placeOf(finding)}`,
      firstSentence(finding.message),
      reason,
      ...byHand.flatMap((step, index) => `${index + 1}. ${step}`.split('\n')),
    ].flatMap((text) => commentLines(text, MARK)),
  ]);
}
