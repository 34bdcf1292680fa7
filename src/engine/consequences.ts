// One defect, one finding: what is only the consequence of another defect stays silent.

import type { SubjectRef } from '../model/finding.ts';
import { table } from '../model/table.ts';
import type { Draft } from './draft.ts';

/** When one of `primary` stands, `silenced` are its consequences, for the same realm and subject. */
interface Consequence {
  readonly primary: readonly string[];
  readonly silenced: readonly string[];
  /** Only findings that would be right once the damaged value was mended. */
  readonly whenRepaired?: true;
  /** Only when a finding of `primary` is an error: a name that is merely unknown explains nothing. */
  readonly whenError?: true;
  /** An error is never silenced: a warning does not stand for it. */
  readonly exceptErrors?: true;
  /** Only findings that are information: what is an error speaks for itself. */
  readonly whenInfo?: true;
  /** Only when both are about the same list: the other one may differ for a reason of its own. */
  readonly sameList?: true;
}

// Defects of a value that make its copies differ: that they do is then no news.
const OF_VALUES = [
  'realm-not-uppercase',
  'kdc-wrong-host',
  'kdc-missing-k-tag',
  'kdc-tag-malformed',
  'address-has-scheme-or-port',
  'bad-separator',
  'kdc-list-empty',
  'kdc-not-fqdn',
  'realm-flags-suspect',
  'realm-name-malformed',
  'missing-leading-dot',
  'mapping-required-suffix-missing',
  'mapping-wildcard-syntax',
  'mapping-inverted',
  'mapping-invalid-name',
  'realm-case-mismatch',
  'mapping-too-broad',
  'policy-wrong-type',
  'suspicious-characters',
  'xml-entities-in-raw-value',
];

/** The whole table. Rules never look at each other. */
export const CONSEQUENCES: readonly Consequence[] = [
  {
    primary: [
      'kdc-missing-k-tag',
      'kdc-tag-malformed',
      'address-has-scheme-or-port',
      'bad-separator',
      'suspicious-characters',
      'xml-entities-in-raw-value',
    ],
    silenced: ['kdc-wrong-host', 'kdc-not-fqdn', 'mapping-required-suffix-missing', 'mapping-invalid-name'],
    whenRepaired: true,
  },
  // Of a realm to which nothing is sent it is no news that its suffixes are not.
  { primary: ['realm-without-mapping'], whenError: true, silenced: ['mapping-required-suffix-missing'] },
  // Which KDC belongs there has been said: how the wrong one is spelt does not matter any more.
  { primary: ['kdc-wrong-host'], whenError: true, silenced: ['kdc-not-fqdn'] },
  {
    primary: ['missing-leading-dot', 'mapping-wildcard-syntax'],
    silenced: ['mapping-required-suffix-missing', 'mapping-invalid-name'],
  },
  // The dots that are wrong make each of the names another one, and the suffix that they should be is missing.
  { primary: ['mapping-invalid-name'], silenced: ['mapping-required-suffix-missing'], whenRepaired: true },
  {
    // The suffix stands where the realm belongs, and the realm where its suffixes belong: whatever is said of either is this.
    primary: ['mapping-inverted'],
    silenced: [
      'realm-not-uppercase',
      'realm-name-malformed',
      'realm-unknown-cloud',
      'missing-leading-dot',
      'mapping-required-suffix-missing',
      'mapping-realm-undefined',
      'realm-without-mapping',
      'realm-case-mismatch',
      'suffix-mapped-to-two-realms',
    ],
  },
  {
    primary: ['realm-unknown-cloud'],
    whenError: true,
    silenced: [
      'mapping-realm-undefined',
      'realm-without-mapping',
      'trust-missing-for-realm',
      'trust-multiple-clouds',
      'pac-cloud-mismatch',
    ],
  },
  {
    primary: ['policy-not-enabled'],
    silenced: [
      'kdc-list-empty',
      'mapping-realm-undefined',
      'realm-without-mapping',
      'policy-delete-directive',
      'client-setting-missing',
    ],
  },
  {
    primary: ['policy-wrong-hive-or-key', 'policy-wrong-type'],
    // A REG_EXPAND_SZ is a warning: it is read all the same, and nothing is missing because of it.
    whenError: true,
    silenced: ['mapping-realm-undefined', 'realm-without-mapping', 'client-setting-missing'],
  },
  // A realm whose local mappings a policy hides has none that count: that is why.
  { primary: ['local-ksetup-conflict'], silenced: ['realm-without-mapping'], exceptErrors: true },
  { primary: ['trust-aes-not-enabled'], silenced: ['trust-weak-enctypes'] },
  // That the config does not name a cloud as in use is said once; a name that is an error explains the several clouds.
  { primary: ['trust-multiple-clouds'], exceptErrors: true, silenced: ['realm-unknown-cloud'] },
  // Of a domain whose own GPOs want the trust it is no news that the trust of another domain does not serve it.
  { primary: ['trust-missing-for-realm'], silenced: ['trust-child-domain-uncovered'] },
  {
    // What the organisation wants is the shorter way to say it; what is missing because of another defect waits for that.
    primary: ['setting-not-as-expected'],
    silenced: ['mapping-realm-undefined', 'realm-without-mapping', 'trust-missing-for-realm'],
  },
  {
    primary: [
      'realm-unknown-cloud',
      'mapping-inverted',
      'policy-not-enabled',
      'policy-delete-directive',
      'policy-wrong-hive-or-key',
    ],
    silenced: ['setting-not-as-expected'],
    whenError: true,
    whenRepaired: true,
  },
  // Beside what names a cloud, anything else in place of its name looks like a misspelling of it.
  {
    primary: ['realm-name-malformed'],
    silenced: ['realm-unknown-cloud', 'mapping-realm-undefined', 'realm-without-mapping'],
  },
  {
    primary: ['realm-name-malformed'],
    silenced: ['suspicious-characters', 'realm-not-uppercase'],
    whenRepaired: true,
  },
  // The cloud that is meant takes the place of the text of a template.
  {
    primary: ['realm-unknown-cloud'],
    silenced: ['realm-placeholder-or-example'],
    whenError: true,
    whenRepaired: true,
  },
  // trust-name-inconsistent compares without case: names that differ by case alone are no finding of its own.
  { primary: ['realm-not-uppercase'], whenError: true, silenced: ['realm-case-mismatch'] },
  // Of a realm of which nothing is expected no spelling is wrong by itself, but one of two is.
  { primary: ['realm-case-mismatch'], silenced: ['realm-not-uppercase'], whenInfo: true },
  { primary: OF_VALUES, silenced: ['client-value-drift', 'gpo-conflicting-values'], sameList: true },
  // A name that is misspelt on one side is missing on the other.
  {
    primary: ['realm-unknown-cloud'],
    whenError: true,
    silenced: ['client-setting-missing', 'client-value-drift', 'gpo-conflicting-values'],
  },
  // A client that lacks one of the two lists has the other half alone, and that is the graver way to say it.
  {
    primary: ['mapping-inverted', 'realm-name-malformed', 'mapping-realm-undefined', 'realm-without-mapping'],
    silenced: ['client-setting-missing'],
  },
  // Where the config requires it too, what policy has not brought is told of the policy.
  { primary: ['client-setting-missing'], silenced: ['setting-not-as-expected'] },
];

function place(subject: SubjectRef, ruleId: string, realm: string | null, list: string | null): string {
  return JSON.stringify([ruleId, subject.kind, subject.id, realm, list]);
}

// ksetup's keys fill the roles of the two lists.
const LISTS: Readonly<Record<string, string>> = table({ Domains: 'MitRealms', HostToRealm: 'domain_realm' });

function listOf({ finding }: Draft): string {
  return LISTS[finding.setting] ?? finding.setting;
}

/** The places of a finding: with its list and without. One about the policy of a list stands for all realms of its subject. */
function placesOf(draft: Draft): string[] {
  const realms = draft.wholeList ? [null] : [draft.realmKey, ...(draft.alsoKeys ?? [])];
  return realms.flatMap((realm) =>
    [null, listOf(draft)].map((list) => place(draft.subject, draft.rule.id, realm, list)),
  );
}

/** For each draft that is only a consequence, the rule whose finding it follows from. */
export function consequencesOf(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
  const standing = new Map<string, boolean>();
  for (const draft of drafts) {
    for (const key of placesOf(draft)) {
      standing.set(key, standing.get(key) === true || draft.finding.severity === 'error');
    }
  }
  const silenced = new Map<Draft, string>();
  for (const draft of drafts) {
    const cause = causeOf(draft, standing);
    if (cause) silenced.set(draft, cause);
  }
  return silenced;
}

/** `standing` holds the places of all drafts, true where one of them is an error. */
function causeOf(draft: Draft, standing: ReadonlyMap<string, boolean>): string | null {
  const subjects = [draft.subject, ...(draft.finding.comparedWith ?? [])];
  for (const row of CONSEQUENCES) {
    if (!row.silenced.includes(draft.rule.id)) continue;
    if (row.exceptErrors && draft.finding.severity === 'error') continue;
    if (row.whenInfo && draft.finding.severity !== 'info') continue;
    if (row.whenRepaired && draft.finding.rightWhenRepaired !== true) continue;
    const list = row.sameList ? listOf(draft) : null;
    const stands = (id: string, subject: SubjectRef) =>
      [draft.realmKey, null].some((realm) => {
        const isError = standing.get(place(subject, id, realm, list));
        return isError !== undefined && (isError || !row.whenError);
      });
    const cause = row.primary.find((id) => subjects.some((subject) => stands(id, subject)));
    if (cause) return cause;
  }
  return null;
}
