// One defect, one finding: what is only the consequence of another defect stays silent.

import type { Draft } from './draft.ts';

/** When one of `primary` stands, `silenced` are its consequences, for the same realm and subject. */
interface Consequence {
  readonly primary: readonly string[];
  readonly silenced: readonly string[];
  /** Only findings that would be right once the damaged value was mended. */
  readonly whenRepaired?: true;
}

/** The whole table. Rules never look at each other. */
const CONSEQUENCES: readonly Consequence[] = [
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
  {
    primary: ['missing-leading-dot', 'mapping-wildcard-syntax'],
    silenced: ['mapping-required-suffix-missing', 'mapping-invalid-name'],
  },
  {
    primary: ['mapping-inverted'],
    silenced: [
      'realm-not-uppercase',
      'realm-name-malformed',
      'mapping-realm-undefined',
      'realm-without-mapping',
    ],
  },
  {
    primary: ['realm-unknown-cloud'],
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
    silenced: ['mapping-realm-undefined', 'realm-without-mapping', 'client-setting-missing'],
  },
  { primary: ['trust-aes-not-enabled'], silenced: ['trust-weak-enctypes'] },
  { primary: ['realm-not-uppercase'], silenced: ['realm-case-mismatch', 'trust-name-inconsistent'] },
];

function place(draft: Draft, ruleId: string): string {
  return JSON.stringify([ruleId, draft.subject.kind, draft.subject.id, draft.realmKey]);
}

/** The drafts that are nobody's consequence, in their order. */
export function withoutConsequences(drafts: readonly Draft[]): Draft[] {
  const standing = new Set(drafts.map((draft) => place(draft, draft.rule.id)));
  return drafts.filter((draft) => !CONSEQUENCES.some((row) => silences(row, draft, standing)));
}

function silences(row: Consequence, draft: Draft, standing: ReadonlySet<string>): boolean {
  if (!row.silenced.includes(draft.rule.id)) return false;
  if (row.whenRepaired && draft.finding.rightWhenRepaired !== true) return false;
  return row.primary.some((id) => standing.has(place(draft, id)));
}
