// The text of a first config: valid as it stands and with any of its suggestions taken, whatever was found.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Config, readConfig } from '../../src/config/config.ts';
import { starterConfig } from '../../src/config/starter.ts';
import type { Starter } from '../../src/model/starter.ts';
import { UNSEEN } from '../../src/model/unseen.ts';
import { anyText } from '../support/any-text.ts';
import { CATALOGUE } from '../support/catalogue.ts';
import { suggestionsIn, taking } from '../support/starter.ts';
import { THOROUGH } from '../support/thorough.ts';

const NOTHING: Starter = {
  schema: null,
  cloud: null,
  inUse: [],
  unknown: [],
  certain: true,
  realms: [],
  leftOut: [],
  gpos: [],
  domains: [],
  layers: [],
  clients: [],
  superseded: [],
  finding: null,
  lastDay: '2026-06-07',
};

const MUCH: Starter = {
  ...NOTHING,
  inUse: ['zscalerbeta.net', 'zscalertwo.net'],
  unknown: ['zscalerfour.net'],
  realms: [
    {
      realm: 'HADOOP.CONTOSO.EXAMPLE',
      kdcs: ['kdc1.hadoop.contoso.example', 'kdc2.hadoop.contoso.example'],
      suffixes: ['.hadoop.contoso.example'],
      trust: { type: 3, direction: 3, transitive: false, encryptionTypes: 24 },
    },
    { realm: 'LAB.CONTOSO.EXAMPLE', kdcs: [], suffixes: [], trust: null },
  ],
  gpos: [{ gpo: 'CORP Zscaler Kerberos', realm: 'ZSCALERBETA.NET' }],
  domains: ['corp.contoso.example', 'emea.contoso.example'],
  layers: ['gpo', 'client', 'trust'],
  clients: [
    { path: 'proxy.pac', client: 'PC-0217' },
    { path: 'old/kerberos.reg', client: 'NAME-OF-THE-CLIENT' },
  ],
  superseded: ['gpos/{2F1D9A6B-5C7E-4E0A-B1D3-6A8C94E7F205}'],
  finding: { rule: 'kdc-wrong-host', subject: 'CORP Zscaler Kerberos' },
};

function read(text: string): Config {
  const { config, problems } = readConfig(text, CATALOGUE);
  if (config) return config;
  throw new Error(`${problems.map(({ line, message }) => `${line}: ${message}`).join('\n')}\n${text}`);
}

/** Reads it as it stands, with each suggestion taken and with all of them. */
function readAll(text: string): Config {
  for (const name of suggestionsIn(text)) read(taking(text, [name]));
  read(taking(text));
  return read(text);
}

describe('a config for nothing', () => {
  const text = starterConfig(NOTHING);

  it('sets nothing but what is so without it', () => {
    expect(read(text)).toMatchObject({
      cloud: null,
      cloudsInUse: null,
      extraClouds: [],
      realms: [],
      expect: [],
      userDomains: null,
      require: null,
      suppressions: [],
      clients: [],
      ignore: [],
      severities: {},
      failOn: 'error',
    });
  });

  it('suggests what can be said of anything', () => {
    expect(suggestionsIn(text)).toEqual(['$schema', 'ignore', 'suppressions']);
    readAll(text);
    expect(read(taking(text, ['suppressions'])).suppressions).toMatchObject([{ until: '2026-06-07' }]);
  });
});

describe('a config for much', () => {
  const text = starterConfig(MUCH);

  it('is valid with every suggestion taken', () => {
    expect(suggestionsIn(text)).toEqual([
      '$schema',
      'clouds',
      'realms',
      'expect',
      'userDomains',
      'require',
      'clients',
      'ignore',
      'suppressions',
    ]);
    expect(readAll(text)).toMatchObject({ cloudsInUse: null, realms: [], expect: [], suppressions: [] });
  });

  it('suggests what was found', () => {
    expect(read(taking(text))).toMatchObject({
      cloudsInUse: ['zscalerbeta.net', 'zscalertwo.net', 'zscalerfour.net'],
      extraClouds: ['zscalerfour.net'],
      realms: [MUCH.realms[0], { realm: 'LAB.CONTOSO.EXAMPLE' }],
      expect: [{ of: 'gpo', name: 'CORP Zscaler Kerberos', realm: 'ZSCALERBETA.NET', state: 'required' }],
      userDomains: MUCH.domains,
      require: MUCH.layers,
      clients: [
        { glob: 'proxy.pac', client: 'PC-0217' },
        { glob: 'old/kerberos.reg', client: 'NAME-OF-THE-CLIENT' },
      ],
      ignore: MUCH.superseded,
      suppressions: [{ rule: 'kdc-wrong-host', subject: 'CORP Zscaler Kerberos', until: '2026-06-07' }],
    });
  });

  it.each([MUCH, { ...MUCH, cloud: 'zscalerbeta.net', schema: './schema.json' }])(
    'fits 80 columns',
    (found) => {
      const lines = starterConfig(found).split('\n');
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    },
  );
});

describe('what is left out', () => {
  const wrong = [
    { what: 'realm', name: 'REALM.EXAMPLE' },
    { what: 'kdc', name: '192.0.2.88' },
    { what: 'suffix', name: 'hadoop.contoso.example\n"x": 1,' },
    { what: 'trust', name: 'HADOOP.CONTOSO.EXAMPLE' },
    { what: 'kdc', name: 'k'.repeat(80) },
  ] as const;

  it('is said above the realms, in strings of JSON', () => {
    const text = starterConfig({ ...MUCH, leftOut: wrong });
    expect(text).toContain(
      [
        '  // Left out, because findings say that it is wrong:',
        '  //   realm "REALM.EXAMPLE"',
        '  //   KDC "192.0.2.88"',
        '  //   host or suffix "hadoop.contoso.example\\n\\"x\\": 1,"',
        '  //   trust to "HADOOP.CONTOSO.EXAMPLE"',
        '  // And 1 more, which are not named here.',
        '  // "realms": [',
      ].join('\n'),
    );
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(readAll(text).realms).toEqual([]);
    expect(read(taking(text)).realms).toEqual(read(taking(starterConfig(MUCH))).realms);
  });

  it('is nothing where there is nothing', () => {
    expect(starterConfig(MUCH)).not.toContain('Left out');
  });
});

describe('clouds', () => {
  const sure = { ...NOTHING, inUse: ['zscalerbeta.net'] };

  it('are in use where that changes nothing', () => {
    const text = starterConfig(sure);
    expect(readAll(text).cloudsInUse).toEqual(['zscalerbeta.net']);
  });

  it.each([
    ['it would change what is found', { ...sure, certain: false }],
    ['there are others that nobody knows', { ...sure, unknown: ['zscalerfour.net'] }],
    ['not all of them can be named', { ...sure, inUse: [...sure.inUse, 'no cloud'] }],
  ])('are suggested where %s', (_, found) => {
    const text = starterConfig(found);
    expect(readAll(text).cloudsInUse).toBeNull();
    expect(read(taking(text, ['clouds'])).cloudsInUse).toContain('zscalerbeta.net');
  });

  it('are one where the user named it', () => {
    const text = starterConfig({ ...sure, cloud: 'zscalerbeta.net' });
    expect(readAll(text)).toMatchObject({ cloud: 'zscalerbeta.net', cloudsInUse: null });
    expect(suggestionsIn(text)).not.toContain('clouds');
    const other = starterConfig({ ...sure, cloud: 'zscalertwo.net', certain: false });
    expect(readAll(other).cloud).toBe('zscalertwo.net');
    expect(suggestionsIn(other)).toContain('clouds');
  });
});

describe('the schema', () => {
  it('is named where it is installed', () => {
    const text = starterConfig({
      ...NOTHING,
      schema: '../node_modules/realmlint/schemas/config.schema.json',
    });
    expect(text).toContain('\n  "$schema": "../node_modules/realmlint/schemas/config.schema.json",\n');
    readAll(text);
  });
});

describe('a trust', () => {
  const realm = { realm: 'R.EXAMPLE', kdcs: [], suffixes: [] };
  it.each([
    [{ type: 3, direction: 1, transitive: true, encryptionTypes: null }, true],
    [{ type: 3, direction: 2, transitive: false, encryptionTypes: 4 }, true],
    [{ type: 3, direction: 0, transitive: false, encryptionTypes: null }, false],
    [{ type: 3, direction: 7, transitive: false, encryptionTypes: null }, false],
    [null, false],
  ])('%j is there: %s', (trust, there) => {
    const text = taking(starterConfig({ ...NOTHING, realms: [{ ...realm, trust }] }));
    expect(read(text).realms).toEqual([{ ...realm, trust: there ? trust : null }]);
  });
});

describe('long lists', () => {
  const many = Array.from({ length: 300 }, (_, i) => `n${i}.contoso.example`);
  const text = starterConfig({
    ...NOTHING,
    inUse: many,
    realms: many.map((realm) => ({ realm, kdcs: many, suffixes: [], trust: null })),
    gpos: many.map((gpo) => ({ gpo, realm: 'R.EXAMPLE' })),
    domains: many,
    clients: many.map((path) => ({ path, client: 'PC' })),
    superseded: many,
  });

  it('are cut, and say so', () => {
    expect(text.split('\n').length).toBeLessThan(400);
    expect(text.match(/And 290 more, which are not named here\./g)).toHaveLength(6);
    expect(text).toContain('Not all of their hosts are named here');
    readAll(text);
  });
});

// What ends a string or a comment somewhere, or is not seen.
const HOSTILE = [
  '*/',
  '"',
  '\\',
  '\r\n',
  '\u2028',
  '\u0085',
  '\u202e',
  '\0',
  '\ud800',
  '\ufeff',
  '// "x": 1',
  '},',
];

describe('hostile names', () => {
  const everywhere = (name: string): Starter => ({
    ...NOTHING,
    schema: name,
    inUse: [name],
    unknown: [name],
    realms: [{ realm: name, kdcs: [name], suffixes: [name], trust: null }],
    leftOut: [{ what: 'kdc', name }],
    gpos: [{ gpo: name, realm: name }],
    domains: [name],
    clients: [{ path: name, client: name }],
    superseded: [name],
    finding: { rule: 'kdc-wrong-host', subject: name },
  });

  function check(name: string): void {
    const text = starterConfig(everywhere(name));
    expect(text.replaceAll('\n', '').match(UNSEEN)).toBeNull();
    for (const line of text.split('\n')) expect(line).toMatch(/^(?: *| *\/\/.*| *[{}].*| *".*)$/);
    const config = readAll(text);
    expect({ ...config, severities: {} }).toEqual({ ...read(starterConfig(NOTHING)), severities: {} });
    expect(suggestionsIn(text).length).toBeGreaterThan(1);
    if (name.trim() !== '' && name.length <= 255) {
      expect(read(taking(text, ['userDomains'])).userDomains).toHaveLength(1);
      expect(read(taking(text, ['clients'])).clients).toEqual([{ glob: name, client: name.trim() }]);
    }
  }

  it.each(HOSTILE)('%j', (name) => {
    check(name);
    check(`CORP${name}`);
    check(`a\n${name}\n  "ignore": ["**"],`);
    check(name.repeat(300));
  });

  it('of any characters', () => {
    fc.assert(
      fc.property(anyText(30), (name) => check(name)),
      { numRuns: THOROUGH ? 1000 : 20 },
    );
  });

  it('that objects have of their own', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) check(name);
  });
});
