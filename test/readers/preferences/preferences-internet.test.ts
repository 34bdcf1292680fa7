// InternetSettings.xml of Preferences: the registry values that its items set.

import { describe, expect, it } from 'vitest';
import { INTEREST, interpret } from '../../../src/interpreters/interpret.ts';
import type { Origin } from '../../../src/model/fact.ts';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { preferencesInternet } from '../../../src/readers/preferences/preferences-internet.ts';
import { readers } from '../../../src/readers/readers.ts';
import { encode, fixture, rawText, readAll, regionText, shown, sourceOf } from '../../support/bytes.ts';
import { STEP } from '../../support/thorough.ts';

const FILE = fixture('preferences-internet/InternetSettings.xml');
const KEY = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const read = (bytes: Uint8Array) => readAll(preferencesInternet, bytes, ['internet settings'], {}, true);
const formatOf = (bytes: Uint8Array) => detect(headOf(sourceOf(bytes)), readers)?.format ?? null;
const setting = (attributes: string, inner = '') =>
  encode(
    `<InternetSettings><IE8><Properties><Reg ${attributes}>${inner}</Reg></Properties></IE8></InternetSettings>`,
  );

describe('InternetSettings.xml', () => {
  it('is told by its root', () => {
    expect(formatOf(FILE)).toBe('preferences-internet');
    expect(formatOf(encode('<RegistrySettings/>'))).not.toBe('preferences-internet');
    expect(formatOf(encode('<Report><InternetSettings/></Report>'))).not.toBe('preferences-internet');
    expect(formatOf(encode('<InternetSettings><IE8/></InternetSettings>'))).toBe('preferences-internet');
    expect(preferencesInternet.holder).toBe('gpo');
  });

  it('gives what its items set, without what is switched off', () => {
    const { records, diagnostics } = read(FILE);
    expect(diagnostics).toEqual([]);
    expect(shown(records)).toEqual([
      `HKCU\\${KEY} : AutoConfigURL REG_SZ = "http://pac.zscalerbeta.net/contoso.example/kerberos.pac?a=1&b=2"`,
      `HKCU\\${KEY} : EnableHttp1_1 REG_DWORD = 1`,
      `HKCU\\${KEY} : AutoConfigURL REG_SZ = "http://wpad.contoso.example/wpad.dat"`,
    ]);
    expect(records.map(({ delivery, conditional }) => [delivery, conditional])).toEqual([
      ['preferences', undefined],
      ['preferences', undefined],
      ['preferences', true],
    ]);
  });

  it('knows the places, through entities too', () => {
    const origin: Origin = {
      path: 'User/Preferences/InternetSettings/InternetSettings.xml',
      format: 'preferences-internet',
      holder: 'gpo',
      container: null,
      part: null,
      side: 'user',
    };
    const facts = [...preferencesInternet.read(sourceOf(FILE), INTEREST, {})].flatMap((one) => [
      ...interpret(one, origin),
    ]);
    expect(facts).toMatchObject([
      { kind: 'proxy-auto-config', source: 'AutoConfigURL' },
      { kind: 'proxy-auto-config', conditional: true },
    ]);
    const urls = facts.flatMap((fact) => (fact.kind === 'proxy-auto-config' && fact.url ? [fact.url] : []));
    const raw = urls.map(({ value }) => value.replace('&', '&amp;'));
    expect(urls.map((url) => rawText(FILE, url, 'utf-8'))).toEqual(raw);
    expect(urls.map((url) => regionText(new TextDecoder().decode(FILE), url))).toEqual(raw);
  });

  it.each([
    ['a root that is none', `hive="HKEY_OTHER" key="${KEY}" name="a" type="REG_SZ" value="b"`, ''],
    ['no root', `key="${KEY}" name="a" type="REG_SZ" value="b"`, ''],
    ['no name', `hive="HKEY_CURRENT_USER" key="${KEY}" type="REG_SZ" value="b"`, ''],
    ['a type that is none', `hive="HKEY_CURRENT_USER" key="${KEY}" name="a" type="REG_ODD" value="b"`, ''],
    [
      'a number that is none',
      `hive="HKEY_CURRENT_USER" key="${KEY}" name="a" type="REG_DWORD" value="many"`,
      '',
    ],
    [
      'single bits',
      `hive="HKEY_CURRENT_USER" key="${KEY}" name="a" type="REG_DWORD" value="0"`,
      '<SubProp id="x" value="1" mask="1"/>',
    ],
  ])('says of a setting with %s that it is not understood', (_what, attributes, inner) => {
    expect(read(setting(attributes, inner)).gaps).toMatchObject([{ code: 'bad-value', effect: 'partial' }]);
    const items = [...preferencesInternet.read(sourceOf(setting(attributes, inner)), INTEREST, {})];
    expect(items.flatMap((one) => (one.kind === 'diagnostic' ? one.effect : []))).toEqual(['notice']);
  });

  it('leaves other keys aside, and items without properties', () => {
    const other =
      'hive="HKEY_CURRENT_USER" key="Software\\Microsoft\\Internet Explorer\\Main" name="a" type="REG_ODD"';
    expect(read(setting(`${other} value="internet settings"`)).items).toEqual([]);
    expect(
      read(encode('<InternetSettings><IE8 name="Internet Settings"/></InternetSettings>')).items,
    ).toEqual([]);
    expect(read(setting('name="Internet Settings"')).items).toEqual([]);
  });

  it('that is empty or another document says so', () => {
    expect(read(encode('<InternetSettings/>')).items).toEqual([]);
    expect(read(encode('<Other/>')).gaps).toMatchObject([{ code: 'empty', effect: 'unreadable' }]);
    const given = `hive="HKEY_CURRENT_USER" key="${KEY}" name="a" type="REG_SZ" value="b"`;
    expect(read(setting(given)).records).toHaveLength(1);
    expect(read(setting(`${given} disabled="1"`)).items).toEqual([]);
  });

  it('cut anywhere, has a gap', () => {
    for (let end = 1; end < FILE.length - 2; end += STEP) {
      expect(read(FILE.slice(0, end)).gaps.length, `${end} bytes`).toBeGreaterThan(0);
    }
  });
});
