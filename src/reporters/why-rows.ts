// The rows of an answer below its verdict: what was beaten, the KDC, the trust, tickets, findings, what is not known.

import type { ReportContext } from '../model/reporter.ts';
import type { HolderAnswer, WhyLoser, WhyTrust } from '../model/why.ts';
import { clip, visible, visibleValue } from './escape.ts';
import { GUIDE, placeName } from './place.ts';
import { labelled, unbroken } from './wrap.ts';

type Context = Pick<ReportContext, 'palette' | 'width' | 'verbose'>;

const SHOWN = 3;

function row(label: string, paragraphs: readonly string[], { width, palette }: Context): string[] {
  return paragraphs.length === 0 ? [] : labelled(label, paragraphs, width, palette);
}

function explain(rules: readonly string[]): string {
  return rules.length === 0 ? '' : ` realmlint explain ${rules[0]}`;
}

/** Entries that did not decide, and those that only look as if they matched. */
export function loserRows({ beaten, missed }: HolderAnswer, context: Context): string[] {
  return [
    ...row('beaten', losers(beaten, context), context),
    ...row('no match', losers(missed, context), context),
  ];
}

function losers(all: readonly WhyLoser[], { verbose, width }: Context): string[] {
  const shown = verbose ? all : all.slice(0, SHOWN);
  const lines = shown.flatMap((loser) => [
    `${unbroken(clip(visibleValue(loser.entry), width))} (realm ${visibleValue(loser.realm)}) ${visible(loser.words)}.${explain(loser.rules)}`,
    unbroken(placeName(loser.place)),
  ]);
  if (shown.length < all.length) lines.push(`and ${all.length - shown.length} more (--verbose shows all)`);
  return lines;
}

export function kdcRows({ kdcs }: HolderAnswer, context: Context): string[] {
  return kdcs.flatMap(({ realm, from, hosts, words }) => {
    const lines = hosts.flatMap(({ host, source, place, rules }) => [
      `${unbroken(visibleValue(host))}${source === 'policy' ? '' : ` (${source})`}${explain(rules)}`,
      unbroken(placeName(place)),
    ]);
    if (from === 'unknown' && hosts.length === 0) lines.push('not known');
    const several = kdcs.length > 1 ? [`for ${visibleValue(realm)}:`] : [];
    return row('KDC', [...several, ...lines, ...words.map(visible)], context);
  });
}

const VERDICTS: Readonly<Record<WhyTrust['verdict'], string>> = {
  yes: 'would let the ticket through',
  no: 'would not let the ticket through',
  doubtful: 'may not let the ticket through',
  unknown: 'not known whether it lets the ticket through',
};

export function trustRows({ trusts, kdcs }: HolderAnswer, context: Context): string[] {
  if (kdcs.length === 0 || kdcs.every(({ from }) => from === 'directory')) return [];
  if (trusts.length === 0) return row('trust', [`not known: add ${GUIDE[1].shownBy}`], context);
  const lines = trusts.flatMap(({ domain, verdict, words, place, rules, realm }) => [
    `${domain === null ? 'the trust' : `that of ${visible(domain)}`} to ${visibleValue(realm)} ${VERDICTS[verdict]}.${explain(rules)}`,
    ...(place ? [unbroken(placeName(place))] : []),
    ...words.map(visible),
  ]);
  return row('trust', lines, context);
}

/** Tickets that prove something, and findings about the realm. */
export function entryRows({ tickets, findings }: HolderAnswer, context: Context): string[] {
  const seen = tickets.map(
    ({ server, realm, place }) =>
      `${visible(server)} from ${visible(realm)} was in the cache: it came.  ${unbroken(placeName(place))}`,
  );
  const shown = context.verbose ? findings : findings.slice(0, 2 * SHOWN);
  const found = shown.map(
    (finding) =>
      `${context.palette[finding.severity](finding.severity)}  ${finding.ruleId}  ${unbroken(placeName(finding))}`,
  );
  if (shown.length < findings.length)
    found.push(`and ${findings.length - shown.length} more (realmlint lint shows all)`);
  return [...row('ticket', seen, context), ...row('findings', found, context)];
}

export function openRows({ unknowns }: HolderAnswer, context: Context): string[] {
  return row(
    'not known',
    unknowns.map(({ words }) => visible(words)),
    context,
  );
}
