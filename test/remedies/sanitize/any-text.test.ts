// Any text at all: nothing throws, what has no secret stays, and no secret under a plain name survives what stands around it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutOwnSids } from '../../../src/remedies/sanitize/descriptors.ts';
import { withoutInnerSecrets, withoutSecrets } from '../../../src/remedies/sanitize/secrets.ts';
import { THOROUGH } from '../../support/thorough.ts';

const piece = fc.constantFrom(
  'password',
  'userPassword',
  'DefaultPassword',
  'unicodePwd',
  'ms-Mcs-AdmPwd',
  'Pwd',
  'PasswordAge',
  'REG_SZ',
  '    ',
  'dword:0000000a',
  'hex:31,32',
  '<S N="Password">',
  '<Password>',
  '</Password>',
  '</S>',
  '<td>',
  '</td>',
  '/passwordt:',
  '-p ',
  '&quot;',
  'Winter2026zz',
  '20261231',
  '=',
  ':',
  '::',
  '"',
  "'",
  ',',
  ';',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '\\',
  '\n',
  '\r\n',
  '\t',
  ' ',
  'name',
);
const texts = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
const RUNS = { numRuns: THOROUGH ? 20_000 : 400 };

describe('secrets in any text', () => {
  it('never make it throw, and what is taken out is counted', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { text: after, removed } = withoutSecrets(text);
        expect(removed > 0 || after === text).toBe(true);
        expect(withoutInnerSecrets(text).text).toHaveLength(text.length);
      }),
      RUNS,
    );
  });

  it('go from behind a plain name, whatever lines stand around it', () => {
    fc.assert(
      fc.property(texts, texts, (before, behind) => {
        const { text, understood } = withoutSecrets(
          `${before}\n\n"Password"="Sommer-Winter-77"\n\n${behind}`,
        );
        expect(!understood || !text.includes('Sommer-Winter-77')).toBe(true);
      }),
      RUNS,
    );
  });
});

describe('bytes that may be a descriptor', () => {
  it('are one of the same length, or none', () => {
    const acl = [2, 0, 28, 0, 1, 0, 0, 0, 0, 0, 20, 0, 0xff, 1, 0x1f, 0, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0];
    const head = [1, 0, 4, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0];
    const good = Uint8Array.from([...head, ...acl]);
    expect(withoutOwnSids(good, (number) => number)).toEqual(good);
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(damage, fc.nat(good.length), fc.uint8Array({ maxLength: 40 }), (edits, cut, tail) => {
        const bytes = Uint8Array.from([...good.subarray(0, cut), ...tail]);
        for (const [at, byte] of edits) if (at < bytes.length) bytes[at] = byte;
        const copy = withoutOwnSids(bytes, (number) => number);
        expect(copy === null || copy.length === bytes.length).toBe(true);
      }),
      RUNS,
    );
  });
});
