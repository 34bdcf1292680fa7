// Registry.xml of Preferences: accepted by its root, silent about other keys, loud about ours.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detect, headOf } from '../../../src/readers/detect.ts';
import { preferencesRegistry } from '../../../src/readers/preferences/preferences-registry.ts';
import { readers } from '../../../src/readers/readers.ts';
import { encode, fixture, readAll, regionText, sourceOf } from '../../support/bytes.ts';
import { corpusFiles, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';

const OURS = fixture('preferences-registry/kerberos.xml');
const OTHER = fixture('preferences-registry/Registry.xml');
const TEXT = new TextDecoder().decode(OURS);

const read = (bytes: Uint8Array) => readAll(preferencesRegistry, bytes);
const accepts = (text: string) => preferencesRegistry.accepts(headOf(sourceOf(encode(text))));

function item(
  attributes: string,
  key = 'SYSTEM\\CurrentControlSet\\Control\\Lsa\\Kerberos\\Domains',
): string {
  return `<Registry ${attributes}><Properties action="C" hive="HKEY_LOCAL_MACHINE" key="${key}"/></Registry>`;
}

describe('preferencesRegistry', () => {
  it('says that an item of a collection writes to our keys, at its place', () => {
    const { items } = read(OURS);
    expect(items).toMatchObject([{ code: 'not-read', effect: 'partial', part: null, side: null }]);
    const [found] = items;
    if (found?.kind !== 'diagnostic' || !found.at) throw new Error('no place');
    const shown = regionText(TEXT, { value: '', at: found.at });
    expect(shown).toMatch(/^<Registry [^>]*name="ZSCALERBETA\.NET".*<\/Registry>$/s);
    expect(new TextDecoder().decode(OURS.slice(found.at.start, found.at.end))).toBe(shown);
  });

  it('is silent about other keys', () => {
    expect(read(OTHER).items).toEqual([]);
    expect(readAll(preferencesRegistry, OURS, ['\\lsa']).items).toEqual([]);
  });

  it.each([
    ['on', 'name="a"', 1],
    ['off', 'disabled="1"', 0],
    ['off, spelt out', 'disabled="true"', 0],
    ['on, said so', 'disabled="0"', 1],
  ])('an item that is switched %s', (_, attributes, count) => {
    const document = (inner: string) => encode(`<RegistrySettings>${inner}</RegistrySettings>`);
    expect(read(document(item(attributes))).gaps).toHaveLength(count);
    expect(
      read(document(`<Collection><Collection>${item(attributes)}</Collection></Collection>`)).gaps,
    ).toHaveLength(count);
  });

  it('finds keys however they are escaped', () => {
    const escaped = item('name="a"', 'System&#92;&#x4b;erberos');
    expect(read(encode(`<RegistrySettings>${escaped}</RegistrySettings>`)).gaps).toHaveLength(1);
  });

  it('reads every encoding', () => {
    for (const encoding of ['utf-16le', 'utf-16be-bom', 'utf-8-bom'] as const) {
      const bytes = encode(TEXT, encoding);
      expect(preferencesRegistry.accepts(headOf(sourceOf(bytes)))).toBe(true);
      const [found] = read(bytes).gaps;
      expect(found?.at?.region).toEqual(read(OURS).gaps[0]?.at?.region);
    }
  });

  it('a document that is cut off is a gap, whatever it was about', () => {
    for (let size = TEXT.indexOf('<RegistrySettings') + 20; size < OTHER.length - 2; size += 7) {
      expect([size, read(OTHER.slice(0, size)).gaps.map(({ code }) => code)]).toEqual([size, ['truncated']]);
    }
    const { gaps } = read(encode(`<RegistrySettings>${item('name="a"')}<Registry></RegistrySettings>`));
    expect(gaps.map(({ code, effect }) => [code, effect])).toEqual([
      ['not-read', 'partial'],
      ['malformed', 'partial'],
    ]);
  });

  it('a document of another root is no silence', () => {
    expect(read(encode('<a><RegistrySettings/></a>')).items).toMatchObject([
      { code: 'empty', effect: 'unreadable' },
    ]);
  });

  it('accepts its root alone, in no namespace', () => {
    expect(accepts(TEXT)).toBe(true);
    expect(accepts('<RegistrySettings>')).toBe(true);
    expect(accepts('<RegistrySettings xmlns="urn:contoso:registry"/>')).toBe(false);
    expect(accepts('<a><RegistrySettings/></a>')).toBe(false);
    expect(detect(headOf(sourceOf(OURS)), readers)?.format).toBe('preferences-registry');
  });
});

describe.skipIf(!hasCorpus)(`real items${WHY_SKIPPED}`, () => {
  it('of other keys are read in silence, by this reader alone', () => {
    const files = corpusFiles('real', /\/Registry\.xml$/i);
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const bytes = Uint8Array.from(readFileSync(file));
      const accepted = readers.filter((reader) => reader.accepts(headOf(sourceOf(bytes))));
      expect(accepted).toEqual([preferencesRegistry]);
      expect([file, read(bytes).items]).toEqual([file, []]);
    }
  });
});
