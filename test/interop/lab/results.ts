// What the lab has shown, as it is kept in results.json: by rule, what was planted and what clients of each kind got.

import { readFileSync, writeFileSync } from 'node:fs';

/** What a user of ours got, or a stranger. */
export type Outcome = 'ticket' | 'fails' | 'gets in' | 'refused';
export type Outcomes = Readonly<Record<'mit' | 'heimdal', Outcome>>;

export interface Shown {
  readonly planted: string;
  /** Of whom it is told, where it is not a user of ours. */
  readonly stranger?: string;
  /** The clients were given nothing of it: what they got shows what clients do that find nothing there, and no claim rests on it. */
  readonly leftOut?: true;
  /** What both clients got where all KDCs are MIT's. */
  readonly mit: Outcomes;
  /** The same where that of the organisation is Samba's; null where it was not tried. */
  readonly samba: Outcomes | null;
}

export interface RuleResult {
  /** What that adds up to. */
  readonly claim: 'outage' | 'exposure' | 'outage, exposure' | 'none';
  readonly shown: readonly Shown[];
}

export type Results = Readonly<Record<string, RuleResult>>;

const FILE = new URL('./results.json', import.meta.url);

export function readResults(): Results {
  return JSON.parse(readFileSync(FILE, 'utf8'));
}

/** Claims that no KDC can show: the reason of each, by rule. */
export function readOutside(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(new URL('./outside.json', import.meta.url), 'utf8'));
}

export function writeResults(results: Results): void {
  writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
}

/** What it adds up to; rows of which the clients were given nothing count for nothing. */
export function claimOf(shown: readonly Shown[]): RuleResult['claim'] {
  const all = shown
    .filter(({ leftOut }) => !leftOut)
    .flatMap(({ mit, samba }) => [mit, samba].flatMap((one) => (one ? [one.mit, one.heimdal] : [])));
  const claims = [
    ...(all.includes('fails') ? ['outage'] : []),
    ...(all.includes('gets in') ? ['exposure'] : []),
  ];
  return claims.length === 0 ? 'none' : (claims.join(', ') as RuleResult['claim']);
}
