// Registry.xml of Preferences: what each item does to the registry, on which condition, and what is not understood.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { preferenceItems } from '../../../src/readers/preferences/preferences-items.ts';
import { preferencesRegistry } from '../../../src/readers/preferences/preferences-registry.ts';
import { readers } from '../../../src/readers/readers.ts';
import { scanXml } from '../../../src/readers/xml/scan.ts';
import { parseSlice } from '../../../src/readers/xml/slice.ts';
import { encode, fixture, rawText, readAll, regionText, shown, sourceOf } from '../../support/bytes.ts';
import { corpusFiles, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';
import { STEP } from '../../support/thorough.ts';

const KEY = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Kerberos';
const REALMS = `${KEY}\\MitRealms`;
const LOCAL = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos';
const OTHER = fixture('preferences-registry/Registry.xml');
const OURS = fixture('preferences-registry/kerberos.xml');
const SITES = fixture('preferences-registry/sites.xml');
const ZSCALER = fixture('preferences-registry/zscaler.xml');

const read = (bytes: Uint8Array) => readAll(preferencesRegistry, bytes, undefined, {}, true);
const accepts = (text: string) => preferencesRegistry.accepts(headOf(sourceOf(encode(text))));
const document = (inner: string) => encode(`<RegistrySettings>${inner}</RegistrySettings>`);

/** An item by its properties; `key`, `hive`, `name`, `type` and `value` have defaults. */
function item(properties: Readonly<Record<string, string>>, attributes = '', inner = ''): string {
  const all = {
    action: 'U',
    hive: 'HKEY_LOCAL_MACHINE',
    key: REALMS,
    name: 'ZSCALERBETA.NET',
    type: 'REG_SZ',
    value: 'a',
    ...properties,
  };
  const written = Object.entries(all).map(([name, value]) => ` ${name}="${value}"`);
  return `<Registry${attributes}><Properties${written.join('')}/>${inner}</Registry>`;
}

const readItem = (...parameters: Parameters<typeof item>) => read(document(item(...parameters)));

describe('the items of Registry.xml', () => {
  it('are read with their values as policies have them', () => {
    const { records, diagnostics } = read(ZSCALER);
    expect(diagnostics).toEqual([]);
    expect(shown(records)).toEqual([
      `HKLM\\${KEY} : MitRealms_Enabled REG_DWORD = 1`,
      `HKLM\\${REALMS} : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`,
      `HKLM\\${KEY} : domain_realm_Enabled REG_DWORD = 1`,
      `set-if-absent HKLM\\${KEY}\\domain_realm : ZSCALERBETA.NET REG_SZ = ".zscalerbeta.net; .gateway.zscalerbeta.net"`,
    ]);
    for (const record of records) {
      expect(record).toMatchObject({ delivery: 'preferences', part: null, side: null });
      expect(record).not.toHaveProperty('conditional');
    }
  });

  it('know their places, through entities too', () => {
    const [record] = read(OURS).records;
    if (record?.data?.kind !== 'text' || !record.valueName) throw new Error('no text');
    const text = new TextDecoder().decode(OURS);
    for (const [located, raw] of [
      [record.keyPath, REALMS],
      [record.valueName, 'ZSCALERBETA.NET'],
      [record.data.text, '&lt;k&gt;kerberos.zscalertwo.net&lt;/k&gt;'],
    ] as const) {
      expect(rawText(OURS, located, 'utf-8')).toBe(raw);
      expect(regionText(text, located)).toBe(raw);
    }
    expect(rawText(OURS, { value: '', at: record.at }, 'utf-8')).toMatch(/^<Registry .*<\/Registry>$/s);
  });

  it('are conditional below a filter, and are none below what is switched off', () => {
    const { records, diagnostics } = read(SITES);
    expect(diagnostics).toEqual([]);
    expect(shown(records)).toEqual([
      `HKLM\\${REALMS} : ZSCALERBETA.NET REG_SZ = "<k>kerberos.zscalerbeta.net</k>"`,
      `HKLM\\${LOCAL}\\HostToRealm\\ZSCALERTWO.NET : SpnMappings REG_MULTI_SZ = [".zscalertwo.net",".gateway.zscalertwo.net"]`,
      `delete-key HKLM\\${LOCAL}\\Domains\\ZSCALERTWO.NET`,
    ]);
    expect(records.map(({ conditional }) => conditional)).toEqual([true, true, true]);
  });

  it('of other keys are nothing', () => {
    expect(read(OTHER).items).toEqual([]);
    expect(readAll(preferencesRegistry, OURS, ['\\lsa']).items).toEqual([]);
  });

  it.each([
    ['U', ['set']],
    ['R', ['set']],
    ['C', ['set-if-absent']],
    ['D', ['delete-value']],
  ])('do with a value what the action %s says', (action, operations) => {
    const { records, gaps } = readItem({ action });
    expect(gaps).toEqual([]);
    expect(records.map(({ operation }) => operation)).toEqual(operations);
    expect(records[0]?.valueName?.value).toBe('ZSCALERBETA.NET');
    expect(records[0]?.data === null).toBe(action === 'D');
  });

  it.each([
    ['U', ['create-key']],
    ['R', ['delete-key', 'create-key']],
    ['C', ['create-key']],
    ['D', ['delete-key']],
  ])('do with a key what the action %s says', (action, operations) => {
    const { records, gaps } = readItem({ action, name: '', type: '', value: '' });
    expect(gaps).toEqual([]);
    expect(records.map(({ operation }) => operation)).toEqual(operations);
    expect(records.every(({ valueName, data }) => valueName === null && data === null)).toBe(true);
  });

  it('mean the default value when they say so', () => {
    const { records } = readItem({ name: '', default: '1', value: 'x' });
    expect(shown(records)).toEqual([`HKLM\\${REALMS} :  REG_SZ = "x"`]);
    const bare = read(
      document(`<Registry><Properties action="D" default="true" hive="HKLM" key="${REALMS}"/></Registry>`),
    );
    expect(shown(bare.records)).toEqual([`delete-value HKLM\\${REALMS} : `]);
  });

  it.each([
    ['REG_DWORD', '0000000A', '10'],
    ['REG_DWORD', '1', '1'],
    ['reg_dword', '0x00000001', '1'],
    ['REG_QWORD', '0000000100000000', '4294967296'],
    ['REG_BINARY', '01ff', '2 bytes'],
    ['REG_EXPAND_SZ', '%x%', '"%x%"'],
    ['REG_MULTI_SZ', 'one', '["one"]'],
    ['REG_MULTI_SZ', '', '[]'],
  ])('write %s as %s', (type, value, data) => {
    const { records, gaps } = readItem({ type, value });
    expect(gaps).toEqual([]);
    expect(shown(records)).toEqual([`HKLM\\${REALMS} : ZSCALERBETA.NET ${type.toUpperCase()} = ${data}`]);
  });

  it.each([
    ['a number that is none', { type: 'REG_DWORD', value: '12g' }, 1],
    ['a number that is too long', { type: 'REG_DWORD', value: '000000001' }, 1],
    ['half a byte', { type: 'REG_BINARY', value: '012' }, 1],
    ['an unknown type', { type: 'REG_LIST' }, 1],
    ['an unknown action', { action: 'X' }, 0],
    ['no action', { action: '' }, 0],
    ['an unknown action on a key', { action: 'X', name: '' }, 0],
    ['a number behind letters', { type: 'REG_DWORD', value: 'x1' }, 1],
    ['letters behind bytes', { type: 'REG_BINARY', value: '01zz' }, 1],
    ['letters before bytes', { type: 'REG_BINARY', value: 'zz01' }, 1],
    ['an unknown root', { hive: 'HKEY_PERFORMANCE_DATA' }, 0],
  ])('with %s give a gap', (_, properties, records) => {
    const found = readItem(properties);
    expect(found.gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    expect(found.records).toHaveLength(records);
  });

  it('keep of a broken value what is written, and of a broken type nothing', () => {
    const place = `HKLM\\${REALMS} : ZSCALERBETA.NET`;
    expect(shown(readItem({ type: 'REG_DWORD', value: '12g' }).records)).toEqual([
      `${place} REG_DWORD = "12g"`,
    ]);
    expect(shown(readItem({ type: 'REG_BINARY', value: '012' }).records)).toEqual([
      `${place} REG_BINARY = 1 bytes`,
    ]);
    expect(readItem({ type: 'REG_LIST' }).records).toMatchObject([{ type: null, data: null }]);
    const bare = `<Registry><Properties hive="HKLM" key="${REALMS}" name="A"/></Registry>`;
    const [action, type] = [read(document(bare)), read(document(bare.replace('hive', 'action="U" hive')))];
    for (const { gaps } of [action, type]) expect(gaps).toMatchObject([{ code: 'bad-value' }]);
    const empty = read(document(bare.replace('hive', 'action="U" type="REG_SZ" hive')));
    expect(shown(empty.records)).toEqual([`HKLM\\${REALMS} : A REG_SZ = ""`]);
    expect(empty.gaps).toEqual([]);
  });

  it('that set single bits of a number give a gap', () => {
    const bits = `<Registry><Properties action="U" hive="HKLM" key="${KEY}" name="MitRealms_Enabled" type="REG_DWORD" value="1"><SubProp id="0" value="1"/></Properties></Registry>`;
    const { gaps, records } = read(document(bits));
    expect(gaps).toHaveLength(1);
    expect(records).toMatchObject([{ data: null }]);
  });

  it.each(['<Registry/>', '<Registry><Properties action="U" name="kerberos"/></Registry>'])(
    'without a key give a gap: %s',
    (broken) => {
      const { gaps } = read(document(`${item({})}${broken}`));
      expect(gaps).toMatchObject([{ code: 'bad-value', message: expect.stringContaining('no key') }]);
    },
  );

  it.each([
    ['on', '', true, 1],
    ['on, said so', ' disabled="0"', true, 1],
    ['off', ' disabled="1"', true, 0],
    ['off, with blanks', ' disabled=" 1 "', true, 0],
    ['off, spelt out', ' disabled="true"', true, 0],
  ])('that are switched %s', (_, attributes, __, count) => {
    expect(readItem({}, attributes).records).toHaveLength(count);
    const nested = `<Collection${attributes}><Collection>${item({})}</Collection></Collection>`;
    expect(read(document(nested)).records).toHaveLength(count);
    const whole = encode(`<RegistrySettings${attributes}>${item({})}</RegistrySettings>`);
    expect(read(whole).records).toHaveLength(count);
  });

  it('are conditional by their own filters, and not by an empty list of them', () => {
    const of = (inner: string) => readItem({}, '', inner).records[0]?.conditional;
    expect(of('<Filters><FilterRunOnce hidden="1"/></Filters>')).toBe(true);
    expect(of('<Filters/>')).toBeUndefined();
    expect(of('')).toBeUndefined();
  });

  it.each([
    ['user', 'HKEY_LOCAL_MACHINE', ' userContext="1"', true],
    ['user', 'HKEY_LOCAL_MACHINE', '', undefined],
    ['user', 'HKEY_CURRENT_USER', ' userContext="1"', undefined],
    ['computer', 'HKEY_LOCAL_MACHINE', ' userContext="1"', undefined],
  ] as const)('of a %s in %s with "%s" need the rights of a user: %s', (side, hive, attributes, expected) => {
    const interest = { keyPaths: ['\\kerberos'], policyText: [], objectClasses: [], attributes: [] };
    const bytes = document(item({ hive }, attributes));
    const [event] = scanXml(sourceOf(bytes), () => 'capture', {});
    if (event?.kind !== 'element') throw new Error('no element');
    const items = preferenceItems(parseSlice(event.slice, event.namespaces), 'Desks', side, interest);
    expect(items).toMatchObject([{ kind: 'registry', part: 'Desks', side }]);
    expect(items.map((one) => one.kind === 'registry' && one.conditional)).toEqual([expected]);
  });

  it('are found however their keys are escaped', () => {
    expect(readItem({ key: 'System&#92;&#x4b;erberos\\MitRealms' }).records).toHaveLength(1);
  });

  it('are read in every encoding', () => {
    const text = new TextDecoder().decode(OURS);
    for (const encoding of ['utf-16le', 'utf-16be-bom', 'utf-8-bom'] as const) {
      const bytes = encode(text, encoding);
      expect(preferencesRegistry.accepts(headOf(sourceOf(bytes)))).toBe(true);
      expect(read(bytes).records[0]?.at.region).toEqual(read(OURS).records[0]?.at.region);
    }
  });
});

describe('an element that is no item', () => {
  it.each([
    ['a group of no kind', `<Group>${item({})}</Group>`],
    ['an item in lower case', item({}).replaceAll('Registry', 'registry')],
    ['all of it in lower case', item({}).toLowerCase()],
  ])('is a gap with a key of ours: %s', (_, inner) => {
    const { records, gaps } = read(document(inner));
    expect(records).toEqual([]);
    expect(gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
  });

  it('is nothing with other keys, where it is switched off, and in filters', () => {
    const other = item({ key: 'SOFTWARE\\Contoso' });
    const filter = `<Filters><FilterRegistry key="${REALMS}"/></Filters>`;
    const group = `<Group>${filter}</Group>`;
    const inner = `${group}<Group>${other}</Group><Group disabled="1">${item({})}</Group>${item({}, '', filter)}`;
    const { records, gaps } = read(document(inner));
    expect(gaps).toEqual([]);
    expect(records).toHaveLength(1);
  });
});

describe('preferencesRegistry', () => {
  it.each([
    ['kerberos.xml', OURS],
    ['Registry.xml', OTHER],
    ['sites.xml', SITES],
  ])('calls every beginning of %s cut off', (_, bytes) => {
    const end = new TextDecoder().decode(bytes).trimEnd().length;
    for (let size = 0; size < end; size += STEP) {
      const { gaps, records, scopes } = read(bytes.slice(0, size));
      expect([size, gaps.length, records.length, scopes.length]).toEqual([size, 1, 0, 0]);
    }
  });

  it('a document that is not well-formed is a gap', () => {
    expect(read(document(`${item({})}<Registry>`)).gaps).toMatchObject([{ code: 'malformed' }]);
  });

  it('a document of another root is no silence', () => {
    expect(read(encode('<a><RegistrySettings/></a>')).items).toMatchObject([
      { code: 'empty', effect: 'unreadable' },
    ]);
  });

  it('accepts its root alone, in no namespace', () => {
    expect(accepts(new TextDecoder().decode(OURS))).toBe(true);
    expect(accepts('<RegistrySettings>')).toBe(true);
    expect(accepts('<RegistrySettings xmlns="urn:contoso:registry"/>')).toBe(false);
    expect(accepts('<a><RegistrySettings/></a>')).toBe(false);
    expect(preferencesRegistry.holder).toBe('gpo');
    expect(detect(headOf(sourceOf(OURS)), readers)?.format).toBe('preferences-registry');
  });
});

describe.skipIf(!hasCorpus)(`real items${WHY_SKIPPED}`, () => {
  const files = corpusFiles('real', /\/Registry\.xml$/i);

  it('of other keys are read in silence, by this reader alone', () => {
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const bytes = Uint8Array.from(readFileSync(file));
      const accepted = readers.filter((reader) => reader.accepts(headOf(sourceOf(bytes))));
      expect(accepted).toEqual([preferencesRegistry]);
      expect([file, read(bytes).items]).toEqual([file, []]);
    }
  });

  it('are read whatever their key', () => {
    const all = files.flatMap((file) => {
      const bytes = Uint8Array.from(readFileSync(file));
      return shown(readAll(preferencesRegistry, bytes, ['']).records);
    });
    expect(all).toContain(
      'HKLM\\DRIVERS\\DriverDatabase\\DeviceIds\\*AKY1001 : mdmrock5.inf REG_BINARY = 4 bytes',
    );
    expect(all).toContain('HKLM\\SOFTWARE\\Partner\\Wallet :  REG_SZ = ""');
    expect(all).toContain('delete-value HKU\\S-1-5-20\\Environment : ');
  });
});
