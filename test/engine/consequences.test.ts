// The table of consequences, row by row; the table here is written out again, so that a slip in the other one shows.

import { describe, expect, it } from 'vitest';
import { consequencesOf } from '../../src/engine/consequences.ts';
import type { Draft } from '../../src/engine/draft.ts';
import { CLIENT_REF, type DraftBend, draft, GPO_REF } from '../support/rules.ts';

/** Ids of the drafts that are left, each with the rule that they are a consequence of where they are silent. */
function silent(...drafts: readonly Draft[]): readonly string[] {
  const consequences = consequencesOf(drafts);
  return drafts.flatMap((one) => {
    const cause = consequences.get(one);
    return cause === undefined ? [] : [`${one.rule.id} by ${cause}`];
  });
}

const REPAIRED = { finding: { rightWhenRepaired: true } };

interface Row {
  readonly primary: readonly string[];
  readonly silenced: readonly string[];
  readonly bend?: DraftBend;
}

const ROWS: readonly Row[] = [
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
    bend: REPAIRED,
  },
  { primary: ['kdc-wrong-host'], silenced: ['kdc-not-fqdn'] },
  { primary: ['realm-without-mapping'], silenced: ['mapping-required-suffix-missing'] },
  {
    primary: ['missing-leading-dot', 'mapping-wildcard-syntax'],
    silenced: ['mapping-required-suffix-missing', 'mapping-invalid-name'],
  },
  {
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
  { primary: ['mapping-invalid-name'], silenced: ['mapping-required-suffix-missing'], bend: REPAIRED },
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
  {
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
    bend: REPAIRED,
  },
  {
    primary: ['local-ksetup-conflict'],
    silenced: ['realm-without-mapping'],
    bend: { finding: { severity: 'warning' } },
  },
  {
    primary: ['realm-name-malformed'],
    silenced: ['realm-unknown-cloud', 'mapping-realm-undefined', 'realm-without-mapping'],
  },
  {
    primary: ['realm-name-malformed'],
    silenced: ['suspicious-characters', 'realm-not-uppercase'],
    bend: REPAIRED,
  },
  { primary: ['realm-unknown-cloud'], silenced: ['realm-placeholder-or-example'], bend: REPAIRED },
  { primary: ['trust-aes-not-enabled'], silenced: ['trust-weak-enctypes'] },
  {
    primary: ['trust-multiple-clouds'],
    silenced: ['realm-unknown-cloud'],
    bend: { finding: { severity: 'warning' } },
  },
  { primary: ['trust-missing-for-realm'], silenced: ['trust-child-domain-uncovered'] },
  { primary: ['realm-not-uppercase'], silenced: ['realm-case-mismatch'] },
  {
    primary: ['realm-case-mismatch'],
    silenced: ['realm-not-uppercase'],
    bend: { finding: { severity: 'info' } },
  },
  {
    primary: [
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
    ],
    silenced: ['client-value-drift', 'gpo-conflicting-values'],
  },
  {
    primary: ['realm-unknown-cloud'],
    silenced: ['client-setting-missing', 'client-value-drift', 'gpo-conflicting-values'],
  },
  {
    primary: ['mapping-inverted', 'realm-name-malformed', 'mapping-realm-undefined', 'realm-without-mapping'],
    silenced: ['client-setting-missing'],
  },
  { primary: ['client-setting-missing'], silenced: ['setting-not-as-expected'] },
];

const CASES = ROWS.flatMap(({ primary, silenced, bend }) =>
  primary.flatMap((cause) => silenced.map((id) => [cause, id, bend ?? {}] as const)),
);

describe.each(CASES)('%s silences %s', (cause, id, bend) => {
  it('for the same realm and subject, in any order', () => {
    expect(silent(draft(cause), draft(id, bend))).toEqual([`${id} by ${cause}`]);
    expect(silent(draft(id, bend), draft(cause))).toEqual([`${id} by ${cause}`]);
  });

  it('neither for another realm nor for another subject, and stands itself', () => {
    expect(silent(draft(cause), draft(id, { ...bend, realmKey: 'zscaler.net' }))).toEqual([]);
    expect(silent(draft(cause), draft(id, { ...bend, ref: CLIENT_REF }))).toEqual([]);
    expect(silent(draft(cause), draft(cause))).toEqual([]);
  });
});

describe('damage', () => {
  it('silences only what would be right once it was mended', () => {
    expect(silent(draft('bad-separator'), draft('kdc-wrong-host'))).toEqual([]);
    expect(
      silent(draft('bad-separator'), draft('kdc-wrong-host', { finding: { rightWhenRepaired: false } })),
    ).toEqual([]);
  });
});

describe('a KDC of which nothing is expected', () => {
  it('does not stand for another one that is no whole name', () => {
    const wrong = draft('kdc-wrong-host', { finding: { severity: 'warning' } });
    expect(silent(wrong, draft('kdc-not-fqdn'))).toEqual([]);
  });
});

describe('what is no name of a realm', () => {
  it('leaves the case of the name within it to be told', () => {
    expect(silent(draft('realm-name-malformed'), draft('realm-not-uppercase'))).toEqual([]);
  });
});

describe('an unknown cloud', () => {
  it('leaves a host that was never written to be told', () => {
    expect(silent(draft('realm-unknown-cloud'), draft('realm-placeholder-or-example'))).toEqual([]);
  });

  it.each(['warning', 'info'] as const)('that is a mere %s explains nothing', (severity) => {
    const unknown = draft('realm-unknown-cloud', { finding: { severity } });
    expect(silent(unknown, draft('realm-without-mapping'))).toEqual([]);
  });

  it('that is a misspelling explains, also where it is a warning elsewhere', () => {
    const drafts = [
      draft('realm-unknown-cloud', { finding: { severity: 'error' } }),
      draft('realm-unknown-cloud', { finding: { severity: 'info' } }),
    ];
    expect(silent(...drafts, draft('realm-without-mapping'))).toEqual([
      'realm-without-mapping by realm-unknown-cloud',
    ]);
  });
});

describe('several clouds', () => {
  const several = draft('trust-multiple-clouds', { finding: { severity: 'warning' } });
  const named = (severity: 'error' | 'warning') => draft('realm-unknown-cloud', { finding: { severity } });

  it('say what a warning about the name would say again', () => {
    expect(silent(several, named('warning'))).toEqual(['realm-unknown-cloud by trust-multiple-clouds']);
  });

  it('follow from a name that is an error, and the two never silence each other', () => {
    expect(silent(several, named('error'))).toEqual(['trust-multiple-clouds by realm-unknown-cloud']);
  });
});

describe('a host map that hides the local one', () => {
  it('stands for no error', () => {
    const error = draft('realm-without-mapping', { finding: { severity: 'error' } });
    expect(silent(draft('local-ksetup-conflict'), error)).toEqual([]);
  });
});

describe('a realm in two spellings', () => {
  const mismatch = draft('realm-case-mismatch', { finding: { severity: 'warning' } });

  it('of which one is wrong by itself, is that finding', () => {
    const wrong = draft('realm-not-uppercase', { finding: { severity: 'error' } });
    expect(silent(wrong, mismatch)).toEqual(['realm-case-mismatch by realm-not-uppercase']);
  });

  it('of which nothing is expected, is said once', () => {
    const lower = draft('realm-not-uppercase', { finding: { severity: 'info' } });
    expect(silent(lower, mismatch)).toEqual(['realm-not-uppercase by realm-case-mismatch']);
  });
});

describe('a value that is turned round', () => {
  const inverted = draft('mapping-inverted', { alsoKeys: ['.zscalerbeta.net', '.gateway.zscalerbeta.net'] });

  it('explains what is said of the realm, and of each suffix in its place', () => {
    expect(
      silent(
        inverted,
        draft('realm-without-mapping'),
        draft('mapping-realm-undefined', { realmKey: '.gateway.zscalerbeta.net' }),
        draft('mapping-realm-undefined', { realmKey: '.zscaler.net' }),
      ),
    ).toEqual(['realm-without-mapping by mapping-inverted', 'mapping-realm-undefined by mapping-inverted']);
  });
});

describe('a policy that is off', () => {
  const off = draft('policy-not-enabled', { wholeList: true, realmKey: '' });

  it('explains what is said of every realm of its subject', () => {
    expect(
      silent(
        off,
        draft('realm-without-mapping'),
        draft('mapping-realm-undefined', { realmKey: 'zscaler.net' }),
      ),
    ).toEqual([
      'realm-without-mapping by policy-not-enabled',
      'mapping-realm-undefined by policy-not-enabled',
    ]);
  });

  it('explains nothing of another subject', () => {
    expect(silent(off, draft('realm-without-mapping', { ref: CLIENT_REF }))).toEqual([]);
  });
});

describe('copies that differ', () => {
  const drift = (bend: DraftBend = {}) => draft('client-value-drift', { ref: CLIENT_REF, ...bend });

  it('are explained by a defect on the other side', () => {
    const wrong = draft('kdc-wrong-host');
    expect(silent(wrong, drift())).toEqual([]);
    expect(silent(wrong, drift({ finding: { comparedWith: [GPO_REF] } }))).toEqual([
      'client-value-drift by kdc-wrong-host',
    ]);
    const off = draft('policy-not-enabled', { wholeList: true, realmKey: '' });
    expect(
      silent(off, draft('client-setting-missing', { ref: CLIENT_REF, finding: { comparedWith: [GPO_REF] } })),
    ).toEqual(['client-setting-missing by policy-not-enabled']);
  });

  it('are explained by a defect of the same list alone, whatever ksetup calls it', () => {
    const dots = (setting: string) => draft('missing-leading-dot', { ref: CLIENT_REF, finding: { setting } });
    expect(silent(dots('domain_realm'), drift())).toEqual([]);
    const map = drift({ finding: { setting: 'domain_realm' } });
    expect(silent(dots('domain_realm'), map)).toEqual(['client-value-drift by missing-leading-dot']);
    expect(silent(dots('HostToRealm'), map)).toEqual(['client-value-drift by missing-leading-dot']);
  });
});

describe('rules that the table does not name', () => {
  it('neither silence nor are silenced', () => {
    const ids = [
      ...new Set(ROWS.flatMap(({ primary }) => primary)),
      'trust-transitive',
      'trust-wrong-direction',
      'trust-name-inconsistent',
      'evidence-incomplete',
    ];
    const drafts = ids.map((id) => draft(id, REPAIRED));
    // But for those that are in both columns: they are explained like any other.
    const explained = new Set(ROWS.flatMap(({ silenced }) => silenced));
    const said = silent(...drafts).map((words) => words.replace(/ by .*/, ''));
    expect(said.sort()).toEqual(ids.filter((id) => explained.has(id)).sort());
    expect(silent(...drafts)).toContain('realm-not-uppercase by mapping-inverted');
    expect(silent(...drafts)).toContain('setting-not-as-expected by realm-unknown-cloud');
  });
});
