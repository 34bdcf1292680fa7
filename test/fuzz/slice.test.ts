// A slice of a run: it has documents of every reader, does the same for the same seed, and makes small what it finds.

import { describe, expect, it } from 'vitest';
import { readers } from '../../src/lint.ts';
import type { Reader } from '../../src/model/reader.ts';
import { detect, headOf } from '../../src/readers/detect.ts';
import { sourceOf } from '../support/bytes.ts';
import { allWriters } from '../support/formats/writers.ts';
import { documents, TARGETS, WRITERS } from './seeds.ts';
import { runOne, runSlice, subjectOf } from './slice.ts';

const ALL = documents();

describe('documents', () => {
  it('are there for every reader, and are taken by it', () => {
    expect([...ALL.keys()].sort()).toEqual([...TARGETS].sort());
    for (const { format } of readers) {
      const [first] = ALL.get(format) ?? [];
      if (!first) throw new Error(`no document for ${format}`);
      expect(detect(headOf(sourceOf(first.bytes)), readers)?.format).toBe(format);
    }
  });

  it('are of all writers that there are', async () => {
    const nameOf = ({ format, variant }: { format: string; variant?: string }) => `${format} ${variant}`;
    expect(WRITERS.map(nameOf).sort()).toEqual((await allWriters()).map(nameOf).sort());
  });
});

/** Takes everything, and throws for a NUL. */
const faulty: Reader = {
  format: 'klist',
  holder: 'client',
  accepts: () => true,
  *read(source) {
    const bytes = Buffer.from(source.read(0, source.size));
    yield* [];
    if (bytes.includes(0)) throw new Error('planted');
  },
};

describe('a slice', () => {
  const klist = ALL.get('klist') ?? [];
  const run = (seed: number) =>
    runSlice({ target: 'klist', seed, time: 0 }, { documents: klist, readers: [faulty] });

  it('does the same for the same seed', () => {
    const [one, again] = [run(7), run(7)];
    expect(one.executions).toBeGreaterThan(3);
    expect(again).toEqual(one);
  });

  it('finds again, and first, what was found with the seed of a later round', () => {
    const { failures } = runSlice(
      { target: 'klist', seed: 1, time: 400 },
      { documents: klist, readers: [faulty] },
    );
    const last = failures.at(-1);
    if (!last) throw new Error('nothing was found');
    expect(run(last.seed).failures).toEqual([last]);
  });

  it('tells of each case with the seed of its round', () => {
    const seeds = new Set<number>();
    const onCase = (_: unknown, seed: number) => void seeds.add(seed);
    runSlice({ target: 'klist', seed: 7, time: 0 }, { documents: klist, readers: [faulty], onCase });
    expect([...seeds]).toEqual([7]);
  });

  it('makes small what it finds, and finds it again by the case alone', () => {
    const failures = [1, 2, 3].flatMap((seed) => run(seed).failures);
    const [failure] = failures;
    if (!failure) throw new Error('nothing was found');
    expect(failure).toMatchObject({
      invariant: 'internal',
      message: expect.stringMatching(/planted/),
      target: 'klist',
    });
    expect(failure.case.edits.length).toBeLessThanOrEqual(2);
    expect(subjectOf(failure.case, klist).bytes.length).toBeLessThan(20_000);
    const again = runOne({ target: 'klist', case: failure.case }, { documents: klist, readers: [faulty] });
    expect(again.failures.map(({ message }) => message)).toEqual([failure.message]);
    expect(runOne({ target: 'klist', case: failure.case }, { documents: klist }).failures).toEqual([]);
  });
});
