// Policies beside the two lists: armoring that is required, and the schemes of browsers.

import { describe, expect, it } from 'vitest';
import { interpretPolicy, POLICY_FRAGMENTS } from '../../src/interpreters/policies.ts';
import type { Fact } from '../../src/model/fact.ts';
import type { PolicyRecord } from '../../src/model/record.ts';
import { at } from '../support/facts.ts';
import { POL, POLICY_KEY, type PolicyBend, policy } from '../support/records.ts';

const ARMORING = 'Fail authentication requests when Kerberos armoring is not available';
const facts = (name: string, bend: PolicyBend = {}, more: Partial<PolicyRecord> = {}): readonly Fact[] => [
  ...interpretPolicy({ ...policy(name, bend), ...more }, POL),
];

describe('armoring', () => {
  it.each([
    ['Enabled', 1],
    ['Disabled', 0],
  ] as const)('that is %s is RequireFast %i, as Kerberos.admx writes it', (state, value) => {
    expect(facts(ARMORING, { state })).toMatchObject([
      {
        kind: 'kerberos-parameter',
        name: 'RequireFast',
        layer: 'policy',
        value: { value, at: { region: { startLine: 2 } } },
        key: `hklm\\${POLICY_KEY}\\parameters`.toLowerCase(),
        valueName: 'requirefast',
      },
    ]);
  });

  it('is known in French, by the names of Kerberos.admx and of device management', () => {
    const french =
      "Faire échouer les demandes d'authentification lorsque le blindage Kerberos n’est pas disponible";
    for (const name of [french, 'ClientRequireFast', 'RequireKerberosArmoring']) {
      expect(facts(name, { category: null }), name).toMatchObject([{ name: 'RequireFast' }]);
    }
    expect(facts(ARMORING, {}, { delivery: 'mdm' })).toMatchObject([{ layer: 'mdm' }]);
    expect(facts(ARMORING, { side: 'user' })).toMatchObject([{ layer: 'user' }]);
  });

  it.each([
    ['not configured', ARMORING, { state: 'NotConfigured' }],
    ['in a word that nobody knows', ARMORING, { state: 'Perhaps' }],
    ['of another category', ARMORING, { category: 'System/KDC' }],
    ['of a category that only ends so', ARMORING, { category: 'System/No Kerberos' }],
    ['of a category below', ARMORING, { category: 'System/Kerberos/Other' }],
    ['supported', 'Kerberos client support for claims, compound authentication and Kerberos armoring', {}],
  ])('is not told by what is %s', (_what, name, bend) => {
    expect(facts(name, bend).filter(({ kind }) => kind === 'kerberos-parameter')).toEqual([]);
  });
});

it.each(['Kerberos', 'System\\ Kerberos ', 'Système/kerberos'])(
  'armoring is told in the category %j',
  (category) => {
    expect(facts(ARMORING, { category })).toHaveLength(1);
  },
);

describe('the schemes of a browser', () => {
  const NAME = 'Supported authentication schemes';
  const schemes = (name: string, category: string, texts: readonly string[], bend: PolicyBend = {}) =>
    facts(name, { ...bend, category }, { texts: texts.map((value) => at(value, 9)) });

  it.each([
    ['Microsoft Edge/HTTP authentication', 'edge', 'hklm\\software\\policies\\microsoft\\edge'],
    ['Google/Google Chrome/HTTP-Authentifizierung', 'chrome', 'hklm\\software\\policies\\google\\chrome'],
  ])('of %s', (category, browser, key) => {
    for (const name of [NAME, 'Unterstützte Authentifizierungsschemata']) {
      expect(schemes(name, category, [' basic,ntlm '])).toMatchObject([
        {
          kind: 'browser-authentication',
          source: 'AuthSchemes',
          browser,
          key,
          value: { value: 'basic,ntlm', at: { region: { startLine: 9, startColumn: 2 } } },
        },
      ]);
    }
    expect(schemes(NAME, category, ['ntlm'], { side: 'user' })).toMatchObject([
      { key: key.replace('hklm', 'hkcu') },
    ]);
  });

  it.each([
    ['another browser', NAME, 'Mozilla/Firefox', ['ntlm']],
    ['a policy without a field', NAME, 'Microsoft Edge', []],
    ['an empty field', NAME, 'Microsoft Edge', [' ']],
    ['a browser whose name only ends so', NAME, 'My Microsoft Edge', ['ntlm']],
    ['a browser whose name only begins so', NAME, 'Google Chromecast', ['ntlm']],
    ['an edge of another kind', NAME, 'Microsoft Edger', ['ntlm']],
    [
      'a list of hosts',
      'Liste',
      'Microsoft Edge',
      ['ntlm,a.example', 'a.example,ntlm', 'ntlm negotiate', ''],
    ],
    ['another policy', 'Authentication server allowlist', 'Microsoft Edge', ['ntlm.contoso.example']],
  ])('are not told by %s', (_what, name, category, texts) => {
    expect(schemes(name, category, texts)).toEqual([]);
  });

  it.each(['Basic', 'digest , NTLM', ' negotiate,ntlm, ', 'basic,digest,ntlm,negotiate'])(
    'are told in any language by %j',
    (value) => {
      expect(schemes('Liste', 'Microsoft Edge - Richtlinien', ['x', value])).toMatchObject([
        { value: { value: value.trim() } },
      ]);
    },
  );

  it('are what the policy says by its name, whatever that is', () => {
    expect(schemes(NAME, 'google chrome', [' ', 'ntlm;x'])).toMatchObject([{ value: { value: 'ntlm;x' } }]);
    expect(facts(NAME, { category: 'Microsoft Edge' })).toEqual([]);
    expect(schemes(NAME, '', ['ntlm'])).toEqual([]);
  });

  it('are not told by a policy that is off', () => {
    expect(schemes(NAME, 'Microsoft Edge', ['ntlm'], { state: 'Disabled' })).toEqual([]);
  });

  it('are looked for by name, or by a list of them', () => {
    for (const raw of ['supported authentication schemes', 'basic,ntlm', 'ntlm,negotiate']) {
      expect(POLICY_FRAGMENTS.some((fragment) => raw.includes(fragment))).toBe(true);
    }
  });
});
