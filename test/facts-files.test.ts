// Facts that were kept are as good as the files: of every fixture and sample, in any number of shards and in any order, the same
// report to the byte; each line keeps to the schema; and no line that somebody bent makes a crash or a clean verdict of a gap.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drift } from '../src/answers/drift.ts';
import { lineError } from '../src/facts/validators.generated.ts';
import { DEFAULT_SETTINGS, gather, type Input, lint, type Report } from '../src/lint.ts';
import { PLAIN } from '../src/model/reporter.ts';
import { driftJson } from '../src/reporters/drift-json.ts';
import { json } from '../src/reporters/json.ts';
import { CORPUS, hasCorpus, WHY_SKIPPED } from './support/corpus.ts';
import { factsInput, factsText, resealed, shardTexts } from './support/facts-files.ts';
import { inputsBelow } from './support/inputs.ts';
import { sample, THOROUGH } from './support/thorough.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));
const RULES = join(FIXTURES, 'rules');
const SCHEMA = JSON.parse(readFileSync(new URL('../schemas/facts.schema.json', import.meta.url), 'utf8'));

function reportOf(inputs: readonly Input[]): Report {
  return lint(inputs, { settings: DEFAULT_SETTINGS }).report;
}

/** What --format json prints. */
function printed(inputs: readonly Input[]): string {
  return [...json(reportOf(inputs))].join('');
}

/** Half of them as if they were met on a walk, so that some are passed over. */
function walked(inputs: readonly Input[]): Input[] {
  return inputs.map((input, i) => ({ ...input, named: i % 2 === 0 }));
}

/** A shuffled copy, cut into files at random. */
const cut = (texts: readonly string[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...texts], { minLength: texts.length }),
      fc.array(fc.boolean(), { minLength: texts.length, maxLength: texts.length }),
    )
    .map(([order, breaks]) => {
      const files: string[] = [];
      order.forEach((text, i) => {
        if (i === 0 || breaks[i]) files.push(text);
        else files.push((files.pop() ?? '') + text);
      });
      return files.map((text, i) => factsInput(text, `facts-${i}.ndjson`));
    });

function expectSame(inputs: readonly Input[], runs: number): void {
  const want = printed(inputs);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }).chain((count) => cut(shardTexts(inputs, count))),
      (files) => {
        expect(printed(files)).toBe(want);
      },
    ),
    { numRuns: runs },
  );
}

const ROUNDS = THOROUGH ? 4 : 1;

describe('the facts of a fixture judge as its files do', () => {
  const rules = readdirSync(RULES).filter((rule) => existsSync(join(RULES, rule, 'bad')));

  it.each(sample(rules, 5))('%s', (rule) => {
    const cases = ['bad', 'good'].flatMap((kind) => {
      const folder = join(RULES, rule, kind);
      return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
    });
    for (const folder of sample(cases, 16))
      expectSame(walked(inputsBelow(folder, ['expected.json'])), ROUNDS);
  });

  it.each(['formats', 'demo', 'cli'])('all of %s together', (name) => {
    const all = inputsBelow(join(FIXTURES, name), ['expected.json']);
    const inputs = walked(sample(all, all.length > 60 ? 8 : 1));
    expect(inputs.length).toBeGreaterThan(3);
    expectSame(inputs, THOROUGH ? 12 : 1);
  });

  it.skipIf(!hasCorpus || !THOROUGH)(`all samples together${WHY_SKIPPED}`, () => {
    expectSame(walked(sample(inputsBelow(CORPUS), 5)), ROUNDS);
  });
});

describe('the facts of both sides of a drift', () => {
  it('compare as the files do', () => {
    const folder = join(FIXTURES, 'demo');
    const expected = inputsBelow(join(folder, 'gpo-backup'));
    const actual = inputsBelow(join(folder, 'clients'));
    const options = { settings: DEFAULT_SETTINGS, version: '1' };
    const kept = (inputs: readonly Input[]) => [factsInput(factsText(inputs))];
    const compared = (one: readonly Input[], other: readonly Input[]) =>
      driftJson(drift({ gathered: gather(one) }, gather(other), options));
    const want = compared(expected, actual);
    expect(want).toContain('PC-0217');
    expect(compared(kept(expected), actual)).toBe(want);
    expect(compared(expected, kept(actual))).toBe(want);
    expect(compared(kept(expected), kept(actual))).toBe(want);
  });
});

describe('schemas/facts.schema.json', () => {
  const ajv = new Ajv.default();
  const validate = ajv.compile(SCHEMA);

  function linesOf(inputs: readonly Input[]): string[] {
    return factsText(inputs, { encoding: 'cp850' }).trimEnd().split('\n');
  }

  it('takes every line that is written for the fixtures, and each of its kinds occurs', () => {
    const kinds = new Set<string>();
    const inputs = sample(inputsBelow(FIXTURES, ['expected.json']), 5);
    const refused: unknown[] = [];
    for (const line of linesOf(walked(inputs))) {
      const value = JSON.parse(line) as { kind: string };
      kinds.add(value.kind);
      const error = lineError(value.kind, value);
      if (error !== null) refused.push([error, line.slice(0, 300)]);
      if (!validate(value)) refused.push([validate.errors, line.slice(0, 300)]);
    }
    expect(refused).toEqual([]);
    expect(SCHEMA.oneOf.map(({ $ref }: { $ref: string }) => $ref.split('/').pop()).sort()).toEqual(
      [...kinds].sort(),
    );
  });

  it.skipIf(!hasCorpus || !THOROUGH)(`takes every line that is written for the samples${WHY_SKIPPED}`, () => {
    let count = 0;
    for (const line of linesOf(walked(sample(inputsBelow(CORPUS), 3)))) {
      const value = JSON.parse(line) as { kind: string };
      count++;
      expect(lineError(value.kind, value), line.slice(0, 300)).toBeNull();
    }
    expect(count).toBeGreaterThan(100);
  });

  it('takes nothing else', () => {
    for (const value of [
      null,
      [],
      1,
      'x',
      {},
      { kind: 'x' },
      { kind: 'end' },
      { kind: 'run', schemaVersion: 1 },
    ])
      expect(validate(value)).toBe(false);
  });
});

describe('facts that somebody bent', () => {
  const lines = factsText(walked(sample(inputsBelow(join(FIXTURES, 'formats')), 4)))
    .trimEnd()
    .split('\n');
  const want = reportOf([factsInput(`${lines.join('\n')}\n`)]);

  const VALUES = [
    null,
    true,
    0,
    -1,
    1e308,
    '',
    'x',
    '__proto__',
    '\u001b[2J',
    [],
    {},
    [1],
    [1, 2],
    [0, 0, 1, 1, 1, 1],
  ];

  /** Puts something else in one place of a line, or takes that away. */
  function bend(line: string, at: number, value: unknown): string {
    const root = JSON.parse(line) as Record<string, unknown>;
    const places: { readonly of: Record<string, unknown>; readonly name: string }[] = [];
    const walk = (node: object) => {
      for (const [name, member] of Object.entries(node)) {
        places.push({ of: node as Record<string, unknown>, name });
        if (typeof member === 'object' && member !== null) walk(member);
      }
    };
    walk(root);
    const { of, name } = places[at % places.length] ?? { of: root, name: 'kind' };
    if (value === undefined) delete of[name];
    else of[name] = value;
    return JSON.stringify(root);
  }

  it('are refused with their line, or judged, and never crash', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        fc.nat(lines.length - 1),
        fc.nat(60),
        fc.constantFrom(undefined, ...VALUES),
        (index, at, value) => {
          const bent = lines.map((line, i) => (i === index ? bend(line, at, value) : line));
          const right = resealed(bent);
          for (const text of [`${bent.join('\n')}\n`, right]) {
            const report = reportOf([factsInput(text)]);
            const said = report.inputs.find(({ path }) => path === 'facts.ndjson');
            if (said) {
              expect(said.message).toMatch(/^Line \d+: |does not begin as a facts file/);
              expect(report.summary.exitCode).toBe(3);
              refused++;
            }
            expect(report.problems.filter(({ kind }) => kind === 'internal')).toEqual([]);
            // Whoever changed nothing, or put right what he changed, is judged.
            if (!said && text !== right) expect(report.findings).toEqual(want.findings);
          }
        },
      ),
      { numRuns: THOROUGH ? 300 : 6 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  it('show nothing that a terminal would obey', async () => {
    const { text } = await import('../src/reporters/text.ts');
    const bent = lines.map((line) =>
      line.replaceAll('reg/', 'reg/\\u001b[2J\\u202e').replaceAll('zscaler', '\\u0007zscaler'),
    );
    const report = reportOf([factsInput(resealed(bent))]);
    expect(report.inputs.some(({ path }) => path.includes('\u001b'))).toBe(true);
    const shown = [
      ...text(report, {
        palette: PLAIN,
        width: 80,
        verbose: true,
        quiet: false,
        failOn: 'error',
        maxFindings: Number.POSITIVE_INFINITY,
        rules: new Map(),
        lines: () => null,
        fileOf: (path) => path,
        fromRoot: (path) => path,
        onDisk: (path) => path,
        basis: () => null,
      }),
    ].join('');
    expect(shown).not.toMatch(/[\u0007\u001b\u202e]/);
    expect(shown).toContain('<U+001B>');
  });
});
