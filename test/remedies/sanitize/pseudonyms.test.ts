import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glyphsOf, inShapeOf, keyOf } from '../../../src/remedies/sanitize/characters.ts';
import { createPseudonyms, type Pairs } from '../../../src/remedies/sanitize/pseudonyms.ts';

const SECRET = 'ab'.repeat(32);
const word = fc.stringMatching(/^[a-zàéßñαγλжщ0-9]{1,12}$/).map(keyOf);

function settled(names: readonly string[], kept: Pairs | null = null, isWord = (_: string) => false) {
  const pseudonyms = createPseudonyms(SECRET, kept, isWord);
  for (const name of names) pseudonyms.of('name', name);
  pseudonyms.settle();
  return pseudonyms;
}

describe('pseudonyms', () => {
  it('are as long as names, of the same kinds of characters, and never the same twice', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 60 }), (names) => {
        const pseudonyms = settled(names);
        const given = names.map((name) => pseudonyms.of('name', name));
        expect(new Set(given).size).toBe(names.length);
        for (const [at, name] of names.entries()) {
          const shape = (text: string) =>
            text
              .replace(/[a-z]/g, 'a')
              .replace(/[0-9]/g, '0')
              .replace(/\p{Script=Greek}/gu, 'α')
              .replace(/\p{Script=Cyrillic}/gu, 'ж')
              .replace(/[ß-ÿ]/g, 'é');
          expect(shape(given[at] ?? '')).toBe(shape(name));
        }
      }),
    );
  });

  it('are no original and no word, as long as there is anything else', () => {
    const names = ['contoso', 'fabrikam', 'kdc1', 'nfs'];
    const pseudonyms = settled(names, null, (text) => text.startsWith('b'));
    for (const name of names) {
      const pseudonym = pseudonyms.of('name', name);
      expect(names).not.toContain(pseudonym);
      expect(pseudonym.startsWith('b')).toBe(false);
    }
  });

  it('do not run out for names of one letter', () => {
    const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
    const pseudonyms = settled(letters);
    expect(new Set(letters.map((letter) => pseudonyms.of('name', letter))).size).toBe(26);
  });

  it('do not run out for single letters with accents either', () => {
    const letters = Array.from('àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿß');
    const pseudonyms = settled(letters);
    expect(new Set(letters.map((letter) => pseudonyms.of('name', letter))).size).toBe(letters.length);
  });

  it('are the same with the same secret, whatever came first, and others with another', () => {
    const one = settled(['contoso', 'fabrikam']);
    const other = settled(['fabrikam', 'contoso']);
    expect(other.pairs()).toEqual(one.pairs());
    const foreign = createPseudonyms('cd'.repeat(32), null, () => false);
    foreign.of('name', 'contoso');
    foreign.settle();
    expect(foreign.of('name', 'contoso')).not.toBe(one.of('name', 'contoso'));
  });

  it('go on from the pairs of an earlier run', () => {
    const { name } = settled(['contoso']).pairs();
    const again = settled(['contoso', 'fabrikam'], {
      name,
      number: {},
      guid: {},
      sid: {},
      address: {},
      suffix: {},
    });
    expect(again.pairs().name).toMatchObject(name);
    expect(Object.values(again.pairs().name).sort()).toEqual(['contoso', 'fabrikam']);
  });
});

describe('the shape of a spelling', () => {
  const shaped = (spelling: string, pseudonym: string) => inShapeOf(glyphsOf(spelling), pseudonym);

  it('keeps cases, and what is not seen, where they are', () => {
    expect(shaped('CONTOSO', 'bakedif')).toBe('BAKEDIF');
    expect(shaped('ConToso', 'bakedif')).toBe('BakEdif');
    expect(shaped('con\u200btoso', 'bakedif')).toBe('bak\u200bedif');
    expect(keyOf('CON\u200bTOSO')).toBe('contoso');
  });

  it('meets look-alikes and full-width letters under one key, and writes such again', () => {
    expect(keyOf('cont\u043eso')).toBe('contoso');
    expect(shaped('cont\u043eso', 'bakepif')).toBe('bake\u0440if');
    expect(keyOf('\uff23\uff4f\uff4e')).toBe('con');
    expect(shaped('\uff23\uff4f\uff4e', 'bak')).toBe('\uff22\uff41\uff4b');
  });

  it('leaves Greek to Greek', () => {
    expect(keyOf('ΚΟΡ')).toBe('κορ');
    expect(shaped('ΚΟΡ', 'λαφ')).toBe('ΛΑΦ');
  });
});
