// Get-GPRegistryValue: settings of a GPO from every serialization, with exact places however the console wrapped them, and only
// those scopes that the command vouches for.

import { describe, expect, it } from 'vitest';
import { sub } from '../../../src/model/located.ts';
import { getGpRegistryValue } from '../../../src/readers/cmdlets/get-gpregistryvalue.ts';
import { clixml } from '../../../src/readers/serializations/clixml.ts';
import { csv } from '../../../src/readers/serializations/csv.ts';
import { formatList } from '../../../src/readers/serializations/format-list.ts';
import { formatTable } from '../../../src/readers/serializations/format-table.ts';
import { json } from '../../../src/readers/serializations/json.ts';
import { encode, fixture } from '../../support/bytes.ts';
import { type Printed, formatList as printList } from '../../support/powershell.ts';
import { codes, gaps, headOf, readAll, settingsIn, textAt } from '../../support/serializations.ts';
import { STEP, THOROUGH } from '../../support/thorough.ts';

const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const SHOWN = [
  'set HKLM\\Kerberos : MitRealms_Enabled REG_DWORD 1',
  'set HKLM\\Kerberos : domain_realm_Enabled REG_DWORD 1',
  'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_SZ "<k>kerberos.zscalerbeta.net</k>"',
  'set HKLM\\Kerberos\\domain_realm : ZSCALERBETA.NET REG_SZ ".zscalerbeta.net; .gateway.zscalerbeta.net"',
];

const SETTING = {
  KeyPath: `${KEY}\\MitRealms`,
  FullKeyPath: `HKEY_LOCAL_MACHINE\\${KEY}\\MitRealms`,
  Hive: -2147483646,
  PolicyState: 1,
  Value: '<k>kerberos.zscalerbeta.net</k>\0',
  Type: 1,
  ValueName: 'ZSCALERBETA.NET',
  HasValue: true,
};

const of = (bend: Record<string, unknown>) => readAll(json, JSON.stringify({ ...SETTING, ...bend }));

/** A PolicyRegistrySetting as Format-List prints it. */
function printed(value: string, bend: Printed['properties'] = {}): Printed {
  const properties = {
    ...SETTING,
    Hive: 'LocalMachine',
    PolicyState: 'Set',
    Type: 'String',
    Value: value,
    ...bend,
  };
  return { type: '', properties };
}

describe('Get-GPRegistryValue', () => {
  it.each([
    ['JSON', json, 'json/get-gpregistryvalue.json'],
    ['CSV', csv, 'csv/get-gpregistryvalue.csv'],
    ['CLIXML', clixml, 'clixml/get-gpregistryvalue.xml'],
    ['a table', formatTable, 'format-table/get-gpregistryvalue-wide.txt'],
  ])('is read from %s, and states no scope', (_, reader, path) => {
    const read = readAll(reader, fixture(path));
    expect(codes(read)).toEqual([]);
    expect(settingsIn(read)).toEqual(SHOWN);
    expect(read.scopes).toEqual([]);
    expect(read.items.every(({ holder }) => holder === 'gpo')).toBe(true);
    expect(read.settings.every(({ side, part }) => side === 'computer' && part === null)).toBe(true);
  });

  it('is read from a console, whose commands tell the GPO and what was asked for', () => {
    const read = readAll(formatList, fixture('format-list/get-gpregistryvalue-console.txt'));
    expect(codes(read)).toEqual([]);
    expect(settingsIn(read).filter((line) => line.startsWith('set'))).toEqual(SHOWN);
    expect(settingsIn(read).filter((line) => !line.startsWith('set'))).toEqual([
      'create-key HKLM\\Kerberos\\domain_realm',
      'create-key HKLM\\Kerberos\\MitRealms',
    ]);
    expect(new Set(read.settings.map(({ part }) => part))).toEqual(new Set(['GPO CORP Zscaler Kerberos']));
    expect(read.scopes).toMatchObject(
      ['', '\\MitRealms', '\\domain_realm'].map((below) => ({
        part: 'GPO CORP Zscaler Kerberos',
        side: 'computer',
        covers: { what: 'key', hive: 'HKLM', keyPath: `${KEY}${below}`, subkeys: false },
      })),
    );
  });

  it('gives the same value and the same places at any width', () => {
    const value = '.zscalerbeta.net; .gateway.zscalerbeta.net';
    for (const text of [value, `${value}\0`, '<k>kerberos.zscalerbeta.net; kdc-2.zscalerbeta.net</k>\0']) {
      for (let width = 40; width <= 120; width += THOROUGH ? 1 : 7) {
        for (const strip of [false, true]) {
          const lines = printList([printed(text, { Value: text })], width);
          const console = strip ? lines.replace(/[ ]+\r\n/g, '\r\n').replaceAll('\0', '') : lines;
          const bytes = encode(console, 'utf-8');
          const read = readAll(formatList, bytes);
          const data = read.settings[0]?.data;
          if (data?.kind !== 'text') throw new Error(`no text at ${width}`);
          expect([width, strip, data.text.value]).toEqual([width, strip, text.replace('\0', '')]);
          for (const word of data.text.value.matchAll(/[^ ;<>/]+/g)) {
            const at = sub(data.text, word.index, word.index + word[0].length).at;
            expect(textAt(bytes, at).replace(/\s+/g, '')).toBe(word[0]);
          }
          expect(codes(read)).toEqual([]);
        }
      }
    }
  });

  it('takes the blank that a console shows for the NUL, also alone on its line', () => {
    const value = '<k>kerberos.zscalerbeta.net</k>';
    const text = printList([printed(`${value}\0`)], 14 + value.length).replaceAll('\0', ' ');
    expect(text).toMatch(/\n {15}\r\n/);
    const read = readAll(formatList, text);
    expect(codes(read)).toEqual([]);
    expect(settingsIn(read)).toEqual([SHOWN[2]]);
  });

  it.each([
    [
      { Type: 2 },
      'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_EXPAND_SZ "<k>kerberos.zscalerbeta.net</k>"',
    ],
    [
      { Type: 'MultiString', Value: ['a\0', 'b'] },
      'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_MULTI_SZ ["a","b"]',
    ],
    [
      { Type: 'Binary', Value: [1, 0, 2] },
      'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_BINARY 3 bytes',
    ],
    [{ Type: 'DWord', Value: -1 }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_DWORD 4294967295'],
    [{ Type: 11, Value: 5000000000 }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_QWORD 5000000000'],
    [{ PolicyState: 'Set', Value: '' }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_SZ ""'],
    [{ PolicyState: 'Delete', Value: ' ' }, 'delete-value HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET'],
    [{ ValueName: '**delvals.', Value: ' ' }, 'delete-all-values HKLM\\Kerberos\\MitRealms'],
    [{ ValueName: '**del.OLD.NET', Value: ' ' }, 'delete-value HKLM\\Kerberos\\MitRealms : OLD.NET'],
    [{ HasValue: false, ValueName: null, Value: null }, 'create-key HKLM\\Kerberos\\MitRealms'],
    [{ PolicyState: 'Set', Value: null }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_SZ ""'],
    [
      { HasValue: ' false ', ValueName: null, Value: null, PolicyState: null, Type: null },
      'create-key HKLM\\Kerberos\\MitRealms',
    ],
    [{ HasValue: ' True ', PolicyState: ' Set ', Type: ' String ', Hive: ' LocalMachine ' }, SHOWN[2]],
    [{ PolicyState: 12 }, SHOWN[2]],
    [{ PolicyState: null }, SHOWN[2]],
    [{ Hive: 2147483650 }, SHOWN[2]],
    [{ KeyPath: `${KEY}\\MitRealms\\\\` }, SHOWN[2]],
    [{ Type: 4, Value: ' 10 ' }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_DWORD 10'],
    [{ Type: 4, Value: '0x0a' }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_DWORD 10'],
    [{ Type: 'QWord', Value: 7 }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_QWORD 7'],
    [{ Type: 7, Value: ['a'] }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_MULTI_SZ ["a"]'],
    [{ Type: 3, Value: [1] }, 'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_BINARY 1 bytes'],
    [
      { Type: 'ExpandString', Value: '%A%' },
      'set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_EXPAND_SZ "%A%"',
    ],
    [{ FullKeyPath: null }, SHOWN[2]],
    [{ KeyPath: null, Hive: null }, SHOWN[2]],
    [
      { Hive: 'CurrentUser', FullKeyPath: null },
      'set HKCU\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_SZ "<k>kerberos.zscalerbeta.net</k>"',
    ],
  ])('understands %j', (bend, line) => {
    const read = of(bend);
    expect(codes(read)).toEqual([]);
    expect(settingsIn(read)).toEqual([line]);
  });

  it.each([
    { Hive: 'ClassesRoot' },
    { Hive: null, KeyPath: `${KEY}\\domain_realm` },
    { PolicyState: 'x1' },
    { PolicyState: '1x' },
    { PolicyState: null, Value: '' },
    { PolicyState: { Name: 'Set' }, ValueName: '**delvals.', Value: ' ' },
    { PolicyState: 'Delete', Value: ' ', Type: { Name: 'String' } },
    { Type: 4, Value: 'x1' },
    { Type: 4, Value: '1x' },
    { Type: 4, PolicyState: 'Set', Value: null },
    { HasValue: 'untrue' },
    { HasValue: ' false ' },
    { Hive: -2147483647 },
    { KeyPath: `${KEY}\\domain_realm` },
    { FullKeyPath: `HKLMX\\${KEY}` },
    { FullKeyPath: null, Hive: null },
    { PolicyState: 'Unknown' },
    { PolicyState: 1, Value: '\0' },
    { PolicyState: 'Delete', ValueName: '' },
    { Type: 'Unknown' },
    { Type: 0 },
    { Type: null },
    { Value: ['a', 'b'] },
    { Type: 4, Value: 'on' },
    { Type: 4, Value: [1, 2] },
    { Value: '@{Text=a}' },
    { ValueName: { Name: 'A' } },
    { KeyPath: { Path: KEY } },
    { HasValue: false },
    // Two rows of a table in one line.
    { HasValue: `True ${KEY}` },
  ])('says that it does not understand %j', (bend) => {
    const read = of(bend);
    expect(gaps(read).map(({ code, effect }) => [code, effect])).toEqual([['bad-value', 'partial']]);
    expect(gaps(read)[0]?.message).toBeTruthy();
    expect(read.settings).toEqual([]);
  });

  it.each([
    [{ HasValue: 'untrue' }, 'untrue'],
    [{ HasValue: ' false ' }, ' false '],
    [{ PolicyState: 'Unknown' }, 'Unknown'],
    [{ PolicyState: 77, Value: '' }, '77'],
    [{ Type: 'Unknown' }, 'Unknown'],
    [{ Hive: 'CurrentUser' }, 'CurrentUser'],
    [{ Type: 4, Value: 'on' }, 'on'],
  ])('says where it does not understand %j', (bend, text) => {
    const bytes = encode(JSON.stringify({ ...SETTING, ...bend }));
    expect(gaps(readAll(json, bytes)).map(({ at }) => at && textAt(bytes, at))).toEqual([text]);
  });

  it('takes an object for a subkey only where it shows nothing of a value', () => {
    const { HasValue: _, ...rest } = SETTING;
    const bare = { ...rest, PolicyState: null, Type: null, Value: null, ValueName: null };
    const shown = (bend: object) => {
      const read = readAll(json, JSON.stringify({ ...bare, ...bend }));
      return [...settingsIn(read), ...codes(read)];
    };
    expect(shown({})).toEqual(['create-key HKLM\\Kerberos\\MitRealms']);
    for (const bend of [{ PolicyState: 'Set' }, { Type: 'String' }, { Value: 'a' }, { ValueName: 'A' }]) {
      expect([bend, shown(bend)]).toEqual([bend, ['bad-value partial']]);
    }
  });

  it.each<[number | string, string]>([
    ['CurrentUser', 'user'],
    [-2147483647, 'user'],
    [2147483649, 'user'],
    ['LocalMachine', 'computer'],
    [2147483650, 'computer'],
  ])('belongs to the half of its hive: %s', (Hive, side) => {
    const read = of({ Hive, FullKeyPath: null });
    expect(read.settings.map((setting) => setting.side)).toEqual([side]);
    expect(read.settings[0]?.hive).toBe(side === 'user' ? 'HKCU' : 'HKLM');
  });

  it('tells bytes from a text', () => {
    expect(of({ Type: 'Binary', Value: [1, 0, 2] }).settings).toMatchObject([{ data: { kind: 'bytes' } }]);
  });

  it.each([
    [['fullkeypath'], true],
    [['keypath', 'policystate'], true],
    [['keypath', 'valuename', 'value'], true],
    [['keypath', 'valuename'], false],
    [['keypath', 'value'], false],
    [['policystate', 'valuename', 'value'], false],
  ])('wants objects that show a key and what is set: %j', (names, wanted) => {
    expect(getGpRegistryValue.wants(new Set(names))).toBe(wanted);
  });

  it('accepts objects that show a value, or that answer its command', () => {
    const spot = { start: 0, end: 1, region: null };
    const accepts = (names: readonly string[], asked = false) => {
      const properties = names.map((value) => ({
        name: { value, at: spot },
        values: [],
        at: spot,
        flaw: null,
      }));
      const word = { value: 'Get-GPRegistryValue', at: spot };
      const command = {
        cmdlet: 'get-gpregistryvalue',
        word,
        parameters: new Map(),
        positional: [],
        selects: false,
      };
      const bag = { kind: 'bag', properties, at: spot, end: 'closed' } as const;
      return getGpRegistryValue.accepts(bag, asked ? command : null);
    };
    expect(accepts(['ValueName', 'PolicyState'])).toBe(true);
    expect(accepts(['ValueName', 'Value'])).toBe(true);
    expect(accepts(['ValueName'], true)).toBe(true);
    expect(accepts(['ValueName'])).toBe(false);
    expect(accepts(['PolicyState', 'Value'], true)).toBe(false);
  });

  it('says which properties were not selected', () => {
    const { Value: _, ...noValue } = SETTING;
    const { ValueName: __, ...noName } = SETTING;
    const { KeyPath: ___, FullKeyPath: ____, ...noKey } = SETTING;
    for (const [object, missing] of [
      [{ ...noValue, PolicyState: 'Set' }, 'Value'],
      [noName, 'ValueName'],
      [{ ...noKey, PolicyState: 'Set' }, 'KeyPath'],
    ] as const) {
      const read = readAll(json, JSON.stringify(object));
      expect(codes(read)).toEqual(['bad-value partial']);
      expect(read.diagnostics[0]?.message).toContain(` ${missing}`);
    }
  });

  it('leaves keys alone that nobody asks for, and names items of Preferences', () => {
    expect(of({ KeyPath: 'Software\\Policies\\A', FullKeyPath: null, Type: 'x' }).items).toEqual([]);
    const preference = of({ Action: 'Create', DisabledDirectly: false });
    expect([codes(preference), preference.settings]).toEqual([['not-read partial'], []]);
    for (const bend of [{ Action: 'Create' }, { DisabledDirectly: false }]) {
      expect(codes(of(bend))).toEqual(['not-read partial']);
    }
  });

  it('keeps a text in braces a text', () => {
    const read = readAll(formatList, printList([printed('{a, b}')]));
    expect(settingsIn(read)).toEqual(['set HKLM\\Kerberos\\MitRealms : ZSCALERBETA.NET REG_SZ "{a, b}"']);
  });

  it('says where an object is cut', () => {
    const text = printList([printed('<k>kerberos.zscalerbeta.net</k>')]).trimEnd();
    for (const cut of [text.length, text.lastIndexOf('HasValue'), text.lastIndexOf('Type')]) {
      const read = readAll(formatList, text.slice(0, cut));
      expect([codes(read), read.settings]).toEqual([['truncated partial'], []]);
    }
    expect(codes(readAll(formatList, `${text}\n`))).toEqual([]);
  });
});

describe('what a command of Get-GPRegistryValue covers', () => {
  const answer = printList([printed('<k>kerberos.zscalerbeta.net</k>')]);
  const ask = (rest: string, output = answer) =>
    readAll(formatList, `PS C:\\> Get-GPRegistryValue ${rest}${output}PS C:\\>`);
  const LIST = `-Key "HKLM\\${KEY}\\MitRealms"`;
  const NOT_FOUND = `\nGet-GPRegistryValue : The following Group Policy registry setting was not found: \n"HKEY_LOCAL_MACHINE\\${KEY}\\MitRealms".\nParameter name: keyPath\nAt line:1 char:1\n+ Get-GPRegistryValue -Name\n+ ~~~~~~\n    + CategoryInfo          : InvalidArgument: (a:b) [Get-GPRegistryValue], ArgumentException\n    + FullyQualifiedErrorId : UnableToRetrievePolicyRegistryItem,Microsoft.GroupPolicy\n \n`;

  it('is a key whose values were asked for, and nothing where one was named', () => {
    expect(ask(`-Name A ${LIST}`).scopes).toMatchObject([
      { part: 'GPO A', covers: { what: 'key', subkeys: false } },
    ]);
    expect(ask(`A -Key HKLM:\\${KEY}\\MitRealms`).scopes).toMatchObject([
      { part: 'GPO A', covers: { keyPath: `${KEY}\\MitRealms` } },
    ]);
    expect(ask(`-Guid 31b2f340 ${LIST}`).scopes).toMatchObject([{ part: 'GPO 31b2f340' }]);
    expect(ask(`-Name $gpo ${LIST}`).scopes).toMatchObject([{ part: null }]);
    for (const rest of [
      `-Name A ${LIST} -ValueName ZSCALERBETA.NET`,
      `-Name A ${LIST} -Val X`,
      '-Name A -Key $key',
      `-Name A ${LIST} | select -First 1`,
      `-Name A -Key HKLM\\Software\\Policies`,
    ]) {
      expect(ask(rest).scopes).toEqual([]);
    }
  });

  it.each([`HKLM:\\${KEY}\\MitRealms`, `"HKLM:\\${KEY}\\MitRealms"`, `HKLM\\${KEY}\\MitRealms`])(
    'gives objects that show no key the one that was asked for, at its place: %s',
    (key) => {
      const object =
        'ValueName   : A\nPolicyState : Set\nType        : String\nValue       : b\nHasValue    : True\n\n';
      const bytes = encode(`PS C:\\> Get-GPRegistryValue -Name G -Key ${key}\n\n${object}PS C:\\>`);
      const read = readAll(formatList, bytes);
      expect(settingsIn(read)).toEqual(['set HKLM\\Kerberos\\MitRealms : A REG_SZ "b"']);
      expect(read.settings.map(({ keyPath }) => textAt(bytes, keyPath.at))).toEqual([`${KEY}\\MitRealms`]);
    },
  );

  it('goes over the lines into which a console broke the command', () => {
    const command = `PS C:\\Users\\admin.ops> get-gpregistryvalue -key "HKLM\\${KEY}\\MitRealms" -name "Default Domain Policy"`;
    for (const width of [80, 100, 120]) {
      const lines = command.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
      const read = readAll(formatList, `${lines.join('\r\n')}${answer}PS C:\\Users\\admin.ops>`);
      expect(codes(read)).toEqual([]);
      expect(read.scopes).toMatchObject([
        { part: 'GPO Default Domain Policy', covers: { keyPath: `${KEY}\\MitRealms` } },
      ]);
    }
  });

  it('is an absence where the error says so', () => {
    const absent = ask(`-Name A ${LIST}`, NOT_FOUND);
    expect(codes(absent)).toEqual(['not-read notice']);
    expect(absent.scopes).toMatchObject([
      { part: 'GPO A', side: 'computer', covers: { what: 'key', subkeys: true } },
    ]);
    const value = ask(`-Name A ${LIST} -ValueName X`, NOT_FOUND);
    expect(value.scopes).toMatchObject([{ covers: { what: 'value', valueName: 'X' } }]);
    expect(ask('-Name A -Key HKLM\\Software\\Policies', NOT_FOUND).items).toEqual([]);
    expect(ask(`-Name A ${LIST} -ValueName`, NOT_FOUND).scopes).toEqual([]);
    const core = `\nGet-GPRegistryValue: The following Group Policy registry setting was not found: "HKEY_LOCAL_MACHINE\\${KEY}".\n\n`;
    expect(ask(`-Name A ${LIST}`, core).scopes).toHaveLength(1);
  });

  it('is unknown where it cannot be told what failed', () => {
    expect(codes(readAll(formatList, NOT_FOUND))).toEqual(['not-read partial']);
    expect(codes(ask('-Name A -Key $key', NOT_FOUND))).toEqual(['not-read partial']);
    expect(codes(ask(`-Name A ${LIST}`, '\nGet-GPRegistryValue : Access is denied.\n\n'))).toEqual([
      'not-read partial',
    ]);
    expect(codes(ask(`-Name A ${LIST}`, '\n'))).toEqual(['empty partial']);
    expect(codes(ask(`-Name A ${LIST}`, `${answer}${NOT_FOUND}`))).toEqual(['not-read partial']);
    expect(codes(ask(`-Name A ${LIST}`, `${NOT_FOUND}${NOT_FOUND}`))).toEqual([
      'not-read partial',
      'not-read partial',
    ]);
  });

  it('reads a transcript with its frame, and says where it is cut', () => {
    const bytes = fixture('format-list/transcript.txt');
    const read = readAll(formatList, bytes);
    expect(codes(read)).toEqual(['not-read notice']);
    expect(read.scopes.map(({ covers }) => covers.what)).toEqual(['key', 'object', 'domain-trusts']);
    const text = new TextDecoder().decode(bytes);
    const cut = readAll(formatList, text.slice(0, text.indexOf('PS C:\\Temp> Stop')));
    expect(gaps(cut).map(({ code }) => code)).toEqual(['truncated']);
  });

  it('is known by a command alone', () => {
    expect(formatList.accepts(headOf(`PS C:\\> Get-GPRegistryValue -Name A ${LIST}${NOT_FOUND}`))).toBe(true);
    expect(
      formatList.accepts(headOf('PS C:\\> Get-ADTrust -Filter * | ConvertTo-Json\n[\n{"Name": "A"}]')),
    ).toBe(false);
    expect(formatList.accepts(headOf('PS C:\\> Get-Service\n'))).toBe(false);
  });

  it('is never taken for whole where it is cut', () => {
    const text = new TextDecoder().decode(fixture('format-list/get-gpregistryvalue-console.txt'));
    let silent = 0;
    for (let cut = 1; cut <= text.length; cut += STEP) {
      const part = text.slice(0, cut);
      const read = readAll(formatList, part);
      const prompts = part.split('PS C:\\Users\\admin.ops>').length - 2;
      expect(read.scopes.length).toBeLessThanOrEqual(
        Math.max(
          prompts,
          part.endsWith('\n\r\n\r') ? prompts + 1 : 0,
          /\n\r\n\r\n$/.test(part) ? prompts + 1 : 0,
        ),
      );
      if (gaps(read).length > 0) continue;
      silent++;
      // After an object with its last line, or the empty line after a subkey, or in the next prompt.
      const last = part.slice(part.lastIndexOf('KeyPath     :'));
      expect([cut, /HasValue {4}: True\r?\n|Hive {8}: LocalMachine\r\n\r/.test(last)]).toEqual([cut, true]);
    }
    expect(silent).toBeGreaterThan(Math.floor(10 / STEP));
  });
});
