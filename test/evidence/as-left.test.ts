// What a file leaves behind when it has been applied to its end.
import { describe, expect, it } from 'vitest';
import { asLeft, overruled } from '../../src/evidence/as-left.ts';
import { interpretPolicy } from '../../src/interpreters/policies.ts';
import { DEFAULT_SETTINGS, lint, type Report } from '../../src/lint.ts';
import type { Fact, Origin } from '../../src/model/fact.ts';
import { encode } from '../support/bytes.ts';
import { inputOf } from '../support/inputs.ts';
import { POLICY_KEY, policy } from '../support/records.ts';

const KEY = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const RIGHT = `"ZSCALERBETA.NET"="<k>kerberos.zscalerbeta.net</k>"`;
const WRONG = `"ZSCALERBETA.NET"="<k>kerberos.zscalertwo.net</k>"`;
const MAP = `[${KEY}\\domain_realm]\n"ZSCALERBETA.NET"=".zscalerbeta.net; .gateway.zscalerbeta.net"\n`;
const SWITCHES = `[${KEY}]\n"MitRealms_Enabled"=dword:1\n"domain_realm_Enabled"=dword:1\n`;

function judged(path: string, bytes: Uint8Array): Report {
  return lint([inputOf(path, bytes)], { settings: DEFAULT_SETTINGS }).report;
}

function loud({ findings }: Report): string[] {
  return findings.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId);
}

function rulesOf(path: string, text: string): string[] {
  return loud(judged(path, encode(text)));
}

const reg = (...parts: string[]) =>
  rulesOf('PC-0217.reg', `Windows Registry Editor Version 5.00\n\n${SWITCHES}\n${parts.join('\n')}\n`);

function realmCheck(...parts: string[]): string | undefined {
  const text = `Windows Registry Editor Version 5.00\n\n${SWITCHES}\n${parts.join('\n')}\n`;
  const { coverage } = judged('PC-0217.reg', encode(text));
  return coverage.find(({ check }) => check === 'mapping-realm-undefined')?.status;
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const number = (value: number) => Buffer.from(new Uint32Array([value]).buffer);

type PolRecord = readonly [key: string, name: string, data: string | 0 | 1];

/** A policy file, each record a text or a number (MS-GPREG 2.2.1). */
function pol(...records: PolRecord[]): Uint8Array {
  const parts = records.map(([list, name, data]) => {
    const key = `Software\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos${list}`;
    const bytes = typeof data === 'number' ? number(data) : utf16(`${data}\0`);
    const type = number(typeof data === 'number' ? 4 : 1);
    const head = [utf16(`[${key}\0;${name}\0;`), type, utf16(';'), number(bytes.length), utf16(';')];
    return Buffer.concat([...head, bytes, utf16(']')]);
  });
  return Uint8Array.from(Buffer.concat([Buffer.from('PReg'), number(1), ...parts]));
}

const SWITCHED: readonly PolRecord[] = [
  ['', 'MitRealms_Enabled', 1],
  ['', 'domain_realm_Enabled', 1],
];

describe('a policy file', () => {
  const realm = ['\\MitRealms', 'ZSCALERBETA.NET', '<k>kerberos.zscalerbeta.net</k>'] as const;
  const map = ['\\domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'] as const;
  const of = (...records: PolRecord[]): string[] =>
    loud(judged('Registry.pol', pol(...SWITCHED, ...records)));

  it('deletes what stands before its directives, and not what comes after', () => {
    expect(of(map, realm)).toEqual([]);
    for (const directive of ['**delvals.', '**DELVALS.', '**del.zscalerbeta.net']) {
      expect(of(map, realm, ['\\MitRealms', directive, ' '])).toEqual(['mapping-realm-undefined']);
      expect(of(map, ['\\MitRealms', directive, ' '], realm)).toEqual([]);
    }
    expect(of(map, realm, ['\\domain_realm', '**delvals.', ' '])).toEqual(['realm-without-mapping']);
  });
});

describe('a value that is set only if it is absent', () => {
  const right = '<k>kerberos.zscalerbeta.net</k>';
  const wrong = '<k>kerberos.zscalertwo.net</k>';
  const map = ['\\domain_realm', 'ZSCALERBETA.NET', '.zscalerbeta.net; .gateway.zscalerbeta.net'] as const;
  const of = (...realms: (readonly [name: string, data: string])[]): string[] => {
    const records = realms.map(([name, data]) => ['\\MitRealms', name, data] as const);
    return loud(judged('Registry.pol', pol(...SWITCHED, map, ...records)));
  };

  it('does not replace what stands', () => {
    expect(of(['ZSCALERBETA.NET', wrong], ['**soft.ZSCALERBETA.NET', right])).toEqual(['kdc-wrong-host']);
    expect(of(['ZSCALERBETA.NET', right], ['**soft.zscalerbeta.net', wrong])).toEqual([]);
    expect(of(['**soft.ZSCALERBETA.NET', wrong], ['**soft.ZSCALERBETA.NET', right])).toEqual([
      'kdc-wrong-host',
    ]);
  });

  it('is set where nothing stands, and gives way to a plain one', () => {
    expect(of(['**soft.ZSCALERBETA.NET', wrong])).toEqual(['kdc-wrong-host']);
    expect(of(['ZSCALERBETA.NET', wrong], ['**delvals.', ' '], ['**soft.ZSCALERBETA.NET', right])).toEqual(
      [],
    );
    expect(of(['**soft.ZSCALERBETA.NET', wrong], ['ZSCALERBETA.NET', right])).toEqual([]);
  });

  it('can be a switch', () => {
    const realm = ['\\MitRealms', 'ZSCALERBETA.NET', right] as const;
    const off = ['', 'MitRealms_Enabled', 0] as const;
    const soft = ['', '**soft.MitRealms_Enabled', 1] as const;
    const on = ['', 'domain_realm_Enabled', 1] as const;
    expect(loud(judged('Registry.pol', pol(off, soft, on, map, realm)))).toEqual(['policy-not-enabled']);
  });
});

describe('a .reg file', () => {
  it('keeps the later of two values of one name', () => {
    expect(reg(`[${KEY}\\MitRealms]`, WRONG, RIGHT, '', MAP)).toEqual([]);
    expect(reg(`[${KEY}\\MitRealms]`, RIGHT, WRONG, '', MAP)).toEqual(['kdc-wrong-host']);
  });

  it('takes away a value that it deletes later', () => {
    // The policy is on, so its list is what counts, and it is empty now.
    expect(realmCheck(`[${KEY}\\MitRealms]`, RIGHT, '"zscalerbeta.net"=-', '', MAP)).toBe('fail');
    expect(reg(`[${KEY}\\MitRealms]`, '"ZSCALERBETA.NET"=-', RIGHT, '', MAP)).toEqual([]);
  });

  it('tells values apart whose names look like keys and values', () => {
    const odd = (host: string) => `"A : B\\\\C"="<k>${host}</k>"`;
    const left = (...parts: string[]) =>
      reg(`[${KEY}\\MitRealms]`, RIGHT, ...parts, '', MAP).filter((rule) => rule === 'kdc-missing-k-tag');
    // Deleted with its key, which is not the one that its name looks like.
    const bare = '"A : B\\\\C"="kdc.x.example"';
    expect(left(bare)).toEqual(['kdc-missing-k-tag']);
    expect(left(bare, odd('kdc.x.example'))).toEqual([]);
    expect(left(bare, '', `[-${KEY}\\MitRealms]`)).toEqual([]);
  });

  it('takes away the values of a key that it deletes later, and no others', () => {
    expect(realmCheck(`[${KEY}\\MitRealms]`, RIGHT, '', MAP, `[-${KEY}\\MitRealms]`)).toBe('fail');
    expect(realmCheck(`[${KEY}\\MitRealms]`, RIGHT, '', MAP)).toBe('pass');
    expect(reg(`[-${KEY}\\MitRealms]`, '', `[${KEY}\\MitRealms]`, RIGHT, '', MAP)).toEqual([]);
    expect(reg(`[${KEY}\\MitRealms]`, RIGHT, '', MAP, `[-${KEY}\\MitRealms2]`)).toEqual([]);
  });
});

describe('the output of reg query', () => {
  const shown = (...data: string[]) =>
    rulesOf(
      'PC-0217.txt',
      `${data.map((value) => `\n${KEY}\\MitRealms\n    ZSCALERBETA.NET    REG_SZ    ${value}\n`).join('\n')}\n`,
    );

  it('shows what it shows twice twice: the output of two machines in one file', () => {
    expect(shown('<k>kerberos.zscalertwo.net</k>', '<k>kerberos.zscalerbeta.net</k>')).toEqual([
      'kdc-wrong-host',
    ]);
    expect(shown('<k>kerberos.zscalerbeta.net</k>', '<k>kerberos.zscalertwo.net</k>')).toEqual([
      'kdc-wrong-host',
    ]);
    expect(shown('<k>kerberos.zscalerbeta.net</k>', '<k>kerberos.zscalerbeta.net</k>')).toEqual([]);
  });
});

describe('a resultant set of policy', () => {
  const ORIGIN: Origin = {
    path: 'PC-0217.xml',
    format: 'rsop',
    holder: 'client',
    container: null,
    part: null,
    side: 'computer',
  };
  const NAMES = {
    MitRealms: 'Define interoperable Kerberos V5 realm settings',
    domain_realm: 'Define host name-to-Kerberos realm mappings',
  };

  /** Facts of a policy of a GPO at a rank; the later ones stand further down in the file. */
  function given(
    list: keyof typeof NAMES,
    precedence: number,
    data: string | null,
    bend: { line?: number; origin?: Partial<Origin>; name?: string } = {},
  ): Fact[] {
    const entries = data === null ? [] : [[bend.name ?? 'ZSCALERBETA.NET', data] as const];
    const record = {
      ...policy(NAMES[list], { state: data === null ? 'Disabled' : 'Enabled', lists: [entries] }),
      winner: { precedence, gpo: null },
    };
    const offset = (bend.line ?? 0) * 1000;
    return [...interpretPolicy(record, { ...ORIGIN, ...bend.origin })].map((fact) => ({
      ...fact,
      at: { ...fact.at, start: fact.at.start + offset, end: fact.at.end + offset },
    }));
  }

  const left = (...facts: Fact[][]) =>
    asLeft(facts.flat()).map((fact) =>
      fact.kind === 'realm' || fact.kind === 'host-mapping' ? fact.value?.value : `${fact.kind}`,
    );

  it.each([
    [1, 2],
    [2, 1],
  ])('leaves what ranks first, in the order %s, %s', (first, second) => {
    const facts = [
      given('MitRealms', first, `<k>${first}</k>`, { line: 1 }),
      given('MitRealms', second, `<k>${second}</k>`, { line: 2 }),
    ];
    expect(left(...facts)).toEqual(['policy-state', '<k>1</k>']);
    expect(overruled(facts.flat()).map(({ kind, winner }) => [kind, winner?.precedence])).toEqual([
      ['policy-state', 2],
      ['realm', 2],
    ]);
  });

  it('adds up entries of different names, tells names without their case, and the two lists apart', () => {
    const facts = [
      given('MitRealms', 1, '<k>a</k>', { line: 1 }),
      given('MitRealms', 2, '<k>b</k>', { line: 2, name: 'MIT.CONTOSO.EXAMPLE' }),
      given('MitRealms', 2, '<k>c</k>', { line: 3, name: 'zscalerbeta.net' }),
      given('domain_realm', 2, '.d', { line: 4 }),
    ];
    expect(left(...facts)).toEqual(['policy-state', '<k>a</k>', '<k>b</k>', 'policy-state', '.d']);
  });

  it('loses the lists that rank below a policy that is disabled, and no others', () => {
    const facts = [
      given('MitRealms', 2, '<k>a</k>', { line: 1 }),
      given('MitRealms', 1, null, { line: 2 }),
      given('domain_realm', 2, '.b', { line: 3 }),
    ];
    expect(left(...facts)).toEqual(['policy-state', 'policy-state', '.b']);
    const below = [given('MitRealms', 1, '<k>a</k>', { line: 1 }), given('MitRealms', 2, null, { line: 2 })];
    expect(left(...below)).toEqual(['policy-state', '<k>a</k>']);
  });

  it('keeps both of one rank, and files apart', () => {
    const one = given('MitRealms', 1, '<k>a</k>', { line: 1 });
    expect(left(one, given('MitRealms', 1, '<k>b</k>', { line: 2 }))).toHaveLength(4);
    const other = given('MitRealms', 2, '<k>b</k>', { origin: { path: 'PC-0300.xml' } });
    expect(left(one, other)).toHaveLength(4);
  });

  it('is not deleted by directives that it shows', () => {
    const key = `hklm\\${POLICY_KEY}\\MitRealms`.toLowerCase();
    const directive: Fact = {
      kind: 'policy-directive',
      origin: ORIGIN,
      at: { start: 9_000, end: 9_001, region: null },
      locator: '',
      key,
      valueName: null,
      list: 'MitRealms',
      layer: 'policy',
      operation: 'delete-all-values',
      target: null,
    };
    expect(left(given('MitRealms', 1, '<k>a</k>'), [directive])).toEqual([
      'policy-state',
      '<k>a</k>',
      'policy-directive',
    ]);
  });
});
