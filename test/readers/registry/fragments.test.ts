// The automaton of fragments finds what a search for each of them finds.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import type { Interest } from '../../../src/model/source.ts';
import { FOUND, fragmentsOf } from '../../../src/readers/registry/fragments.ts';

function finds(text: string, interest: Interest): boolean {
  const machine = fragmentsOf(interest);
  let row = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    row = unit < 0x80 ? (machine[row + unit] ?? 0) : 0;
    if (row === FOUND) return true;
  }
  return false;
}

const asciiLower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

it('finds any fragments, however they overlap', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\\'), minLength: 1, maxLength: 4 });
  const texts = fc.string({ unit: fc.constantFrom('a', 'A', 'b', '\\', 'é', '\u212a'), maxLength: 20 });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 5 }), texts, (keyPaths, text) => {
      const expected = keyPaths.some((fragment) => asciiLower(text).includes(fragment));
      expect(finds(text, { ...INTEREST, keyPaths })).toBe(expected);
    }),
    { numRuns: 1000 },
  );
});

it.each(INTEREST.keyPaths)('finds %s in either case, and nothing less', (fragment) => {
  expect(finds(`software\\x${fragment}y`, INTEREST)).toBe(true);
  expect(finds(`SOFTWARE\\X${fragment.toUpperCase()}Y`, INTEREST)).toBe(true);
  expect(finds(`software x${fragment.slice(0, -1)}~${fragment.slice(1)}`, INTEREST)).toBe(false);
});
