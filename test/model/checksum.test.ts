import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksumOf, createChecksum } from '../../src/model/checksum.ts';

describe('checksumOf', () => {
  it('is the same on every machine: these were computed once', () => {
    expect(checksumOf([])).toBe('92a5278c6b552b89');
    expect(checksumOf(['{"kind":"end"}'])).toBe('b0acd224c0830330');
  });

  it('does not care how what is added was cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        expect(checksumOf(texts)).toBe(checksumOf([texts.join('')]));
        expect(checksumOf(texts)).toMatch(/^[0-9a-f]{16}$/);
      }),
    );
  });

  it('is that of the bytes where the text is ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const sum = createChecksum();
        sum.addBytes(new TextEncoder().encode(text));
        expect(sum.hex()).toBe(checksumOf([text]));
      }),
    );
  });

  it('changes with every unit that is changed, lost, doubled or swapped', () => {
    const text = '{"kind":"realm","at":[10,20,1,11,1,21],"locator":"HKLM"}';
    const others = new Set<string>();
    for (let i = 0; i < text.length; i++) {
      others.add(text.slice(0, i) + text.slice(i + 1));
      others.add(text.slice(0, i) + text.charAt(i) + text.slice(i));
      others.add(`${text.slice(0, i)}?${text.slice(i + 1)}`);
      others.add(text.slice(0, i) + text.charAt(i + 1) + text.charAt(i) + text.slice(i + 2));
    }
    others.delete(text);
    const sums = new Set([...others].map((other) => checksumOf([other])));
    expect(sums.size).toBe(others.size);
    expect(sums).not.toContain(checksumOf([text]));
  });

  it('tells zeros by how many they are', () => {
    const sums = new Set(Array.from({ length: 100 }, (_, i) => checksumOf(['\0'.repeat(i)])));
    expect(sums.size).toBe(100);
  });
});
