// What real consoles printed of real trusts (skipped where the samples are absent).

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sub } from '../../../src/model/located.ts';
import { formatList } from '../../../src/readers/serializations/format-list.ts';
import { CORPUS, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';
import {
  attributesIn,
  codes,
  decode,
  headOf,
  readAll,
  textAt,
  valuesOf,
} from '../../support/serializations.ts';

const file = (name: string) => readFileSync(`${CORPUS}/real/trusts/${name}`);

describe.skipIf(!hasCorpus)(`Get-ADTrust of real domains${WHY_SKIPPED}`, () => {
  it('an outbound, nontransitive trust to an MIT realm', () => {
    const bytes = file('get-adtrust-mit-1.txt');
    expect(formatList.accepts(headOf(decode(bytes)))).toBe(true);
    const read = readAll(formatList, bytes);
    expect(codes(read)).toEqual([]);
    expect(read.records.map((record) => [record.domain?.value, attributesIn(record)])).toEqual([
      [
        'shinra-dev.vl',
        {
          trustDirection: ['2'],
          distinguishedName: ['CN=shinra.vl,CN=System,DC=shinra-dev,DC=vl'],
          name: ['shinra.vl'],
          objectClass: ['trustedDomain'],
          trustPartner: ['shinra.vl'],
          trustType: ['3'],
          trustAttributes: ['1'],
        },
      ],
    ]);
    // Nothing shows what was asked for: this may be one trust of several.
    expect(read.scopes.map(({ covers }) => covers.what)).toEqual(['object']);
  });

  it('every trust of a domain, with a name that was broken within a word', () => {
    const bytes = file('get-adtrust-mit-2-wrapped-dn.txt');
    const read = readAll(formatList, bytes);
    expect(codes(read)).toEqual([]);
    expect(attributesIn(read.records[0])).toEqual({
      trustDirection: ['2'],
      distinguishedName: ['CN=multiverse,CN=System,DC=underthewire,DC=tech'],
      name: ['multiverse'],
      objectClass: ['trustedDomain'],
      trustPartner: ['multiverse'],
      trustType: ['3'],
      trustAttributes: ['1'],
    });
    const [name] = valuesOf(read.records[0], 'distinguishedName');
    if (!name) throw new Error('no DN');
    const tech = name.value.indexOf('tech');
    expect(textAt(bytes, sub(name, tech, tech + 4).at)).toMatch(/^t\r?\n +ech$/);
    expect(read.scopes.map(({ covers }) => covers)).toMatchObject([
      { what: 'object' },
      { what: 'domain-trusts', domain: 'underthewire.tech' },
    ]);
    expect(textAt(bytes, read.scopes.at(-1)?.at ?? name.at)).toBe('get-adtrust');
  });
});
