// Registry records of every type and operation to facts.

import { describe, expect, it } from 'vitest';
import { interpretRegistry } from '../../src/interpreters/registry.ts';
import type { Fact, Origin } from '../../src/model/fact.ts';
import type { RegistryRecord } from '../../src/model/record.ts';
import { at } from '../support/facts.ts';
import { LOCAL_KEY, list, number, POL, POLICY_KEY, REG, registry, text } from '../support/records.ts';

const REALMS = `${POLICY_KEY}\\MitRealms`;
const MAP = `${POLICY_KEY}\\domain_realm`;
const BYTES = { kind: 'bytes', length: 4, at: at('zscaler').at } as const;

function facts(record: RegistryRecord, origin: Origin = REG): readonly Fact[] {
  return [...interpretRegistry(record, origin)];
}

/** The codes of gaps, and the kinds of other facts. */
function codes(record: RegistryRecord): readonly string[] {
  return facts(record).map((fact) => (fact.kind === 'gap' ? fact.code : fact.kind));
}

function hostsOf(fact: Fact | undefined): readonly string[] {
  if (fact?.kind === 'realm') return fact.kdcs.map((kdc) => kdc.text.value);
  return fact?.kind === 'host-mapping' ? fact.entries.map((entry) => entry.text.value) : [];
}

describe('a value of MitRealms', () => {
  it('is a realm with its KDCs, flags, type and place', () => {
    const record = registry(REALMS, 'ZSCALERBETA.NET', text('<f>0xE</f><k>kerberos.zscalerbeta.net</k>'));
    const [fact, ...others] = facts(record);
    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      kind: 'realm',
      origin: REG,
      layer: 'policy',
      locator: `HKLM\\${REALMS} : ZSCALERBETA.NET`,
      name: { value: 'ZSCALERBETA.NET' },
      valueType: 'REG_SZ',
      flags: { value: '0xE' },
      untagged: null,
    });
    expect(hostsOf(fact)).toEqual(['kerberos.zscalerbeta.net']);
  });

  it('of several strings has the KDCs of all of them, and no value', () => {
    const [fact] = facts(registry(REALMS, 'X.EXAMPLE', list('<k>a.example;b.example</k>', 'c.example')));
    expect(fact).toMatchObject({ value: null, valueType: 'REG_MULTI_SZ', untagged: null, tagProblems: [] });
    expect(hostsOf(fact)).toEqual(['a.example', 'b.example', 'c.example']);
  });

  it.each([
    ['a number', number(1), 'REG_DWORD'],
    ['bytes', BYTES, 'REG_BINARY'],
  ])('of %s is a realm without anything', (_what, data, valueType) => {
    const [fact] = facts(registry(REALMS, 'X.EXAMPLE', data));
    expect(fact).toMatchObject({ kind: 'realm', value: null, valueType, kdcs: [], untagged: null });
  });

  it('keeps the type that the file gives it', () => {
    const [fact] = facts(registry(REALMS, 'X.EXAMPLE', text('<k>a.example</k>'), { type: 'REG_EXPAND_SZ' }));
    expect(fact).toMatchObject({ valueType: 'REG_EXPAND_SZ', value: { value: '<k>a.example</k>' } });
  });

  it('is a realm too when it is set only if absent', () => {
    const [fact] = facts(registry(REALMS, 'X.EXAMPLE', text('a'), { operation: 'set-if-absent' }));
    expect(fact).toMatchObject({ kind: 'realm', onlyIfAbsent: true });
    expect(facts(registry(REALMS, 'X.EXAMPLE', text('a')))[0]).not.toHaveProperty('onlyIfAbsent');
  });

  it.each([
    ['the default value', registry(REALMS, '', text('x'))],
    ['the key', registry(REALMS, null, null, { operation: 'create-key' })],
    ['an access list', registry(REALMS, null, null, { operation: 'secure-key' })],
    ['another key', registry('SOFTWARE\\Microsoft', 'X.EXAMPLE', text('x'))],
  ])('%s is no realm', (_what, record) => {
    expect(facts(record)).toEqual([]);
  });
});

describe('an entry without a name', () => {
  it.each([
    ['of the realm list', registry(REALMS, '', text('<k>kerberos.zscalerbeta.net</k>'))],
    ['of the host map', registry(MAP, '', text('.zscalerbeta.net; .gateway.zscalerbeta.net'))],
  ])('%s is not passed over', (_what, record) => {
    expect(facts(record)).toMatchObject([{ kind: 'gap', code: 'bad-value', effect: 'partial' }]);
  });
});

describe('a value of domain_realm', () => {
  it('is a mapping with its entries', () => {
    const [fact] = facts(
      registry(MAP, 'ZSCALERBETA.NET', text('.zscalerbeta.net; .gateway.zscalerbeta.net;')),
    );
    expect(fact).toMatchObject({
      kind: 'host-mapping',
      layer: 'policy',
      valueType: 'REG_SZ',
      entities: [],
      plain: null,
    });
    expect(hostsOf(fact)).toEqual(['.zscalerbeta.net', '.gateway.zscalerbeta.net']);
  });

  it('with entities is read decoded, and shows them', () => {
    const [fact] = facts(registry(MAP, 'X.EXAMPLE', text('.a.example&#59; .b.example')));
    expect(hostsOf(fact)).toEqual(['.a.example', '.b.example']);
    expect(fact).toMatchObject({
      value: { value: '.a.example&#59; .b.example' },
      plain: { value: '.a.example; .b.example' },
      entities: [{ value: '&#59;' }],
    });
  });

  it('of several strings has the entries of all', () => {
    const [fact] = facts(registry(MAP, 'X.EXAMPLE', list('.a.example; .b.example', '', '.c.example')));
    expect(fact).toMatchObject({ value: null, valueType: 'REG_MULTI_SZ' });
    expect(hostsOf(fact)).toEqual(['.a.example', '.b.example', '.c.example']);
  });

  it('of another type has none', () => {
    expect(facts(registry(MAP, 'X.EXAMPLE', BYTES))[0]).toMatchObject({ value: null, entries: [] });
  });
});

describe('a switch', () => {
  it.each([
    ['MitRealms_Enabled', 1, 'MitRealms', 'enabled'],
    ['MITREALMS_ENABLED', 0, 'MitRealms', 'disabled'],
    ['domain_realm_Enabled', 7, 'domain_realm', 'enabled'],
  ] as const)('%s %d is %s %s', (name, value, listName, state) => {
    const [fact, ...others] = facts(registry(POLICY_KEY, name, number(value)));
    expect(others).toEqual([]);
    expect(fact).toMatchObject({
      kind: 'policy-state',
      list: listName,
      layer: 'policy',
      state,
      shown: String(value),
    });
    expect(fact?.at.region?.startLine).toBe(2);
  });

  it.each([
    ['text', text('1'), 'REG_SZ'],
    ['strings', list('1'), 'REG_MULTI_SZ'],
    ['bytes', BYTES, 'REG_BINARY'],
  ])('of %s is a gap: what Windows makes of it is not known', (_what, data, type) => {
    const [state, fact, ...others] = facts(registry(POLICY_KEY, 'MitRealms_Enabled', data));
    expect(others).toEqual([]);
    expect(state).toMatchObject({ kind: 'policy-state', list: 'MitRealms', state: 'unknown' });
    expect(fact).toMatchObject({ kind: 'gap', code: 'bad-value', effect: 'partial' });
    expect(fact?.kind === 'gap' && fact.message).toContain(type);
  });

  it('of 64 bits is a gap too', () => {
    const record = registry(POLICY_KEY, 'MitRealms_Enabled', number(1), { type: 'REG_QWORD' });
    expect(facts(record)).toMatchObject([{ state: 'unknown' }, { kind: 'gap', code: 'bad-value' }]);
  });

  it('of a wrong type is no gap where Windows does not read it', () => {
    expect(facts(registry(POLICY_KEY, 'MitRealms_Enabled', text('1'), { hive: 'HKCU' }))).toEqual([]);
  });

  it('that a policy file deletes is the disabled policy', () => {
    const record = registry(POLICY_KEY, 'MitRealms_Enabled', null, { hive: null, operation: 'delete-value' });
    expect(facts(record, POL)).toMatchObject([
      { kind: 'policy-state', list: 'MitRealms', layer: 'policy', state: 'disabled', shown: '**del' },
    ]);
  });

  it('that is deleted is the disabled policy in files that policies are made of, and a directive elsewhere', () => {
    const record = registry(POLICY_KEY, 'MitRealms_Enabled', null, { operation: 'delete-value' });
    const kind = (origin: Partial<Origin>, bend: Partial<RegistryRecord> = {}) =>
      facts({ ...record, ...bend }, { ...REG, ...origin })[0]?.kind;
    expect(kind({ holder: 'gpo' })).toBe('policy-state');
    expect(kind({ format: 'registry-pol' })).toBe('policy-state');
    expect(kind({ format: null })).toBe('policy-directive');
    expect(kind({ holder: 'gpo' }, { delivery: 'preferences' })).toBe('policy-directive');
  });

  it('keeps on which condition it is set or deleted, and by whom', () => {
    const how = { conditional: true, delivery: 'preferences' } as const;
    const set = registry(POLICY_KEY, 'MitRealms_Enabled', number(1), { type: null });
    expect(facts({ ...set, ...how })).toMatchObject([{ kind: 'policy-state', state: 'enabled', ...how }]);
    expect(facts(set)[0]).not.toHaveProperty('delivery');
    const gone = registry(REALMS, 'X.EXAMPLE', null, { operation: 'delete-value' });
    expect(facts({ ...gone, ...how })).toMatchObject([{ kind: 'policy-directive', ...how }]);
    expect(facts(gone)[0]).not.toHaveProperty('conditional');
  });

  it('that a .reg deletes is a directive', () => {
    const record = registry(POLICY_KEY, 'domain_realm_Enabled', null, { operation: 'delete-value' });
    expect(facts(record)).toMatchObject([
      {
        kind: 'policy-directive',
        list: 'domain_realm',
        operation: 'delete-value',
        target: 'domain_realm_Enabled',
      },
    ]);
  });

  it('without data, and another value of the key, say nothing', () => {
    expect(facts(registry(POLICY_KEY, 'MitRealms_Enabled', null))).toEqual([]);
    expect(facts(registry(POLICY_KEY, 'EnableCbacAndArmor', number(1)))).toEqual([]);
    expect(
      facts(registry(POLICY_KEY, 'KdcProxyServer_Enabled', null, { operation: 'delete-value' })),
    ).toEqual([]);
    expect(facts(registry(POLICY_KEY, null, null, { operation: 'create-key' }))).toEqual([]);
  });

  it('does not take names from the prototype of objects', () => {
    expect(facts(registry(POLICY_KEY, 'constructor', number(1)))).toEqual([]);
    expect(facts(registry(POLICY_KEY, '__proto__', number(1)))).toEqual([]);
  });
});

describe('a deletion', () => {
  it.each([
    [POLICY_KEY, null, 'delete-key', null],
    [POLICY_KEY, null, 'delete-all-values', null],
    [REALMS, null, 'delete-key', 'MitRealms'],
    [MAP, null, 'delete-all-values', 'domain_realm'],
    [MAP, 'X.EXAMPLE', 'delete-value', 'domain_realm'],
    [`${LOCAL_KEY}\\Domains`, null, 'delete-key', 'MitRealms'],
    [`${LOCAL_KEY}\\HostToRealm\\X.EXAMPLE`, null, 'delete-key', 'domain_realm'],
  ] as const)('of %s : %s (%s) is a directive about %s', (key, name, operation, listName) => {
    const [fact, ...others] = facts(registry(key, name, null, { operation }));
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ kind: 'policy-directive', operation, list: listName, target: name });
  });
});

describe('what ksetup writes', () => {
  const DOMAIN = `${LOCAL_KEY}\\Domains\\Athena.MIT.edu`;

  it('is a realm by its subkey, whose empty last string is no KDC', () => {
    const [fact] = facts(
      registry(`${DOMAIN}\\`, 'KdcNames', list('kerberos.mit.edu', 'kerberos-1.mit.edu:88', '')),
    );
    expect(fact).toMatchObject({
      kind: 'realm',
      layer: 'local',
      name: { value: 'Athena.MIT.edu' },
      value: null,
      untagged: null,
    });
    expect(hostsOf(fact)).toEqual(['kerberos.mit.edu', 'kerberos-1.mit.edu:88']);
    const region = fact?.kind === 'realm' ? fact.name.at.region : null;
    expect(region).toMatchObject({ startColumn: DOMAIN.length - 13, endColumn: DOMAIN.length + 1 });
  });

  it('is a realm by the subkey alone', () => {
    const [fact] = facts(registry(DOMAIN, null, null, { operation: 'create-key' }));
    expect(fact).toMatchObject({ kind: 'realm', kdcs: [], flags: null });
  });

  it('has its flags as a number, or as somebody wrote them', () => {
    expect(facts(registry(DOMAIN, 'RealmFlags', number(14)))).toMatchObject([
      { flags: { value: '0xe' }, kdcs: [] },
    ]);
    expect(facts(registry(DOMAIN, 'RealmFlags', text('TcpSupported')))).toMatchObject([
      { flags: { value: 'TcpSupported' } },
    ]);
    expect(facts(registry(DOMAIN, 'RealmFlags', BYTES))).toMatchObject([{ flags: null }]);
  });

  it('is a mapping by SpnMappings', () => {
    const [fact] = facts(
      registry(`${LOCAL_KEY}\\HostToRealm\\X.EXAMPLE`, 'spnmappings', list('.x.example', ' ', '')),
    );
    expect(fact).toMatchObject({ kind: 'host-mapping', layer: 'local', name: { value: 'X.EXAMPLE' } });
    expect(hostsOf(fact)).toEqual(['.x.example', ' ']);
  });

  it('of one string is that string', () => {
    expect(hostsOf(facts(registry(DOMAIN, 'KdcNames', text('kdc.example')))[0])).toEqual(['kdc.example']);
    expect(hostsOf(facts(registry(DOMAIN, 'KdcNames', BYTES))[0])).toEqual([]);
    expect(facts(registry(`${DOMAIN}\\\\`, 'KdcNames', text('a')))).toMatchObject([
      { name: { value: 'Athena.MIT.edu' }, flags: null },
    ]);
    expect(facts(registry(DOMAIN, 'KdcNames', number(1)))).toMatchObject([{ kdcs: [], flags: null }]);
    expect(facts(registry(DOMAIN, 'RealmFlags', list('a')))).toMatchObject([{ kdcs: [], flags: null }]);
    for (const name of ['KdcNames', 'RealmFlags'])
      expect(facts(registry(DOMAIN, name, null))).toMatchObject([{ kdcs: [], flags: null }]);
    const key = registry(`${LOCAL_KEY}\\HostToRealm\\X.EXAMPLE`, null, null, { operation: 'create-key' });
    expect(facts(key)).toMatchObject([{ kind: 'host-mapping', entries: [] }]);
  });

  it('is a realm where an empty default value stands in its key', () => {
    expect(facts(registry(DOMAIN, '', text('')))).toMatchObject([{ kind: 'realm', kdcs: [], flags: null }]);
    expect(facts(registry(`${REALMS}\\X.EXAMPLE`, '', text('')))).toMatchObject([
      { kind: 'realm', layer: 'dead' },
    ]);
  });

  it.each(['KpasswdNames', 'ALTERNATEDOMAINNAMES', 'ApReqChecksumType', 'PreAuthType'])(
    'says nothing by %s, which is no setting of a host map',
    (name) => {
      expect(facts(registry(DOMAIN, name, list('kpasswd.example')))).toEqual([]);
      expect(codes(registry(`${LOCAL_KEY}\\HostToRealm\\X`, name, list('x')))).toEqual(['unknown-setting']);
    },
  );

  it.each([
    [DOMAIN, 'KdcName', list('kdc.example')],
    [DOMAIN, 'KdcNames2', list('kdc.example')],
    [DOMAIN, 'XPreAuthType', number(1)],
    [DOMAIN, 'SpnMappings', list('.x.example')],
    [DOMAIN, '', text('kdc.example')],
    [DOMAIN, '', list('')],
    [DOMAIN, 'Note', text('')],
    [`${LOCAL_KEY}\\HostToRealm\\X.EXAMPLE`, 'SpnMapings', list('.x.example')],
    [`${LOCAL_KEY}\\HostToRealm\\X.EXAMPLE`, 'KdcNames', list('x')],
    [`${REALMS}\\X.EXAMPLE`, '', text('<k>kerberos.x.example</k>')],
    [`${REALMS}\\X.EXAMPLE`, 'KDC', text('<k>kerberos.x.example</k>')],
    [`${MAP}\\X.EXAMPLE`, 'Hosts', text('.x.example')],
  ])('is not understood where a realm has another value: %s, %s', (key, name, data) => {
    const record = registry(key, name, data);
    expect(facts(record)).toMatchObject([
      { kind: 'gap', code: 'unknown-setting', effect: 'partial', at: record.valueName?.at },
    ]);
    expect(codes({ ...record, operation: 'delete-value' })).toEqual(['policy-directive']);
  });

  it('is in the wrong place in the key above', () => {
    expect(facts(registry(`${LOCAL_KEY}\\HostToRealm`, 'X.EXAMPLE', text('.x.example')))).toMatchObject([
      { kind: 'host-mapping', layer: 'dead', name: { value: 'X.EXAMPLE' } },
    ]);
    expect(facts(registry(`${LOCAL_KEY}\\Domains`, null, null, { operation: 'create-key' }))).toEqual([]);
  });
});

describe('the place of a fact', () => {
  it('is a key and a value name, whatever colons and backslashes the name holds', () => {
    const key = `hklm\\${REALMS.toLowerCase()}`;
    const [set] = facts(registry(REALMS, 'A : B\\C', text('x')));
    expect(set).toMatchObject({ key, valueName: 'a : b\\c' });
    const [deleted] = facts(registry(`${REALMS}\\`, null, null, { operation: 'delete-key' }));
    expect(deleted).toMatchObject({ key, valueName: null });
  });

  it('is under the root of users on their side of a policy file', () => {
    for (const name of ['MitRealms\\X.EXAMPLE', 'MitRealms_Enabled']) {
      const [list, value = ''] = name.includes('\\') ? [REALMS, 'X.EXAMPLE'] : [POLICY_KEY, name];
      const data = value === name ? number(1) : text('x');
      const [fact] = facts(registry(list, value, data, { hive: null, side: 'user' }), POL);
      expect(fact?.locator).toBe(`HKCU\\${list} : ${value}`);
    }
  });
});

describe('places that Windows does not read', () => {
  it.each([
    ['HKCU', REALMS, null, 'user'],
    ['HKLM', REALMS.replace('SOFTWARE', 'SOFTWARE\\Wow6432Node'), null, 'wow6432'],
    ['HKLM', `${LOCAL_KEY}\\MitRealms`, null, 'dead'],
    [null, REALMS, 'user', 'user'],
    [null, REALMS, 'computer', 'policy'],
  ] as const)('%s\\%s (side %s) keep their facts, in the layer %s', (hive, key, side, layer) => {
    expect(facts(registry(key, 'X.EXAMPLE', text('x'), { hive, side }))).toMatchObject([
      { kind: 'realm', layer },
    ]);
  });

  it.each([
    ['ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>', 'realm'],
    ['zscalerbeta.net', '.zscalerbeta.net; .gateway.zscalerbeta.net', 'host-mapping'],
    ['X.EXAMPLE', 'a.example', 'host-mapping'],
    ['X.EXAMPLE', ' .a.bb.cc-1.example ; b.example', 'host-mapping'],
    ['X.EXAMPLE', '<k>a', 'realm'],
    ['X.EXAMPLE', 'a</f>', 'realm'],
  ])('are the key above the lists, for the entry %s of one of them', (name, value, kind) => {
    expect(facts(registry(POLICY_KEY, name, text(value)))).toMatchObject([{ kind, layer: 'dead' }]);
  });

  it.each([
    ['MitRelams', '<k>kerberos.zscalerbeta.net</k>', 'realm'],
    ['Mit\u200bRealms', '<k>kerberos.zscalerbeta.net</k>', 'realm'],
    ['domain\uff3frealm', '.zscalerbeta.net; .gateway.zscalerbeta.net', 'host-mapping'],
    ['domain_realm.bak', '.zscalerbeta.net', 'host-mapping'],
  ])('are lists under a name that only resembles their own: %s', (name, value, kind) => {
    expect(facts(registry(`${POLICY_KEY}\\${name}`, 'ZSCALERBETA.NET', text(value)))).toMatchObject([
      { kind, layer: 'dead' },
    ]);
  });

  it.each([
    ['the policies', POLICY_KEY],
    ['an unknown list', `${POLICY_KEY}\\MitRelams`],
  ])('are read as lists where several strings stand in %s', (_what, key) => {
    expect(facts(registry(key, 'X.EXAMPLE', list('<k>a.example</k>', '')))).toMatchObject([
      { kind: 'realm', layer: 'dead', valueType: 'REG_MULTI_SZ' },
    ]);
    expect(facts(registry(key, 'X.EXAMPLE', list(' .x.example', 'b')))).toMatchObject([
      { kind: 'host-mapping', layer: 'dead' },
    ]);
  });

  it.each([
    ['a list without a KDC', `${POLICY_KEY}\\MitRelams`, 'X.EXAMPLE', list('a')],
    ['an entry without a KDC', `${POLICY_KEY}\\MitRelams`, 'X.EXAMPLE', text('')],
    ['a number', `${POLICY_KEY}\\MitRelams`, 'X.EXAMPLE', number(1)],
    ['a default value', `${POLICY_KEY}\\Realms`, '', text('x')],
    ['a default value without a name', `${POLICY_KEY}\\Realms`, null, text('x')],
    ['a key of a realm', `${POLICY_KEY}\\Realms\\X.EXAMPLE`, 'KdcNames', list('a')],
    ['a value below numbers', `${POLICY_KEY}\\Parameters\\X`, 'X', text('x')],
    ['a switch of no list', POLICY_KEY, 'MitRelams_Enabled', number(1)],
    ['a switch with a character that nobody sees', POLICY_KEY, 'Mit\u200bRealms_Enabled', number(1)],
    ['a switch in full width', POLICY_KEY, 'MitRealms\uff3fEnabled', number(1)],
    ['a value beside the realms of ksetup', `${LOCAL_KEY}\\Foo`, 'Note', text('kdc.x.example')],
    ['a text of a list beside the realms of ksetup', `${LOCAL_KEY}\\Foo`, 'X', text('<k>a.example</k>')],
    ['an entry in the key of ksetup', LOCAL_KEY, 'X.EXAMPLE', text('<k>a.example</k>')],
    ['a KDC in the key of ksetup', LOCAL_KEY, 'KdcNames', list('kdc.x.example', '')],
    ['a value below a realm of ksetup', `${LOCAL_KEY}\\Domains\\X\\Y`, 'KdcNames', list('a')],
  ])('may be where %s is of no policy that is known: a gap', (_what, key, name, data) => {
    const record = registry(key, name, data);
    expect(facts(record)).toMatchObject([
      { kind: 'gap', code: 'unknown-setting', effect: 'partial', at: (record.valueName ?? record).at },
    ]);
  });

  it.each([
    ['KdcNames', 'Domian'],
    ['RealmFlags', 'Domain'],
    ['SPNMAPPINGS', 'HostToRelm'],
    ['KdcName', 'Domians'],
    ['Note', 'Domian'],
  ])('may be where %s stands in %s, a key that ksetup does not write: a gap', (name, key) => {
    const misspelt = registry(`${LOCAL_KEY}\\${key}\\X.EXAMPLE`, name, list('a.example'));
    expect(codes(misspelt)).toEqual(['unknown-setting']);
    expect(codes({ ...misspelt, operation: 'delete-value' })).toEqual([]);
  });

  it.each([
    [`${LOCAL_KEY}\\Domian`, []],
    [`${LOCAL_KEY}\\Domian\\X.EXAMPLE`, ['unknown-setting']],
    [`${POLICY_KEY}\\MitRelams`, []],
    [`${POLICY_KEY}\\MitRelams\\X.EXAMPLE`, ['unknown-setting']],
    [`${LOCAL_KEY}\\UserList`, []],
  ])('may be a key alone where it could be that of a realm: %s', (key, expected) => {
    const alone = registry(key, null, null, { operation: 'create-key' });
    expect(codes(alone)).toEqual(expected);
    expect(codes(registry(key, '', text('')))).toEqual(expected);
    expect(codes({ ...alone, operation: 'delete-key' })).toEqual([]);
    expect(codes({ ...alone, operation: 'secure-key' })).toEqual([]);
  });

  it('are not what ksetup and Windows put beside them', () => {
    expect(codes(registry(`${LOCAL_KEY}\\Parameters`, 'MaxPacketSize', number(1)))).toEqual([]);
    expect(codes(registry(`${LOCAL_KEY}\\UserList`, 'guest@X.EXAMPLE', text('guest')))).toEqual([]);
    expect(codes(registry(LOCAL_KEY, 'SkewTime', number(5)))).toEqual([]);
    expect(codes(registry(LOCAL_KEY, 'Note', text('set by the service desk')))).toEqual([]);
    expect(codes(registry(LOCAL_KEY, null, null, { operation: 'create-key' }))).toEqual([]);
    expect(codes(registry(LOCAL_KEY, '', text('')))).toEqual([]);
    expect(codes(registry(LOCAL_KEY, null, null, { operation: 'delete-key' }))).toEqual([]);
  });

  it('name what is not understood, also where it has no name', () => {
    const key = `${POLICY_KEY}\\Foo\\X`;
    const records = [
      registry(key, 'Note', text('x')),
      registry(key, '', text('x')),
      registry(key, null, null, { operation: 'create-key' }),
    ];
    const said = records.flatMap((record) =>
      facts(record).map((fact) => fact.kind === 'gap' && fact.message),
    );
    expect(new Set(said).size).toBe(3);
    for (const message of said) expect(message).not.toMatch(/\s\s|null|undefined/);
  });

  it('are not what other policies of Kerberos write', () => {
    expect(facts(registry(POLICY_KEY, 'KdcProxyServer_Enabled', number(1)))).toEqual([]);
    const servers = `${POLICY_KEY}\\KdcProxy\\ProxyServers`;
    expect(facts(registry(servers, 'X.EXAMPLE', text('<https kdcproxy.x.example:443:kdc />')))).toEqual([]);
    expect(facts(registry(`${POLICY_KEY}\\Parameters`, 'SupportedEncryptionTypes', number(24)))).toEqual([]);
    expect(facts(registry(`${POLICY_KEY}\\MitRelams`, null, null))).toEqual([]);
  });

  it('are not those of other values beside the lists', () => {
    expect(facts(registry(POLICY_KEY, 'RequireFast', number(1)))).toEqual([]);
    expect(facts(registry(POLICY_KEY, 'Note', text('set by the service desk')))).toEqual([]);
    expect(facts(registry(POLICY_KEY, 'Version', text('10.0.19041.1')))).toEqual([]);
    for (const note of ['see a.example', 'a.example, as before', 'a.example/x', 'localhost', '(a.example;)'])
      expect([note, facts(registry(POLICY_KEY, 'Note', text(note)))]).toEqual([note, []]);
    expect(facts(registry(POLICY_KEY, 'A', text('a.example'), { operation: 'delete-value' }))).toEqual([]);
  });

  it('are known by the folder of a policy file that has no hives', () => {
    const record = registry(REALMS, 'X.EXAMPLE', text('x'), { hive: null });
    expect(facts(record, { ...POL, side: 'user' })).toMatchObject([{ layer: 'user' }]);
    expect(facts(record, POL)).toMatchObject([{ layer: 'policy', locator: `HKLM\\${REALMS} : X.EXAMPLE` }]);
  });
});
