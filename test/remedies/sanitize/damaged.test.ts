// Files that are cut or damaged: sanitize never breaks, and what it copies names nobody and says what the damaged file said.

import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesBelow, reportOf, sanitized } from '../../support/sanitized.ts';
import { THOROUGH } from '../../support/thorough.ts';
import { leaks } from '../../support/unnamed.ts';

const FORMATS = fileURLToPath(new URL('../../../fixtures/formats', import.meta.url));
const files = Object.entries(filesBelow(FORMATS)).filter(
  ([path, { length }]) => length < 40_000 && !path.startsWith('hive/'),
);

const damage = fc.record({
  file: fc.constantFrom(...files),
  cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  bytes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
    maxLength: 3,
  }),
});

describe('sanitize on damaged files', () => {
  it('ends with 0 or 3, leaves no whole name, and finds what was found', async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ file: [path, whole], cut, bytes }) => {
        const broken = Uint8Array.from(
          whole.subarray(0, cut === null ? whole.length : Math.floor(whole.length * cut)),
        );
        for (const [at, byte] of bytes)
          if (broken.length > 0) broken[Math.floor(at * (broken.length - 1))] = byte;
        const name = path.slice(path.lastIndexOf('/') + 1);
        const { code, err, copies } = await sanitized({ [name]: broken });
        expect([0, 3], err).toContain(code);
        if (copies.size === 0) return;
        expect(leaks(copies, ['contoso', 'fabrikam', 'pc-0412'])).toEqual([]);
        const found = async (some: Parameters<typeof reportOf>[0]) =>
          (await reportOf(some)).findings.map(({ ruleId, severity, region }) => [
            ruleId,
            severity,
            region?.startLine,
          ]);
        expect(await found(Object.fromEntries(copies))).toEqual(await found({ [name]: broken }));
      }),
      { numRuns: THOROUGH ? 600 : 8 },
    );
  });
});
