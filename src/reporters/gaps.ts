// What of the inputs was not read.

import type { Finding, InputReport, Report } from '../model/finding.ts';

/** Whether something of an input was not read. */
export function isGap({ status }: InputReport): boolean {
  return status === 'unreadable' || status === 'partial';
}

/** What is missing of an input that is a gap. */
export function gapSentence({ message, status }: InputReport): string {
  return message ?? `It could be read ${status === 'partial' ? 'only in part' : 'not at all'}.`;
}

/** Inputs that are gaps and of which no finding says so, be it lifted: the rule that does is off. */
export function unsaidGaps({
  findings,
  inputs,
}: Pick<Report, 'findings' | 'inputs'>): readonly InputReport[] {
  const said = new Set(findings.filter(({ blocking }) => blocking).map(({ path }) => path));
  return inputs.filter((input) => isGap(input) && !said.has(input.path));
}

/** What a verdict leaves out, because the config says that it may. */
export function liftedGaps(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ blocking, suppressed }) => blocking && suppressed);
}

/** `a.pol until 2027-01-31 (from a dead disk)`, as it is: nothing escaped. */
export function liftedWords({ path, suppressed }: Finding): string {
  const until = suppressed?.until === undefined ? '' : ` until ${suppressed.until}`;
  return `${path}${until} (${suppressed?.reason ?? ''})`;
}
