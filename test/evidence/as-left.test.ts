// What a file leaves behind when it has been applied to its end.
import { describe, expect, it } from 'vitest';
import { asLeft } from '../../src/evidence/as-left.ts';
import { DEFAULT_SETTINGS, lint, type Report } from '../../src/lint.ts';
import type { Fact, PolicyDirectiveFact, RealmFact } from '../../src/model/fact.ts';
import { encode } from '../support/bytes.ts';
import { at, realm } from '../support/facts.ts';
import { inputOf } from '../support/inputs.ts';

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
      expect(of(map, realm, ['\\MitRealms', directive, ' '])).toEqual([
        'mapping-realm-undefined',
        'policy-delete-directive',
      ]);
      expect(of(map, ['\\MitRealms', directive, ' '], realm)).toEqual([]);
    }
    expect(of(map, realm, ['\\domain_realm', '**delvals.', ' '])).toEqual([
      'realm-without-mapping',
      'policy-delete-directive',
    ]);
  });
});

describe('a directive', () => {
  const realmAt = (line: number, bend: Partial<RealmFact> = {}): RealmFact => ({
    ...realm('X.EXAMPLE', '<k>kdc.x.example</k>'),
    at: at('X.EXAMPLE', line).at,
    ...bend,
  });
  const deleteAt = (line: number, bend: Partial<PolicyDirectiveFact> = {}): PolicyDirectiveFact => {
    const { origin, key, valueName, layer } = realmAt(line);
    const place = { origin, key, valueName, layer, at: at('X.EXAMPLE', line).at, locator: '' };
    return {
      kind: 'policy-directive',
      ...place,
      list: 'MitRealms',
      operation: 'delete-value',
      target: 'X.EXAMPLE',
      ...bend,
    };
  };
  const takes = (...facts: readonly Fact[]) =>
    asLeft(facts).flatMap((fact) => (fact.kind === 'policy-directive' ? [fact.takes?.length ?? 0] : []));

  it('knows what it took, and that it took nothing', () => {
    expect(takes(realmAt(1), deleteAt(2))).toEqual([1]);
    expect(takes(realmAt(1), deleteAt(2, { operation: 'delete-all-values' }))).toEqual([1]);
    expect(takes(deleteAt(1), realmAt(2))).toEqual([0]);
    expect(takes(realmAt(1), deleteAt(2), deleteAt(3))).toEqual([1, 0]);
  });

  it('takes nothing where it may not be applied, or where nothing is left of what it did', () => {
    expect(takes(realmAt(1), deleteAt(2, { conditional: true }))).toEqual([0]);
    expect(takes(realmAt(1, { winner: { precedence: 1, gpo: null } }), deleteAt(2))).toEqual([0]);
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
