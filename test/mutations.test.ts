// Random mutations of each kind of defect, a hundred in `npm run test:thorough` and some of them here, planted into random right configurations, in every format that can
// show it: the rule is raised each time, and beside it only what the table of kinds names with its reason.

import { describe, expect, it } from 'vitest';
import { rules } from '../rules/index.ts';
import type { FormatWriter } from './support/formats/configuration.ts';
import { allWriters, bytesOf } from './support/formats/writers.ts';
import { findingsOf, isGrave, KINDS, recall, showsKind, told } from './support/mutations/kinds.ts';
import { type Random, randomFrom } from './support/mutations/random.ts';
import { rightConfiguration } from './support/mutations/right.ts';
import { THOROUGH } from './support/thorough.ts';

const TIMES = THOROUGH ? 100 : 2;
// MUTATION_SEED=N npm run test:thorough tries others.
const SEED = Number(process.env.MUTATION_SEED ?? 20260309);

const WRITERS = await allWriters();

const right = (random: Random, writer: FormatWriter) =>
  rightConfiguration(random, writer.format === 'ksetup');

/** Each of the writers as often as the others, whichever come first. */
function* turns(writers: readonly FormatWriter[], first: number): Iterable<[FormatWriter, number]> {
  for (let turn = 0; turn < TIMES; turn++) {
    const writer = writers[turn % writers.length];
    if (writer) yield [writer, first + turn];
  }
}

describe('a right configuration', () => {
  it.each(['settings', 'trust'] as const)('of %s is right in every legal spelling', (part) => {
    const writers = WRITERS.filter((writer) => writer.shows === part);
    expect(writers.length).toBeGreaterThan(1);
    for (const [writer, seed] of turns(writers, SEED)) {
      const configuration = right(randomFrom(seed), writer).with();
      const findings = findingsOf(writer, bytesOf(writer, configuration)).filter(isGrave);
      expect(findings.length, told(seed, writer, configuration, findings)).toBe(0);
    }
  });
});

describe.each(KINDS.map((kind, index) => [kind.key, kind, index] as const))('%s', (_key, kind, index) => {
  it(`is ${kind.rule}, in every format that shows it`, () => {
    const writers = WRITERS.filter((writer) => showsKind(writer, kind));
    expect(writers.length).toBeGreaterThan(1);
    for (const [writer, seed] of turns(writers, SEED + (index + 1) * 1000)) {
      const { configuration, actual } = kind.plant(right(randomFrom(seed), writer));
      const findings = findingsOf(writer, bytesOf(writer, configuration));
      const told_ = told(seed, writer, configuration, findings);
      const { planted, others } = recall(kind, findings);
      expect(planted.length, `missed: ${told_}`).toBeGreaterThan(0);
      if (actual !== undefined)
        expect(
          planted.map((one) => one.actual),
          told_,
        ).toContain(actual);
      expect(
        others.map(({ ruleId }) => ruleId),
        `more than was planted: ${told_}`,
      ).toEqual([]);
    }
  });
});

describe('the table of kinds', () => {
  it('names rules that there are, and reasons', () => {
    const ids = new Set(rules.map(({ id }) => id));
    for (const { rule, beside = {} } of KINDS) {
      for (const id of [rule, ...Object.keys(beside)]) expect(ids).toContain(id);
      for (const reason of Object.values(beside)) expect(reason.length).toBeGreaterThan(20);
    }
  });
});
