// The rows of an answer below its verdict: what was beaten, the KDC, the trust, tickets, findings, what is not known.

import type { Place } from '../model/finding.ts';
import type { ReportContext } from '../model/reporter.ts';
import type { HolderAnswer, WhyFinding, WhyLoser, WhyTrust } from '../model/why.ts';
import { clip, shorten, visible, visibleValue } from './escape.ts';
import { GUIDE, placeName, some } from './place.ts';
import { labelled, unbroken } from './wrap.ts';

type Context = Pick<ReportContext, 'palette' | 'width' | 'verbose'>;

const SHOWN = 3;
const FINDINGS_SHOWN = 6;
const MESSAGE_LINES = 4;

function row(label: string, paragraphs: readonly string[], { width, palette }: Context): string[] {
  return paragraphs.length === 0 ? [] : labelled(label, paragraphs, width, palette);
}

function placeWords(place: Place): string {
  return unbroken(placeName(place));
}

function explain([first]: readonly string[]): string {
  return first === undefined ? '' : ` (${unbroken(`realmlint explain ${first}`)})`;
}

/** Entries that did not decide, and those that only look as if they matched. */
export function loserRows({ beaten, missed, realm }: HolderAnswer, context: Context): string[] {
  return [
    ...row('beaten', losers(beaten, realm, context), context),
    ...row('no match', losers(missed, realm, context), context),
  ];
}

// Of which realm an entry is goes without saying where it is the realm of the answer.
function losers(all: readonly WhyLoser[], realm: string | null, context: Context): string[] {
  const { verbose, width } = context;
  const shown = verbose ? all : all.slice(0, SHOWN);
  const lines = shown.flatMap((loser) => {
    const entry = unbroken(clip(visibleValue(loser.entry), width));
    const other = loser.realm === realm ? '' : ` (realm ${visibleValue(loser.realm)})`;
    return [`${entry}${other} ${visible(loser.words)}${explain(loser.rules)}.`, placeWords(loser.place)];
  });
  if (shown.length < all.length) lines.push(`and ${all.length - shown.length} more (--verbose shows all)`);
  return lines;
}

/** Where the KDC comes from, for each realm that can come out. */
export function kdcRows({ kdcs }: HolderAnswer, context: Context): string[] {
  return kdcs.flatMap(({ realm, from, hosts, words }) => {
    const lines = kdcs.length > 1 ? [`for ${visibleValue(realm)}:`] : [];
    if (from === 'unknown') lines.push('not known');
    for (const { host, source, place, rules } of hosts) {
      const by = source === 'policy' ? '' : ` (${source} setting)`;
      lines.push(unbroken(visibleValue(host)) + by + explain(rules), placeWords(place));
    }
    return row('KDC', [...lines, ...words.map(visible)], context);
  });
}

const VERDICTS: Readonly<Record<WhyTrust['verdict'], string>> = {
  yes: 'lets the ticket through, as far as its attributes tell',
  no: 'does not let the ticket through',
  doubtful: 'may not let the ticket through',
  unknown: 'may or may not let the ticket through',
};

/** Whether a trust lets the ticket through; nothing where no realm but that of a directory is asked. */
export function trustRows({ trusts, kdcs }: HolderAnswer, context: Context): string[] {
  if (kdcs.every(({ from }) => from === 'directory')) return [];
  if (trusts.length === 0) return row('trust', [`not known: add ${GUIDE[1].shownBy}`], context);
  const several = kdcs.length > 1;
  const lines = trusts.flatMap(({ domain, verdict, words, place, copies, rules, realm }) => {
    const whose = domain === null ? 'The trust' : `The trust of ${visible(domain)}`;
    const to = several ? ` to ${visibleValue(realm)}` : '';
    return [
      `${whose}${to} ${VERDICTS[verdict]}${explain(verdict === 'yes' ? [] : rules)}.`,
      ...(place ? [placeWords(place)] : []),
      ...(copies.length > 0 ? [`and the same in ${some(copies.map(placeWords), SHOWN)}`] : []),
      words.map(visible).join(' '),
    ];
  });
  return row('trust', lines, context);
}

/** Tickets that prove something. */
export function ticketRows({ tickets }: HolderAnswer, context: Context): string[] {
  const lines = tickets.flatMap(({ server, realm, place }) => [
    `${visible(server)} of ${visible(realm)} was in the cache: that ticket came.`,
    placeWords(place),
  ]);
  return row('ticket', lines, context);
}

/** What else is wrong with these settings and the trust, each with the first sentence that is said of it. */
export function findingRows(answer: HolderAnswer, context: Context): string[] {
  const told = new Set([...toldRules(answer)]);
  const findings = answer.findings.filter(({ ruleId }) => !told.has(ruleId));
  const shown = context.verbose ? findings : findings.slice(0, FINDINGS_SHOWN);
  const lines = shown.flatMap((finding) => findingWords(finding, context));
  if (shown.length < findings.length) {
    lines.push(`and ${findings.length - shown.length} more (realmlint lint shows all)`);
  }
  return row('findings', lines, context);
}

// The rows above have named these already.
function* toldRules({ beaten, missed, kdcs, trusts }: HolderAnswer): Iterable<string | undefined> {
  for (const { rules } of [...beaten.slice(0, SHOWN), ...missed.slice(0, SHOWN)]) yield rules[0];
  for (const { hosts } of kdcs) for (const { rules } of hosts) yield rules[0];
  for (const { verdict, rules } of trusts) if (verdict !== 'yes') yield rules[0];
}

function findingWords(finding: WhyFinding, { palette, width }: Context): string[] {
  const { severity, ruleId, effect } = finding;
  const note = effect === 'exposure' ? ' (an exposure; it does not stop the ticket)' : '';
  const first = visible(finding.message).replace(/\. .*$/, '.');
  return [
    `${palette[severity](severity)} ${ruleId}${note}`,
    placeWords(finding),
    shorten(first, 2 * width, MESSAGE_LINES * width),
  ];
}

/** What the evidence leaves open. */
export function openRows({ unknowns }: HolderAnswer, context: Context): string[] {
  const lines = unknowns.map(({ words }) => visible(words));
  return row('not known', lines, context);
}
