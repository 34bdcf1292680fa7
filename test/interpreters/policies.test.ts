// Policies of reports: which are ours, in any language, and what is said of those that nobody can tell.

import { describe, expect, it } from 'vitest';
import { interpretPolicy, POLICY_FRAGMENTS } from '../../src/interpreters/policies.ts';
import type { Fact, Origin } from '../../src/model/fact.ts';
import { POL, POLICY_KEY, type PolicyBend, policy } from '../support/records.ts';

const REPORT: Origin = {
  path: 'reports/kerberos.xml',
  format: 'gpo-report',
  holder: 'gpo',
  container: null,
  part: '{8b7c0f52-3d0e-4c53-9a57-0b6e5c1d2f41}@corp.contoso.example',
  side: 'computer',
};

const REALMS = 'Define interoperable Kerberos V5 realm settings';
const MAP = 'Define host name-to-Kerberos realm mappings';
const ENTRY = ['ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'] as const;
const HELP = ['Syntax: <f>0x0000000E</f><k>kdc</k>', '.microsoft.com; .ms.com; computer1.fabrikam.com;'];

function facts(name: string, bend: PolicyBend = {}): readonly Fact[] {
  return [...interpretPolicy(policy(name, bend), REPORT)];
}

function kinds(name: string, bend: PolicyBend = {}): readonly string[] {
  return facts(name, bend).map((fact) => ('list' in fact ? `${fact.kind} ${fact.list}` : fact.kind));
}

describe('an entry without a name', () => {
  it('is not passed over when there is something in it', () => {
    expect(kinds(REALMS, { lists: [[['', ENTRY[1]]]] })).toEqual(['policy-state MitRealms', 'gap']);
    expect(kinds(REALMS, { lists: [[['', ' ']]] })).toEqual(['policy-state MitRealms']);
  });
});

describe('a list policy', () => {
  it('is its state and its entries, each at its place', () => {
    const [state, realm, ...others] = facts(REALMS, { lists: [[ENTRY]] });
    expect(others).toEqual([]);
    expect(state).toMatchObject({
      kind: 'policy-state',
      list: 'MitRealms',
      layer: 'policy',
      state: 'enabled',
      shown: 'Enabled',
      locator: `HKLM\\${POLICY_KEY} : MitRealms_Enabled`,
      at: { region: { startLine: 2 } },
    });
    expect(realm).toMatchObject({
      kind: 'realm',
      layer: 'policy',
      name: { value: 'ZSCALERBETA.NET' },
      value: { value: ENTRY[1] },
      valueType: null,
      locator: `HKLM\\${POLICY_KEY}\\MitRealms : ZSCALERBETA.NET`,
      kdcs: [{ repaired: ['kerberos.zscalerbeta.net'] }],
    });
  });

  it('of mappings has its entries', () => {
    const [, mapping] = facts(MAP, {
      lists: [[['ZSCALERBETA.NET', '.zscalerbeta.net&#59; .gateway.zscalerbeta.net']]],
    });
    expect(mapping).toMatchObject({
      kind: 'host-mapping',
      locator: `HKLM\\${POLICY_KEY}\\domain_realm : ZSCALERBETA.NET`,
      entries: [{ repaired: ['.zscalerbeta.net'] }, { repaired: ['.gateway.zscalerbeta.net'] }],
      entities: [{ value: '&#59;' }],
      plain: { value: '.zscalerbeta.net; .gateway.zscalerbeta.net' },
    });
  });

  it('with an entry without data is a realm, or a mapping, without value', () => {
    expect(facts(REALMS, { lists: [[['X.EXAMPLE', null]]] })[1]).toMatchObject({
      value: null,
      kdcs: [],
      tagProblems: [],
    });
    expect(facts(MAP, { lists: [[['X.EXAMPLE', null]]] })[1]).toMatchObject({
      value: null,
      entries: [],
      entities: [],
      plain: null,
    });
  });

  it.each([
    ['Enabled', 'enabled'],
    ['Disabled', 'disabled'],
    ['NotConfigured', 'not-configured'],
    ['disabled', 'disabled'],
  ])('that is %s has the state %s', (shown, state) => {
    expect(facts(REALMS, { state: shown })).toMatchObject([{ kind: 'policy-state', state, shown }]);
  });

  it.each(['Käytössä', '', 'constructor'])(
    'in the state "%s" is a gap, not a policy that is not configured',
    (state) => {
      expect(facts(REALMS, { state, lists: [[ENTRY]] })).toMatchObject([
        { kind: 'gap', code: 'bad-value', effect: 'partial', locator: `policy "${REALMS}"` },
        { kind: 'realm' },
      ]);
    },
  );

  it('of the user side is in the layer of users', () => {
    const [state, realm] = facts(REALMS, { side: 'user', lists: [[ENTRY]] });
    expect(state).toMatchObject({ layer: 'user', locator: `HKCU\\${POLICY_KEY} : MitRealms_Enabled` });
    expect(realm).toMatchObject({ layer: 'user' });
  });
});

describe('it is known', () => {
  it.each([
    [REALMS, 'MitRealms'],
    ['Interoperable Kerberos-V5-Bereichseinstellungen definieren', 'MitRealms'],
    ['Définir les paramètres des domaines interopérables Kerberos V5', 'MitRealms'],
    ['Definir configuración de dominios kerberos V5 interoperables', 'MitRealms'],
    ['Ορισμός ρυθμίσεων αλληλολειτουργήσιμου τομέα Kerberos V5', 'MitRealms'],
    [MAP, 'domain_realm'],
    ['Zuordnungen von Hostnamen zu Kerberosbereichen definieren', 'domain_realm'],
    ['Définir les mappages de noms d’hôtes à un domaine Kerberos', 'domain_realm'],
    ["définir les mappages de noms d'hôtes à un domaine kerberos", 'domain_realm'],
    ['Definir asignaciones de nombres de host al dominio kerberos', 'domain_realm'],
    ['Ορισμός αντιστοιχίσεων τομέα ονόματος κεντρικού υπολογιστή σε Kerberos', 'domain_realm'],
  ])('by its name, Disabled and without a category too: %s', (name, list) => {
    expect(kinds(name, { state: 'Disabled', category: null })).toEqual([`policy-state ${list}`]);
  });

  it('by its help text in a language that is not known', () => {
    const [realms, mappings] = HELP as [string, string];
    const names = { category: 'Sistema/Kerberos', lists: [[['X.EXAMPLE', '.x.example']]] } as const;
    expect(kinds('Definisci le impostazioni', { ...names, help: ['', realms] })).toEqual([
      'policy-state MitRealms',
      'realm',
    ]);
    expect(kinds('Definisci i mapping', { ...names, help: [mappings] })).toEqual([
      'policy-state domain_realm',
      'host-mapping',
    ]);
  });

  it.each(['<k>kdc.example</k>', '<K>kdc.example</K>', 'kdc.example</k>', '<k>kdc.example'])(
    'by its data alone: %s',
    (data) => {
      const lists = [[['X.EXAMPLE', data]]] as const;
      for (const category of ['Sistema\\Kerberos', 'Kerberos', 'Sistema/ Kerberos '])
        expect(kinds('Definisci le impostazioni', { category, lists })).toContain('realm');
      expect(kinds('Definisci le impostazioni', { category: null, lists })).toContain('realm');
    },
  );
});

describe('what is none of ours is silent', () => {
  it.each([
    [
      'the proxies of KDCs',
      'Specify KDC proxy servers for Kerberos clients',
      { lists: [[['X.EXAMPLE', '<https proxy.example />']]] },
    ],
    [
      'the proxies of KDCs in another language',
      'Specifica i server proxy KDC',
      { lists: [[['X.EXAMPLE', ' <https proxy.example />']]] },
    ],
    [
      'the proxies of KDCs, without a blank',
      'Specifica i server proxy KDC',
      { lists: [[['X.EXAMPLE', '<HTTPS proxy.example />']]] },
    ],
    ['one of a category below', 'Something', { state: 'Disabled', category: 'System/Kerberos/Other' }],
    ['another policy that is disabled', 'Require strict KDC validation', { state: 'Disabled' }],
    ['the same in French', 'Exiger une validation KDC stricte', { state: 'Disabled' }],
    ['a service account policy', 'Enable Delegated Managed Service Account logons', { state: 'Disabled' }],
    ['another policy that is enabled, without a list', 'Richiedi la convalida KDC', {}],
    ['one that is not configured, in any language', 'Definisci le impostazioni', { state: 'NotConfigured' }],
    [
      'one of another category',
      'Hardened UNC Paths',
      { category: 'Network/Network Provider', lists: [[['\\\\*\\SYSVOL', 'RequireIntegrity=1']]] },
    ],
    [
      'one that is disabled in another category',
      'Hardened UNC Paths',
      { state: 'Disabled', category: 'Network/Network Provider' },
    ],
    ['a category that only ends so', 'Something', { state: 'Disabled', category: 'System/No Kerberos' }],
  ] as const)('%s', (_what, name, bend) => {
    expect(facts(name, bend)).toEqual([]);
  });
});

describe('what cannot be told is a gap', () => {
  it.each([
    ['a disabled policy in another language', { state: 'Disabled' }],
    ['a list of hosts in another language', { lists: [[['X.EXAMPLE', '.x.example']]] }],
    ['a list that was left empty', { lists: [[]] }],
    ['a list of something else', { lists: [[['X.EXAMPLE', 'see <https proxy.example />']]] }],
    ['tags of KDCs beside the category', { category: 'System/Kerberos Other', lists: [[ENTRY]] }],
    ['tags of KDCs above the category', { category: 'My Kerberos', lists: [[ENTRY]] }],
    ['an unknown state', { state: 'Attivata' }],
    ['tags of KDCs under the category of another maker', { category: 'Contoso/Proxy', lists: [[ENTRY]] }],
  ] as const)('%s', (_what, bend) => {
    const found = facts('Definisci le impostazioni', { category: 'Sistema/Kerberos', ...bend });
    expect(found).toMatchObject([
      {
        kind: 'gap',
        code: 'unknown-policy',
        effect: 'partial',
        at: { region: { startLine: 1 } },
        locator: 'policy "Definisci le impostazioni"',
      },
    ]);
  });
});

describe('the fragments by which readers may skip', () => {
  it('are lower case, and found in the raw text of ours', () => {
    for (const fragment of POLICY_FRAGMENTS) expect(fragment).toBe(fragment.toLowerCase());
    const raw = '<Name>Define</Name><Category>System/Kerberos</Category>'.toLowerCase();
    const asked = (text: string) => POLICY_FRAGMENTS.some((fragment) => text.includes(fragment));
    expect(asked(raw)).toBe(true);
    expect(asked('<name>hardened unc paths</name>')).toBe(false);
    for (const tag of ['&lt;k&gt;', '&lt;k>', '<k>', '&#60;k&#62;', '&#x3c;k&#x3e;'])
      expect([tag, asked(`<data>${tag}kdc.example`)]).toEqual([tag, true]);
  });
});

describe('the origin', () => {
  it('is passed through', () => {
    expect([...interpretPolicy(policy(REALMS), POL)][0]?.origin).toBe(POL);
  });
});

describe('the circumstances of a record', () => {
  const winner = { precedence: 2, gpo: { value: 'CORP Proxy', at: policy(REALMS).at } };

  it('of a resultant set keep the winner, on the state and on every entry', () => {
    const found = [...interpretPolicy({ ...policy(REALMS, { lists: [[ENTRY]] }), winner }, REPORT)];
    expect(found).toMatchObject([
      { kind: 'policy-state', layer: 'policy', winner },
      { kind: 'realm', layer: 'policy', winner },
    ]);
  });

  it.each([
    ['MitRealms', 'MitRealms', 'realm'],
    ['HostToRealm', 'domain_realm', 'host-mapping'],
  ] as const)('of device management: %s is known by its own name, in its layer', (name, list, kind) => {
    const record = {
      ...policy(name, { category: null, lists: [[ENTRY]] }),
      delivery: 'mdm',
    } as const;
    expect([...interpretPolicy(record, REPORT)]).toMatchObject([
      { kind: 'policy-state', list, layer: 'mdm', delivery: 'mdm' },
      { kind, layer: 'mdm', delivery: 'mdm', key: `hklm\\${POLICY_KEY}\\${list}`.toLowerCase() },
    ]);
  });

  it('of a user stay in the layer of users, whoever delivers them', () => {
    const record = { ...policy(REALMS, { side: 'user' }), delivery: 'mdm' } as const;
    expect([...interpretPolicy(record, REPORT)]).toMatchObject([{ layer: 'user', delivery: 'mdm' }]);
  });
});

describe('a policy as people are shown it', () => {
  const shown = (bend: PolicyBend) => [
    ...interpretPolicy({ ...policy(REALMS, bend), translated: true }, REPORT),
  ];

  it('is known by words for its state in other languages, and enabled where it shows entries', () => {
    expect(shown({ state: 'Deaktiviert' })).toMatchObject([{ state: 'disabled', shown: 'Deaktiviert' }]);
    expect(shown({ state: 'Käytössä', lists: [[ENTRY]] })[0]).toMatchObject({ state: 'enabled' });
  });

  it('in words that are not known, without entries, is a gap', () => {
    for (const lists of [[], [[]]])
      expect(shown({ state: 'Käytössä', lists })).toMatchObject([{ kind: 'gap', code: 'bad-value' }]);
    expect(shown({ state: '', lists: [[ENTRY]] })[0]).toMatchObject({ kind: 'gap', code: 'bad-value' });
  });

  it('with an entry in a single column is a gap: the realm may be in it', () => {
    const bend = { lists: [[['', 'ZSCALERBETA.NET <k>kerberos.zscalerbeta.net</k>']]] } as const;
    expect(shown(bend)).toMatchObject([
      { kind: 'policy-state' },
      { kind: 'gap', code: 'bad-value', effect: 'partial', locator: `policy "${REALMS}"` },
    ]);
    // In XML the name has its place of its own and is empty; what stands beside it was meant for something.
    expect(facts(REALMS, bend)).toMatchObject([{ kind: 'policy-state' }, { kind: 'gap' }]);
  });
});
