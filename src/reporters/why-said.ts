// The rows of an answer below its verdict, as data: what was beaten, the KDC, the trust, tickets, what is not known, findings.

import type { Severity } from '../model/finding.ts';
import type { HolderAnswer, WhyAnswer, WhyEntry, WhyFinding, WhyLoser, WhyTrust } from '../model/why.ts';
import { amount, GUIDE } from './place.ts';
import { explained, listed, type Said } from './said.ts';

/** What belongs together: sentences and places, each a paragraph of its own. */
export interface WhyItem {
  readonly said: readonly Said[];
  /** Of a finding, with its rule. */
  readonly finding?: { readonly severity: Severity; readonly ruleId: string; readonly note: string };
}

export interface WhyRow {
  readonly label: string;
  readonly items: readonly WhyItem[];
  /** How many of them are seen at once. */
  readonly most: number;
}

const SHOWN = 3;
const FINDINGS_SHOWN = 6;

/** In the order in which they are read; rows without items are left out. */
export function rowsOf(answer: HolderAnswer): readonly WhyRow[] {
  const { beaten, missed, realm } = answer;
  return [
    row('beaten', losers(beaten, realm), SHOWN),
    row('no match', losers(missed, realm), SHOWN),
    ...kdcRows(answer),
    row('trust', trusts(answer)),
    row('ticket', tickets(answer)),
    row(
      'not known',
      answer.unknowns.map(({ words }) => item([words])),
    ),
    row('findings', findings(answer), FINDINGS_SHOWN),
  ].filter(({ items }) => items.length > 0);
}

function row(label: string, items: readonly WhyItem[], most = Number.POSITIVE_INFINITY): WhyRow {
  return { label, items, most };
}

function item(...said: readonly Said[]): WhyItem {
  return { said };
}

/** ` (local setting)` where a policy is not what sets it. */
export function sourceWords(source: WhyEntry['source']): string {
  return source === 'policy' ? '' : ` (${source} setting)`;
}

// Of which realm an entry is goes without saying where it is the realm of the answer.
function losers(all: readonly WhyLoser[], realm: string | null): WhyItem[] {
  return all.map((loser) => {
    const other: Said = loser.realm === realm ? [] : [' (realm ', { value: loser.realm }, ')'];
    return item(
      [{ value: loser.entry }, ...other, ` ${loser.words}`, ...explained(loser.rules), '.'],
      [{ place: loser.place }],
    );
  });
}

/** Where the KDC comes from, for each realm that can come out. */
function kdcRows({ kdcs }: HolderAnswer): WhyRow[] {
  return kdcs.map(({ realm, from, hosts, words }) => {
    const items: WhyItem[] = kdcs.length > 1 ? [item(['for ', { value: realm }, ':'])] : [];
    if (from === 'unknown') items.push(item(['not known']));
    for (const { host, source, place, rules } of hosts) {
      items.push(item([{ value: host }, sourceWords(source), ...explained(rules)], [{ place }]));
    }
    return row('KDC', [...items, ...words.map((word) => item([word]))]);
  });
}

const VERDICTS: Readonly<Record<WhyTrust['verdict'], string>> = {
  yes: 'lets the ticket through, as far as its attributes tell',
  no: 'does not let the ticket through',
  doubtful: 'may not let the ticket through',
  unknown: 'may or may not let the ticket through',
};

/** Whether a trust lets the ticket through; nothing where no realm but that of a directory is asked. */
function trusts({ trusts: all, kdcs }: HolderAnswer): WhyItem[] {
  if (kdcs.every(({ from }) => from === 'directory')) return [];
  if (all.length === 0) return [item([`not known: add ${GUIDE[1].shownBy}`])];
  return all.map(({ domain, verdict, words, place, copies, rules, realm }) => {
    const to: Said = kdcs.length > 1 ? [' to ', { value: realm }] : [];
    const whose = domain === null ? 'The trust' : `The trust of ${domain}`;
    const why = explained(verdict === 'yes' ? [] : rules);
    return item(
      [whose, ...to, ` ${VERDICTS[verdict]}`, ...why, '.'],
      ...(place ? [[{ place }]] : []),
      ...(copies.length > 0
        ? [
            [
              'and the same in ',
              ...listed(
                copies.map((copy) => ({ place: copy })),
                SHOWN,
              ),
            ],
          ]
        : []),
      ...(words.length > 0 ? [[words.join(' ')]] : []),
    );
  });
}

/** Tickets that prove something. */
function tickets({ tickets: all }: HolderAnswer): WhyItem[] {
  return all.map(({ server, realm, place }) =>
    item([{ value: server }, ' of ', { value: realm }, ' was in the cache: that ticket came.'], [{ place }]),
  );
}

/** What else is wrong with these settings and the trust, each with the first sentence that is said of it. */
function findings(answer: HolderAnswer): WhyItem[] {
  const told = new Set(toldRules(answer));
  return answer.findings.filter(({ ruleId }) => !told.has(ruleId)).map(findingItem);
}

// The rows above have named these already.
function* toldRules({ beaten, missed, kdcs, trusts: all }: HolderAnswer): Iterable<string | undefined> {
  for (const { rules } of [...beaten.slice(0, SHOWN), ...missed.slice(0, SHOWN)]) yield rules[0];
  for (const { hosts } of kdcs) for (const { rules } of hosts) yield rules[0];
  for (const { verdict, rules } of all) if (verdict !== 'yes') yield rules[0];
}

function findingItem(finding: WhyFinding): WhyItem {
  const { severity, ruleId, effect, message } = finding;
  const note = effect === 'exposure' ? ' (an exposure; it does not stop the ticket)' : '';
  return {
    said: [[{ place: finding }], [message.replace(/\. .*$/s, '.')]],
    finding: { severity, ruleId, note },
  };
}

/** Sentences for an answer without any holder. */
export function nothingSaid({ inputs }: WhyAnswer): readonly string[] {
  return [
    `${amount(inputs, 'input')} read, and none shows a host map or a realm list.`,
    `Export ${GUIDE[4].shownBy}, or ${GUIDE[6].shownBy}.`,
  ];
}
