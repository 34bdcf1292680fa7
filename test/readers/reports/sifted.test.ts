// The two ways through a report: with a sieve, that passes over what does not matter, and without one. They must say the same.

import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INTEREST } from '../../../src/interpreters/interpret.ts';
import type { Encoding } from '../../../src/model/format.ts';
import type { Item } from '../../../src/model/record.ts';
import { gpoReport } from '../../../src/readers/reports/gpo-report.ts';
import { sourceOf } from '../../support/bytes.ts';
import { CORPUS, corpusFiles, hasCorpus, WHY_SKIPPED } from '../../support/corpus.ts';
import { reportText } from '../../support/odd-reports.ts';
import { sample, THOROUGH } from '../../support/thorough.ts';

type Unicode = Extract<Encoding, `utf${string}`>;

const encodings = fc.constantFrom<Unicode>('utf-8', 'utf-16le', 'utf-16be');

function bytesOf(text: string, encoding: Unicode, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = Buffer.from(marked, 'utf16le');
  return Uint8Array.from(encoding === 'utf-16be' ? bytes.swap16() : bytes);
}

function itemsOf(bytes: Uint8Array, exact: boolean): readonly Item[] {
  return [...gpoReport.read(sourceOf(bytes), INTEREST, { exact })];
}

function expectSame(bytes: Uint8Array): void {
  expect(itemsOf(bytes, false)).toEqual(itemsOf(bytes, true));
}

/** How many bytes of a report were made text. */
function textBytes(bytes: Uint8Array, exact: boolean): number {
  const source = sourceOf(bytes);
  let count = 0;
  const counting = {
    ...source,
    read(offset: number, length: number, into?: Uint8Array) {
      const answer = source.read(offset, length);
      // The sieve says where it wants its bytes.
      if (!into) count += answer.length;
      return answer;
    },
  };
  expect([...gpoReport.read(counting, INTEREST, { exact })].length).toBeGreaterThan(0);
  return count;
}

describe('a report that is sifted', () => {
  const policy = `<q1:Policy><q1:Name>Turn off a feature</q1:Name><q1:Explain>${'It explains at length. '.repeat(90)}</q1:Explain></q1:Policy>`;
  const extension = (inner: string) =>
    `<Computer><Enabled>true</Enabled><ExtensionData><Extension xmlns:q1="http://www.microsoft.com/GroupPolicy/Settings/Registry" xsi:type="q1:RegistrySettings">${inner}</Extension><Name>Registry</Name></ExtensionData></Computer>`;
  const gpo = (inner: string) =>
    `<GPO xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.microsoft.com/GroupPolicy/Settings"><Identifier><Identifier>{0A1B2C3D-0000-4000-8000-000000000001}</Identifier></Identifier><Name>Estate</Name><ReadTime>2026-03-09T08:41:27Z</ReadTime><SecurityDescriptor/>${extension(inner)}<User><Enabled>true</Enabled></User></GPO>`;

  it.each([
    ['a GPO that shows nothing', policy.repeat(200)],
    [
      'policies around one that counts',
      `${policy.repeat(100)}${policy.replace('Turn', 'Kerberos')}${policy.repeat(100)}`,
    ],
  ])('makes no text of %s', (_, inner) => {
    const bytes = bytesOf(`<report>${gpo(inner)}${gpo(inner)}</report>`, 'utf-16le', true);
    expect(textBytes(bytes, true)).toBeGreaterThan(bytes.length);
    expect(textBytes(bytes, false)).toBeLessThan(bytes.length / 5);
    expectSame(bytes);
  });
});

describe('a report that is sifted gives the same items', () => {
  const numRuns = THOROUGH ? 3000 : 30;

  it('when it is sound', () => {
    const report = fc.tuple(reportText(false), encodings, fc.boolean());
    fc.assert(
      fc.property(report, ([text, encoding, mark]) => expectSame(bytesOf(text, encoding, mark))),
      { numRuns },
    );
  });

  it('when it is odd, or no XML at all', () => {
    const report = fc.tuple(reportText(true), encodings, fc.boolean());
    fc.assert(
      fc.property(report, ([text, encoding, mark]) => expectSame(bytesOf(text, encoding, mark))),
      { numRuns },
    );
  });

  it('when any byte of it is another, or it is cut off', () => {
    const change = fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom('replace', 'insert', 'remove', 'cut'));
    const report = fc.tuple(
      reportText(false),
      encodings,
      fc.boolean(),
      fc.array(change, { minLength: 1, maxLength: 3 }),
    );
    fc.assert(
      fc.property(report, ([text, encoding, mark, changes]) => {
        let bytes = [...bytesOf(text, encoding, mark)];
        for (const [place, byte, kind] of changes) {
          const at = place % Math.max(bytes.length, 1);
          if (kind === 'replace') bytes[at] = byte;
          else if (kind === 'insert') bytes.splice(at, 0, byte);
          else if (kind === 'remove') bytes.splice(at, 1);
          else bytes = bytes.slice(0, at);
        }
        expectSame(Uint8Array.from(bytes));
      }),
      { numRuns: numRuns * 2 },
    );
  });

  it.skipIf(!hasCorpus)(`on every report of the samples${WHY_SKIPPED}`, () => {
    const reports = sample(
      ['real', 'produced'].flatMap((folder) => corpusFiles(folder, /\.xml$/i)),
      3,
    );
    const bytes = reports.map((path) => Uint8Array.from(readFileSync(path)));
    const read = bytes.filter((content, i) => {
      const exact = itemsOf(content, true);
      expect(itemsOf(content, false), reports[i]?.slice(CORPUS.length)).toEqual(exact);
      return exact.some(({ kind }) => kind === 'gpo');
    });
    expect(read.length).toBeGreaterThan(THOROUGH ? 30 : 10);
  });
});
