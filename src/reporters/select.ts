// Which findings are shown when there are more than anybody asked to see.

import { type Finding, type Report, SEVERITIES, type Severity, type Suppressed } from '../model/finding.ts';
import { grouped } from '../model/grouped.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { Alike } from './alike.ts';
import { amount } from './place.ts';

export interface Selection {
  /** In the order of the report. */
  readonly shown: readonly Finding[];
  readonly hidden: readonly Finding[];
}

/** What somebody has to look at: not what the config or the baseline holds back. */
export function standing(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ suppressed }) => suppressed === undefined);
}

/** The `most` gravest findings; what blocks a clean verdict comes first, whatever its severity. */
export function selectFindings(findings: readonly Finding[], most: number): Selection {
  if (findings.length <= most) return { shown: findings, hidden: [] };
  const chosen = new Set(byGravity(findings).slice(0, most));
  return {
    shown: findings.filter((finding) => chosen.has(finding)),
    hidden: findings.filter((finding) => !chosen.has(finding)),
  };
}

/** The same for findings that are shown as one. */
export function selectAlike(
  all: readonly Alike[],
  most: number,
): { readonly shown: readonly Alike[]; readonly hidden: readonly Alike[] } {
  const chosen = new Set(
    selectFindings(
      all.map(({ finding }) => finding),
      most,
    ).shown,
  );
  return {
    shown: all.filter(({ finding }) => chosen.has(finding)),
    hidden: all.filter(({ finding }) => !chosen.has(finding)),
  };
}

/** The gravest first; the order of the report among those of a kind. */
export function byGravity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => gravity(a) - gravity(b));
}

function gravity(finding: Finding): number {
  return finding.blocking ? -1 : SEVERITIES.indexOf(finding.severity);
}

const PLURALS: Readonly<Record<Severity, readonly [one: string, many: string]>> = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['info', 'infos'],
};

/** `4 errors, 1 warning`; severities without a finding are left out, `no findings` when all are. */
export function countWords(counts: Readonly<Record<Severity, number>>): string {
  const words = SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) =>
    amount(counts[severity], ...PLURALS[severity]),
  );
  return words.length === 0 ? 'no findings' : words.join(', ');
}

/** `3 suppressed (2 by the config, 1 by the baseline)`; `1 suppressed by the config`. */
export function suppressedWords({ findings, summary }: Pick<Report, 'findings' | 'summary'>): string {
  const by = (who: Suppressed['by']) => findings.filter(({ suppressed }) => suppressed?.by === who).length;
  const who = (['config', 'baseline'] as const).filter((one) => by(one) > 0);
  const words = `${grouped(summary.suppressed)} suppressed`;
  if (who.length < 2) return who[0] ? `${words} by the ${who[0]}` : words;
  return `${words} (${who.map((one) => `${grouped(by(one))} by the ${one}`).join(', ')})`;
}

/** Where to look for findings that a code host has no room for, if the log shows them all. */
export function seeLog({ findings }: Report, { maxFindings }: Pick<ReportContext, 'maxFindings'>): string {
  return standing(findings).length <= maxFindings ? 'the log has them all' : 'raise --max-findings';
}

/** Says what was left out, and how to see it. */
export function hiddenWords(hidden: readonly Finding[], rest = 'raise --max-findings'): string {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of hidden) counts[finding.severity]++;
  return `${amount(hidden.length, 'more finding')} not shown (${countWords(counts)}): ${rest}`;
}
