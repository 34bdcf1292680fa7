// Every format that can show a configuration, with names that somebody thought of: what is found stays, the names go.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormatWriter } from '../../support/formats/configuration.ts';
import { allWriters, bytesOf } from '../../support/formats/writers.ts';
import { reportOf, sanitized } from '../../support/sanitized.ts';
import { sample, THOROUGH } from '../../support/thorough.ts';
import { leaks } from '../../support/unnamed.ts';

const writers = sample(
  (await allWriters()).filter(({ format }) => format !== 'hive'),
  6,
);

// Syllables that no format and no vendor has, so that a search for them finds names alone.
const syllable = fc.constantFrom('quo', 'wix', 'yth', 'zug', 'vök', 'jyx', 'brq', 'wüq', 'xov');
const label = fc.array(syllable, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''));
const ascii = label.filter((name) => /^[a-z]+$/.test(name));
const domain = fc
  .tuple(ascii, ascii, fc.constantFrom('example', 'com', 'co.uk', 'local', 'de'))
  .map((parts) => parts.join('.'));

const configuration = fc.record({ realm: domain, host: ascii, kdc: ascii }).map(({ realm, host, kdc }) => ({
  names: [...realm.split('.').slice(0, 2), host, kdc].filter((name) => name.length > 3),
  written: {
    mitRealms: [{ name: realm.toUpperCase(), data: `<k>${kdc}.${realm}</k>` }],
    domainRealm: [{ name: realm.toUpperCase(), data: `.${realm}; ${host}.${realm}; ${host}.${realm}` }],
    mitRealmsEnabled: true,
    trust: { name: realm.toUpperCase(), direction: 2, type: 3, attributes: 1, encryptionTypes: 4 },
  },
}));

const nameOf = ({ format, variant }: FormatWriter) => (variant ? `${format}, ${variant}` : format);

describe('sanitize on configurations of any realm', () => {
  it.each(writers.map((writer) => [nameOf(writer), writer] as const))('%s', async (_, writer) => {
    await fc.assert(
      fc.asyncProperty(configuration, async ({ names, written }) => {
        const files = { [writer.path]: bytesOf(writer, written) };
        const { err, copies } = await sanitized(files);
        expect([...copies.keys()], err).toHaveLength(1);
        const kinds = async (some: Parameters<typeof reportOf>[0]) =>
          (await reportOf(some)).findings.map(({ ruleId, severity, region, byteOffset }) => [
            ruleId,
            severity,
            region ?? byteOffset,
          ]);
        expect(await kinds(Object.fromEntries(copies))).toEqual(await kinds(files));
        expect(leaks(copies, names)).toEqual([]);
      }),
      { numRuns: THOROUGH ? 12 : 1 },
    );
  });
});
