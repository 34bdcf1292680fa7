// Where what realmlint says and what clients get differ, and why that is right all the same. Each row names the finding that it excuses, and
// when, so that it excuses no other.

import type { Case } from './cases.ts';
import { CLIENTS, type Client } from './clients.ts';
import { kdcsOf, mappingsOf } from './krb5-conf.ts';
import { edgesOf } from './realms.ts';

export interface Disagreement {
  /** The keys of the kinds of defects. */
  readonly planted: readonly string[];
  readonly clients: readonly Client[];
  readonly differs: 'clean, and no ticket' | 'error, and tickets';
  /** Severity and rule of the finding without which the two would not differ, or which says it more mildly than clients do. */
  readonly said: string;
  /** What else must be so of the case; nothing when absent. */
  when?(one: Case): boolean;
  readonly reason: string;
}

/** Whether other entries than the wrong one map all edges of the cloud to it. */
function coversEdges({ configuration, realm }: Case): boolean {
  const entries = mappingsOf(configuration).filter(([, name]) => name === realm);
  return edgesOf(realm.toLowerCase()).every((edge) =>
    entries.some(([entry]) => (entry.startsWith('.') ? edge.endsWith(entry) : edge === entry)),
  );
}

/** MIT tries each parent of a host with its dot and without. */
function coversWithoutDots({ configuration, realm }: Case): boolean {
  const entries = mappingsOf(configuration).filter(([, name]) => name === realm);
  return edgesOf(realm.toLowerCase()).every((edge) =>
    entries.some(([entry]) => `.${edge}`.endsWith(entry.startsWith('.') ? entry : `.${entry}`)),
  );
}

const kdcText = ({ configuration, realm }: Case) =>
  configuration.mitRealms.find(({ name }) => name === realm)?.data ?? '';

const firstKdc = (one: Case) => kdcsOf(kdcText(one))[0]?.toLowerCase() ?? '';
const isRightKdc = (one: Case) => firstKdc(one) === `kerberos.${one.realm.toLowerCase()}`;

const LITERALLY = 'read literally the tag is there; how Windows reads what stands beside it is not known';
const COVERED = 'the entry is wrong, and another one covers the hosts that were asked for';
const NO_TYPE = 'the type of a trust is nothing that an MIT KDC knows';

/** Kinds of entries that are wrong, each with its rule, where another entry may be right. */
const WRONG_ENTRIES = Object.entries({
  'suffixes without their dot': 'missing-leading-dot',
  'a wildcard': 'mapping-wildcard-syntax',
  'a host with more than its name': 'address-has-scheme-or-port',
  'a name that no host can have': 'mapping-invalid-name',
  'odd characters in a host': 'suspicious-characters',
}).map(
  ([key, rule]): Disagreement => ({
    planted: [key],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: `error ${rule}`,
    when: coversEdges,
    reason: COVERED,
  }),
);

export const DISAGREEMENTS: readonly Disagreement[] = [
  {
    planted: ['a realm list that is switched off'],
    clients: CLIENTS,
    differs: 'clean, and no ticket',
    said: 'warning policy-not-enabled',
    reason: 'a warning: whoever disables a policy may mean it',
  },
  {
    planted: ['a realm of ones own in two spellings'],
    clients: CLIENTS,
    differs: 'clean, and no ticket',
    said: 'warning realm-case-mismatch',
    reason: 'a warning: nothing is expected of a realm of ones own',
  },
  {
    planted: ['a realm of ones own without KDCs'],
    clients: CLIENTS,
    differs: 'clean, and no ticket',
    said: 'info kdc-list-empty',
    reason: 'legal: Windows asks DNS for such KDCs, and the lab has no DNS',
  },
  {
    planted: ['a KDC of ones own by less than its name'],
    clients: CLIENTS,
    differs: 'clean, and no ticket',
    said: 'warning kdc-not-fqdn',
    reason: 'a warning: a search list of DNS, and addresses, may find it elsewhere',
  },
  {
    planted: ['a suffix too few'],
    clients: CLIENTS,
    differs: 'clean, and no ticket',
    said: 'warning mapping-required-suffix-missing',
    when: (one) => !coversEdges(one),
    reason:
      'a warning: only .CLOUD covers edges of sub-clouds, and nothing in the export shows that there are any',
  },
  {
    planted: ['a trust to a realm that was never written'],
    clients: CLIENTS,
    differs: 'clean, and no ticket',
    said: 'warning realm-placeholder-or-example',
    reason: 'a warning: that the right trust is missing, this export of trusts does not prove',
  },
  {
    planted: ['the own domain as a foreign realm'],
    clients: CLIENTS,
    differs: 'clean, and no ticket',
    said: 'warning realm-is-own-domain',
    reason: 'a warning: Windows looks its own domain up before the realm list, and these clients do not',
  },
  {
    planted: ['a cloud that nobody knows, in the shape of the known ones'],
    clients: CLIENTS,
    differs: 'clean, and no ticket',
    said: 'info realm-unknown-cloud',
    reason: 'the lab has no KDC of that cloud',
  },
  {
    planted: ['the KDC of another cloud'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error kdc-wrong-host',
    when: isRightKdc,
    reason: 'the right KDC stands first',
  },
  {
    planted: ['a tag that is none'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error kdc-tag-malformed',
    when: isRightKdc,
    reason: LITERALLY,
  },
  {
    planted: ['a KDC with more than its name'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error address-has-scheme-or-port',
    when: (one) => firstKdc(one).endsWith(':88'),
    reason: 'krb5.conf has ports, and Windows has none',
  },
  {
    planted: ['a KDC with more than its name'],
    clients: ['heimdal'],
    differs: 'error, and tickets',
    said: 'error address-has-scheme-or-port',
    when: (one) => firstKdc(one).includes('/'),
    reason: 'Heimdal takes what stands around a slash for a protocol or a path',
  },
  {
    planted: ['KDCs that are not separated by semicolons'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error bad-separator',
    when: (one) => firstKdc(one).includes(' '),
    reason: 'these clients end the name of a KDC at a blank',
  },
  {
    planted: ['a directive that deletes the realm of a cloud'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error policy-delete-directive',
    reason: 'krb5.conf has no directives, and the realm that is deleted is another one',
  },
  {
    planted: ['suffixes without their dot'],
    clients: ['mit'],
    differs: 'error, and tickets',
    said: 'error missing-leading-dot',
    when: coversWithoutDots,
    reason: 'MIT tries both forms',
  },
  ...WRONG_ENTRIES,
  {
    planted: ['one entry under two realms'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error suffix-mapped-to-two-realms',
    when: coversEdges,
    reason: 'of two equal entries these clients take the first; what Windows does is not known',
  },
  {
    planted: ['a suffix that takes too much'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error mapping-too-broad',
    when: coversEdges,
    reason: 'the hosts that it takes are those of others, and were not asked for',
  },
  {
    planted: ['a suffix that takes the own domain'],
    clients: ['heimdal'],
    differs: 'error, and tickets',
    said: 'error mapping-too-broad',
    when: coversEdges,
    reason: 'Heimdal asks its own realm as well',
  },
  {
    planted: ['a list of strings in place of one'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error policy-wrong-type',
    reason: 'krb5.conf has no types of values',
  },
  {
    planted: ['a trust in the wrong direction'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error trust-wrong-direction',
    when: ({ configuration }) => configuration.trust.direction === 3,
    reason: 'exposure: silent. Users of the far realm get in as well',
  },
  {
    planted: ['a transitive trust'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error trust-transitive',
    reason: 'exposure: silent. Users of third realms get through as well',
  },
  {
    planted: ['a trust between domains', 'a downlevel trust'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error trust-wrong-type',
    reason: NO_TYPE,
  },
  {
    planted: ['a trust whose names do not agree'],
    clients: CLIENTS,
    differs: 'error, and tickets',
    said: 'error trust-name-inconsistent',
    when: ({ configuration, realm }) => configuration.trust.partner === realm,
    reason: 'the lab names the keys by trustPartner, which is right here; the other names are not',
  },
];
