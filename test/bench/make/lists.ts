// The two lists of ours in a document of GPOs: right ones, and ones with a single wrong entry whose line is known.

import type { Random } from '../../support/mutations/random.ts';
import { linesOf } from './pieces.ts';
import { type ListEntry, listPolicy } from './policies.ts';
import type { Language } from './prose.ts';

const REALM = 'ZSCALERBETA.NET';
const KDC = '<k>kerberos.zscalerbeta.net</k>';
const SUFFIXES = '.zscalerbeta.net; .gateway.zscalerbeta.net';

export interface Lists {
  readonly realms: ListEntry;
  readonly hosts: ListEntry;
  readonly ruleId?: string;
}

const RIGHT: Lists = { realms: { name: REALM, data: KDC }, hosts: { name: REALM, data: SUFFIXES } };

/** `⟦` stands before what is wrong. */
const WRONG: readonly Lists[] = [
  { ...RIGHT, ruleId: 'kdc-wrong-host', realms: { name: REALM, data: '<k>⟦kerberos.zscalertwo.net</k>' } },
  {
    ...RIGHT,
    ruleId: 'missing-leading-dot',
    hosts: { name: REALM, data: '.zscalerbeta.net; ⟦gateway.zscalerbeta.net' },
  },
  { ...RIGHT, ruleId: 'kdc-missing-k-tag', realms: { name: REALM, data: '⟦kerberos.zscalerbeta.net' } },
];

/** The two lists, and where the wrong entry stands: its line from the beginning of the text. */
export function ourPolicies(random: Random, prefix: string, language: Language, lists: Lists) {
  const marked =
    listPolicy(random, prefix, language, 'hosts', [lists.hosts]) +
    listPolicy(random, prefix, language, 'realms', [lists.realms]);
  const mark = marked.indexOf('⟦');
  return { text: marked.replace('⟦', ''), line: mark < 0 ? null : linesOf(marked.slice(0, mark)) };
}

/** Which lists come at which share of the document; the last GPO is a wrong one, if there are any. */
export function schedule(right: number, wrong: number): { at: number; lists: Lists }[] {
  const spread = (count: number, first: number) =>
    Array.from({ length: count }, (_, index) => (index + first) / count);
  const rights = spread(right, 0.5).map((at) => ({ at, lists: RIGHT }));
  const wrongs = spread(wrong, 1).map((at, index) => ({ at, lists: WRONG[index % WRONG.length] ?? RIGHT }));
  return [...rights, ...wrongs].sort((a, b) => a.at - b.at);
}
