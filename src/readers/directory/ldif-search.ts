// What an LDIF says of the search that made it: what was asked for, how it ended, and whether that was all.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Diagnostic, Scope } from '../../model/record.ts';
import type { Span } from '../../model/span.ts';

/** One search, as its comments and its trailer show it. */
export interface Search {
  /** Which program prints such comments; each promises an ending. */
  readonly dialect: 'extended' | 'commented' | 'ldbsearch' | null;
  readonly base: string | null;
  readonly depth: string | null;
  readonly filter: string | null;
  /** Lower-case names; null where the export does not say. */
  readonly requested: 'all' | readonly string[] | null;
  readonly globalCatalog: boolean;
  readonly ended: boolean;
  /** Number of the LDAP result; null where it is not shown. */
  readonly result: number | null;
  readonly referred: boolean;
  /** What the trailer counted, and what was read. */
  readonly counted: number | null;
  readonly entries: number;
  /** Children of the System container that every domain has, by lower-case name, and the domain that has them. */
  readonly siblings: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly at: Span | null;
}

export const NO_SEARCH: Search = {
  dialect: null,
  base: null,
  depth: null,
  filter: null,
  requested: null,
  globalCatalog: false,
  ended: false,
  result: null,
  referred: false,
  counted: null,
  entries: 0,
  siblings: new Set(),
  domains: new Set(),
  at: null,
};

// The global catalog has these ports; msDS-SupportedEncryptionTypes is not in it.
const CATALOG_PORT = /(?::|-[pt] ?)326[89]\b/;

type Reading = readonly [RegExp, (match: RegExpExecArray, search: Search, at: Span) => Partial<Search>];

const COMMENTS: readonly Reading[] = [
  [/^# extended LDIF$/, () => ({ dialect: 'extended' })],
  [/^# LDAPv3$/, (_, { dialect }) => ({ dialect: dialect ?? 'commented' })],
  [/^# record \d+$/, (_, { dialect }) => ({ dialect: dialect ?? 'ldbsearch' })],
  [
    /^# base <(.*)>[^>]* with scope (\w+)/,
    ([, base = '', depth = ''], _, at) => ({ base, depth: depth.toLowerCase(), at }),
  ],
  [/^# filter: (.*)$/, ([, filter = '']) => ({ filter: filter.trim().toLowerCase() })],
  [/^# requesting: (.*)$/, ([, names = '']) => ({ requested: requestedOf(names) })],
  [/^# search result$/, () => ({ ended: true })],
  [/^# returned (\d+) records$/, () => ({ ended: true })],
  [/^# result: (\d+)\b/, ([, number]) => ({ result: Number(number) })],
  [/^# numEntries: (\d+)$/, ([, number]) => ({ counted: Number(number) })],
  [/^# (\d+) entries$/, ([, number]) => ({ counted: Number(number) })],
  [/^# (?:ref(?:ldap|:)|Referral|search reference)/, () => ({ referred: true })],
];

/** The search with what a comment says of it; the same where it says nothing. */
export function withComment(search: Search, comment: string, at: Span): Search {
  for (const [pattern, read] of COMMENTS) {
    const match = pattern.exec(comment);
    if (match) return { ...search, ...read(match, search, at) };
  }
  return withCommand(search, comment);
}

/** The search with what a command line shows of it. */
export function withCommand(search: Search, text: string): Search {
  return CATALOG_PORT.test(text) ? { ...search, globalCatalog: true } : search;
}

/** Whether a comment begins another search than that one. */
export function beginsAnother({ dialect, entries, ended }: Search, comment: string): boolean {
  if (comment === '# record 1') return entries > 0 || ended;
  if (comment === '# LDAPv3') return ended;
  return comment === '# extended LDIF' && (dialect !== null || entries > 0);
}

function requestedOf(names: string): 'all' | readonly string[] {
  const list = names.trim().toLowerCase().split(/\s+/);
  // `*` is every attribute that users set; "ALL" is what ldapsearch prints where nobody asked for any.
  return list.includes('all') || list.includes('*') ? 'all' : list.sort();
}

// Found in every domain beside the trusts, and of many classes: an export that has several of them was not filtered.
const BESIDE_TRUSTS = new Set([
  'adminsdholder',
  'default domain policy',
  'dfs-configuration',
  'domainupdates',
  'file replication service',
  'ip security',
  'meetings',
  'password settings container',
  'policies',
  'psps',
  'rid manager$',
  'rpcservices',
  'winsockservices',
  'wmipolicy',
]);
const ENOUGH = 5;
const IN_SYSTEM = /^(?:<[^>]*>;)*cn=([^,\\]+),cn=system((?:,dc=[^,\\]+)+)$/i;

/** The search with one more entry that it returned. */
export function withEntry(search: Search, dn: string): Search {
  const { siblings, domains } = search;
  const [, name = '', parts = ''] = IN_SYSTEM.exec(dn) ?? [];
  const known = BESIDE_TRUSTS.has(name.toLowerCase());
  return {
    ...search,
    entries: search.entries + 1,
    siblings: known ? new Set([...siblings, name.toLowerCase()]) : siblings,
    // Two are as many as thousands: then it is no dump of one domain.
    domains: known && domains.size < 2 ? new Set([...domains, domainOf(parts)]) : domains,
  };
}

function domainOf(dn: string): string {
  return [...dn.toLowerCase().matchAll(/dc=([^,]+)/g)].map(([, label]) => label).join('.');
}

/** What is missing at the end of a search, or the scope that a search to its end has. `whole`: no entry was lost on the way. */
export function* endOfSearch(search: Search, whole: boolean, end: Span): Iterable<Diagnostic | Scope> {
  const { dialect, ended, result, counted, entries } = search;
  const promised = dialect !== null && (dialect === 'extended' ? result === null : !ended);
  if (promised) {
    const message =
      'The file ends before the search does: its last lines, which tell the result, are missing.';
    yield diagnostic('truncated', 'partial', message, end, 'Export it again, to its end.');
    return;
  }
  if (counted !== null && counted !== entries) {
    const message = `The export says that ${counted} entries were found, and ${entries} are there.`;
    yield diagnostic('truncated', 'partial', message, end, 'Export it again, and leave it as it is.');
    return;
  }
  const domain = whole ? domainOfTrusts(search) : null;
  if (domain === null) return;
  const covers = { what: 'domain-trusts', domain } as const;
  yield { kind: 'scope', part: null, side: null, covers, at: search.at ?? end };
}

const ALL_TRUSTS = /^\(?objectclass=(?:\*|trusteddomain)\)?$/;

/** The domain of which the search found all trusts; null where that is not certain. */
function domainOfTrusts(search: Search): string | null {
  const { base, depth, filter, result, referred, ended, counted, siblings, domains } = search;
  if (referred || (result ?? 0) !== 0) return null;
  if (base !== null && result === 0 && filter !== null && ALL_TRUSTS.test(filter)) {
    const inSystem = /^cn=system(?:,dc=[^,\\]+)+$/i.test(base) && /^(?:subtree|onelevel)$/.test(depth ?? '');
    const fromRoot = /^dc=[^,\\]+(?:,dc=[^,\\]+)*$/i.test(base) && depth === 'subtree';
    return inSystem || fromRoot ? domainOf(base) : null;
  }
  const evident = ended && counted !== null && siblings.size >= ENOUGH && domains.size === 1;
  return evident ? ([...domains][0] ?? null) : null;
}
