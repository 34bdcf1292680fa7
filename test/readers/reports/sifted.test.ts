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
import { THOROUGH } from '../../support/thorough.ts';

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

describe('a report that is sifted gives the same items', () => {
  const numRuns = THOROUGH ? 3000 : 150;

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
    const reports = ['real', 'produced'].flatMap((folder) => corpusFiles(folder, /\.xml$/i));
    const bytes = reports.map((path) => Uint8Array.from(readFileSync(path)));
    const read = bytes.filter((content, i) => {
      const exact = itemsOf(content, true);
      expect(itemsOf(content, false), reports[i]?.slice(CORPUS.length)).toEqual(exact);
      return exact.some(({ kind }) => kind === 'gpo');
    });
    expect(read.length).toBeGreaterThan(30);
  });
});
