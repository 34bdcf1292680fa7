// The syntax of MitRealms values: every right form, and one problem for each wrong tag.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRealmValue } from '../../src/interpreters/realm-syntax.ts';
import { cpuClock } from '../support/cpu-clock.ts';
import { at } from '../support/facts.ts';
import { itThorough } from '../support/thorough.ts';

function read(value: string) {
  const { kdcs, flags, untagged, tagProblems, entities } = parseRealmValue(at(value));
  return {
    kdcs: kdcs.map(({ text }) => text.value),
    flags: flags?.value ?? null,
    untagged: untagged?.value ?? null,
    problems: tagProblems.map(({ problem, text }) => `${problem} ${text.value}`),
    entities: entities.length,
  };
}

const RIGHT = { kdcs: [], flags: null, untagged: null, problems: [], entities: 0 };
const HOST = 'kerberos.zscalerbeta.net';

describe('a right value', () => {
  it.each([
    ['one KDC', `<k>${HOST}</k>`, { kdcs: [HOST] }],
    ['capitals', `<K>${HOST}</K>`, { kdcs: [HOST] }],
    ['mixed case of one pair', `<k>${HOST}</K>`, { kdcs: [HOST] }],
    ['several KDCs', '<k>a.example; b.example;</k>', { kdcs: ['a.example', 'b.example'] }],
    ['flags and KDCs', `<f>0x0000000E</f><k>${HOST}</k>`, { kdcs: [HOST], flags: '0x0000000E' }],
    ['KDCs and flags', `<k>${HOST}</k><f>0x0E</f>`, { kdcs: [HOST], flags: '0x0E' }],
    ['flags alone', '<f>0x0000000E</f>', { flags: '0x0000000E' }],
    ['blanks around and within', ` <f> 0xE </f> <k> ${HOST} </k> `, { kdcs: [HOST], flags: '0xE' }],
    ['no KDC', '<k></k>', {}],
    ['no flags', '<f></f>', { flags: '' }],
    ['two lists', '<k>a.example</k><k>b.example</k>', { kdcs: ['a.example', 'b.example'] }],
    ['nothing', '', {}],
    ['blanks', '  ', {}],
  ])('of %s', (_what, value, expected) => {
    expect(read(value)).toEqual({ ...RIGHT, ...expected });
  });
});

describe('a value without tags of KDCs', () => {
  it.each([
    ['text alone', HOST, { kdcs: [HOST], untagged: HOST }],
    [
      'text with semicolons',
      ' a.example;b.example ',
      { kdcs: ['a.example', 'b.example'], untagged: 'a.example;b.example' },
    ],
    ['text after flags', `<f>0xE</f>${HOST}`, { kdcs: [HOST], flags: '0xE', untagged: HOST }],
    ['text before flags', `${HOST}<f>0xE</f>`, { kdcs: [HOST], flags: '0xE', untagged: HOST }],
    [
      'text on both sides of flags',
      'a.example<f>0xE</f>b.example',
      { kdcs: ['a.example', 'b.example'], flags: '0xE', untagged: 'a.example' },
    ],
  ])('has its hosts untagged: %s', (_what, value, expected) => {
    expect(read(value)).toEqual({ ...RIGHT, ...expected });
  });
});

describe('a malformed value has one problem for each wrong tag', () => {
  it.each([
    ['never closed', `<k>${HOST}`, ['unclosed <k>']],
    ['its end without a slash', `<k>${HOST}<k>`, ['nested <k>']],
    ['its end with a backslash', `<k>${HOST}<\\k>`, ['unknown-tag <\\k>']],
    ['opened twice', `<k><k>${HOST}</k>`, ['nested <k>']],
    ['closed twice', `<k>${HOST}</k></k>`, ['unopened </k>']],
    ['never opened', `${HOST}</k>`, ['unopened </k>']],
    ['begun with an end', `</k>${HOST}</k>`, ['unopened </k>', 'unopened </k>']],
    ['closed by the other tag', `<k>${HOST}</f>`, ['unopened </f>']],
    ['flags within', `<k>${HOST}<f>0xE</f></k>`, ['nested <f>']],
    ['KDCs within flags', `<f>0xE<k>${HOST}</k></f>`, ['nested <k>']],
    ['an unknown tag', `<kdc>${HOST}</kdc>`, ['unknown-tag <kdc>', 'unknown-tag </kdc>']],
    ['an unknown tag within', `<k><b>${HOST}</b></k>`, ['unknown-tag <b>', 'unknown-tag </b>']],
    ['an empty tag', `<>${HOST}</>`, ['unknown-tag <>', 'unknown-tag </>']],
    ['a blank in the tag', `<k >${HOST}</ k>`, ['unknown-tag <k >', 'unknown-tag </ k>']],
    ['a blank before the letter', `< k>${HOST}</k>`, ['unknown-tag < k>']],
    ['a tag that closes itself', `<k/>${HOST}`, ['unknown-tag <k/>']],
    ['the > of the first lost', `<k${HOST}</k>`, ['unclosed <k']],
    ['the > of the first lost before a blank', `<k ${HOST}</k>`, ['unclosed <k']],
    ['the k> of the first lost', `<${HOST}</k>`, ['unclosed <']],
    ['the > of the last lost', `<k>${HOST}</k`, ['unclosed </k']],
    ['the k> of the last lost', `<k>${HOST}</`, ['unclosed </']],
    ['a semicolon instead of >', `<k;${HOST}</k>`, ['unclosed <k']],
    ['text after the end', `<k>${HOST}</k>;`, ['text-outside-tags ;']],
    ['text before the beginning', `KDC: <k>${HOST}</k>`, ['text-outside-tags KDC:']],
    ['outside text and an end too many', `x<k>${HOST}</k></k>`, ['text-outside-tags x', 'unopened </k>']],
    ['other brackets', `[k]${HOST}[/k]`, ['unknown-tag [k]', 'unknown-tag [/k]']],
    ['brackets of every kind', `\u00abk\u00bb${HOST}{/K)`, ['unknown-tag \u00abk\u00bb', 'unknown-tag {/K)']],
    ['text before flags and KDCs', `x<f>0xE</f><k>${HOST}</k>`, ['text-outside-tags x']],
    ['quotes of a word processor outside', `\u201c\u201c<k>${HOST}</k>\u201d`, []],
    [
      'such quotes around a word',
      `\u201cx<k>${HOST}</k>x\u201d`,
      ['text-outside-tags \u201cx', 'text-outside-tags x\u201d'],
    ],
    ['an end that unwinds', `<k><f>0xE${HOST}</k>`, ['nested <f>']],
  ])('%s', (_what, value, problems) => {
    expect(read(value).problems).toEqual(problems);
  });

  it.each([
    `<k>${HOST}`,
    `<k>${HOST}<k>`,
    `<k>${HOST}<\\k>`,
    `${HOST}</k>`,
    `<kdc>${HOST}</kdc>`,
    `<k >${HOST}</k>`,
    `<k/>${HOST}`,
    `<k${HOST}</k>`,
    `<${HOST}</k>`,
    `<k>${HOST}</`,
    `[k]${HOST}[/k]`,
    `\u2039K\u203a${HOST}(/k]`,
    `<k>${HOST}<f>0xE</f></k>`,
    `<f>0xE<k>${HOST}</k>`,
  ])('and its KDC is seen all the same: %s', (value) => {
    expect(read(value).kdcs).toEqual([HOST]);
  });

  it.each([
    '<f0x0000000E</f><k>a.example</k>',
    '<f>0x0000000E</f <k>a.example</k>',
    '0x0000000E</f><k>a.example</k>',
  ])('and its flags: %s', (value) => {
    expect(read(value)).toMatchObject({ kdcs: ['a.example'], flags: '0x0000000E' });
    expect(read(value).problems).toHaveLength(1);
  });

  it.each(['f.example', 'a.example.f', 'kdc.example'])(
    'and no letter of the host %s is taken for its tag',
    (host) => {
      expect(read(`<${host}</k>`)).toMatchObject({ kdcs: [host], flags: null, problems: ['unclosed <'] });
    },
  );

  it('with problems in the order of their places', () => {
    expect(read('<f>0xE<k>a.example</k>').problems).toEqual(['unclosed <f>', 'nested <k>']);
  });
});

describe('places', () => {
  it('are those of the smallest wrong part', () => {
    const { tagProblems, kdcs } = parseRealmValue(at(`<f>0xE</f><k>${HOST}<k>`));
    expect(tagProblems[0]?.text.at.region).toMatchObject({ startColumn: 38, endColumn: 41 });
    expect(kdcs[0]?.text.at.region).toMatchObject({ startColumn: 14, endColumn: 38 });
  });
});

describe('entities', () => {
  it('are one defect, and the value is read as if they were decoded', () => {
    expect(read(`&lt;k&gt;${HOST}&lt;/k&gt;`)).toEqual({ ...RIGHT, kdcs: [HOST], entities: 4 });
  });

  it('leave the text that was meant, however often they were escaped', () => {
    expect(parseRealmValue(at(`&amp;lt;k&amp;gt;${HOST}&lt;/k&gt;`)).plain?.value).toBe(`<k>${HOST}</k>`);
    expect(parseRealmValue(at(`<k>${HOST}</k>`)).plain).toBeNull();
    expect(parseRealmValue(at(HOST)).plain).toBeNull();
  });

  it('do not cut a list where they have their semicolon', () => {
    expect(read('<k>a.example&#59; b.example</k>')).toMatchObject({
      kdcs: ['a.example', 'b.example'],
      entities: 1,
    });
  });
});

describe('full-width signs', () => {
  it('are read as what they were meant to be', () => {
    expect(read(`\uff1ck\uff1e${HOST}\uff1c/\uff4b\uff1e`)).toEqual({ ...RIGHT, kdcs: [HOST] });
  });
});

describe('any text', () => {
  itThorough('is read without a throw, in time by its length, and says nothing twice', () => {
    const unit = fc.constantFrom('<', '>', '/', 'k', 'f', 'K', ';', ' ', 'a', '.', '&lt;', '\\');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (value) => {
        const { tagProblems } = parseRealmValue(at(value));
        const starts = tagProblems.map(({ text }) => text.at.start);
        expect(new Set(starts).size).toBe(starts.length);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
    const spent = cpuClock();
    for (const piece of ['<k>', '<a', '</k>', '<k>;', 'x;', '<x>a</y>']) {
      expect(parseRealmValue(at(piece.repeat(40_000))).kdcs.length).toBeLessThan(80_001);
    }
    expect(spent()).toBeLessThan(10_000);
  });
});
