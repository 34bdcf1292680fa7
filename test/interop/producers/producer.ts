// A program from outside that writes a format, and what is asked of every file that it wrote: silence where the configuration is
// right, its finding where it has a defect, at the place where that stands.

import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Finding, lint } from '../../../src/lint.ts';
import { regionText } from '../../support/bytes.ts';
import type { Configuration, FormatShape } from '../../support/formats/configuration.ts';
import { OF_ITSELF } from '../../support/formats/defects.ts';
import { factsOf, rightFacts } from '../../support/formats/said.ts';
import { inputOf } from '../../support/inputs.ts';
import { findingsOf, isGrave, recall, told } from '../../support/mutations/kinds.ts';
import { type Case, casesOf } from './cases.ts';

export interface Producer extends FormatShape {
  /** As its tests are called. */
  readonly program: string;
  /**
   * What the program cannot write as it was configured, and why; null where it can. Of such a file the one thing that is
   * asked is that it is not called clean. Where the program writes nothing, the file is null.
   */
  bends?(configuration: Configuration): string | null;
  /**
   * Where a start of the program is dear: what alone it is asked to write, and one of how many parts of the planted defects
   * (from 0). MUTATION_TIMES brings all of them.
   */
  readonly only?: readonly Case['kind'][];
  readonly part?: readonly [index: number, of: number];
  /** Files of these configurations, in their order. */
  produce(configurations: readonly Configuration[]): readonly (Uint8Array | null)[];
  /** A text as it stands in the file (a region, or what is before it) in plain words: without escapes, from hex bytes. */
  plain?(raw: string): string;
  /** The bytes of a text format as one, as an editor shows it. */
  text?(bytes: Uint8Array): string;
}

const ONE_BYTE = new Set(['latin1']);

function textOf({ encoding = 'utf-8', text }: Producer, bytes: Uint8Array): string {
  if (text) return text(bytes);
  if (ONE_BYTE.has(encoding)) return Buffer.from(bytes).toString('latin1');
  return new TextDecoder(encoding.startsWith('utf-16') ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** Everything that is asked of a program; `binary` formats have bytes in place of lines. */
export function judged(producer: Producer): void {
  describe(producer.program, () => {
    const { only, part } = producer;
    const cases = casesOf(producer, part).filter(({ kind }) => !only || only.includes(kind));
    let files: readonly (Uint8Array | null)[] = [];
    beforeAll(() => {
      files = producer.produce(cases.map(({ configuration }) => configuration));
      expect(files.length).toBe(cases.length);
    });
    it.each(cases.map((one, index) => [one.name, one, index] as const))('%s', (_name, one, index) => {
      const reason = producer.bends?.(one.configuration) ?? null;
      const bytes = files[index] ?? null;
      if (bytes === null) {
        expect(reason, 'the program wrote nothing').not.toBeNull();
        return;
      }
      if (reason !== null) notCalledClean(producer, bytes, one);
      else CHECKS[one.kind](producer, bytes, one);
    });
  });
}

function judgedFindings({ path, format }: FormatShape, bytes: Uint8Array) {
  const { report } = lint([inputOf(path, bytes)], { settings: DEFAULT_SETTINGS });
  const findings = report.findings.filter((one) => isGrave(one) && one.ruleId !== OF_ITSELF[format]);
  return { report, findings };
}

function notCalledClean(producer: Producer, bytes: Uint8Array, { configuration }: Case): void {
  const { report, findings } = judgedFindings(producer, bytes);
  expect(report.summary.exitCode, told(0, producer, configuration, findings)).not.toBe(0);
}

type Check = (producer: Producer, bytes: Uint8Array, one: Case) => void;

const CHECKS: Readonly<Record<Case['kind'], Check>> = {
  right(producer, bytes, { configuration }) {
    const { report, findings } = judgedFindings(producer, bytes);
    expect(report.inputs.map(({ format, status }) => [format, status])).toEqual([[producer.format, 'read']]);
    expect(findings, told(0, producer, configuration, findings)).toEqual([]);
    expect(report.summary.exitCode).toBe(0);
    expect(factsOf(producer.path, bytes)).toEqual(rightFacts(producer));
  },
  spelling(producer, bytes, { configuration, seed }) {
    const { report, findings } = judgedFindings(producer, bytes);
    expect(findings, told(seed, producer, configuration, findings)).toEqual([]);
    expect(report.summary.exitCode, told(seed, producer, configuration, report.findings)).toBe(0);
  },
  hidden(producer, bytes, { configuration }) {
    const { findings } = judgedFindings(producer, bytes);
    expect(findings, told(0, producer, configuration, findings)).toEqual([]);
  },
  defect(producer, bytes, { configuration, defect }) {
    const { report, findings } = judgedFindings(producer, bytes);
    if (!defect) throw new Error('no defect');
    expect(
      findings.map(({ ruleId }) => ruleId),
      told(0, producer, configuration, findings),
    ).toEqual([defect.rule]);
    expect(report.inputs.map(({ format, status }) => [format, status])).toEqual([[producer.format, 'read']]);
    const [finding] = findings;
    if (finding) stands(producer, bytes, finding, markOf(defect.configuration));
  },
  planted(producer, bytes, { configuration, seed, planted: wanted }) {
    if (!wanted) throw new Error('nothing planted');
    const findings = findingsOf(producer, bytes);
    const { planted, others } = recall(wanted.kind, findings);
    const words = told(seed, producer, configuration, findings);
    expect(planted.length, `missed: ${words}`).toBeGreaterThan(0);
    if (wanted.actual !== undefined)
      expect(
        planted.map(({ actual }) => actual),
        words,
      ).toContain(wanted.actual);
    expect(
      others.map(({ ruleId }) => ruleId),
      `more than was planted: ${words}`,
    ).toEqual([]);
    for (const finding of planted) stands(producer, bytes, finding, plantedMark(wanted.actual, finding));
  },
};

interface Mark {
  /** What stands before it in its name or its data. */
  readonly before: string;
  readonly raw: string;
}

/** Types have no places: the name of a value stands for its type. */
function plantedMark(wanted: string | undefined, { actual }: Finding): Mark | null {
  return wanted === undefined || wanted !== actual || wanted.startsWith('REG_')
    ? null
    : { before: '', raw: wanted };
}

function markOf({ mitRealms, domainRealm }: Configuration): Mark | null {
  for (const { name, data } of [...mitRealms, ...domainRealm]) {
    const [, before, raw] = /^([^⟦]*)⟦([^⟧]*)⟧/.exec(name) ?? /^([^⟦]*)⟦([^⟧]*)⟧/.exec(data) ?? [];
    if (before !== undefined && raw !== undefined) return { before, raw };
  }
  return null;
}

/** The place of a finding holds what the finding is about, and after what comes before it. */
function stands(producer: Producer, bytes: Uint8Array, finding: Finding, mark: Mark | null): void {
  const { region, byteOffset } = finding;
  if (region === null) {
    expect(finding.locator).not.toBe('');
    if (byteOffset === undefined) throw new Error('no place');
    expect(byteOffset).toBeGreaterThan(0);
    expect(byteOffset).toBeLessThan(bytes.length);
    if (mark) expect(spellings(bytes, byteOffset, mark.raw.length)).toContain(mark.raw);
    return;
  }
  const text = textOf(producer, bytes);
  const plain = producer.plain ?? ((raw: string) => raw);
  const raw = regionText(text, { value: '', at: { start: 0, end: 0, region } });
  if (finding.actual !== '') expect(raw).not.toBe('');
  if (!mark) return;
  expect(plain(raw)).toBe(mark.raw);
  const line = text.split('\n')[region.startLine - 1] ?? '';
  const before = plain(line.slice(0, region.startColumn - 1));
  expect(before.endsWith(mark.before), `${JSON.stringify(before)} before ${JSON.stringify(raw)}`).toBe(true);
}

/** What stands at a byte in the two ways in which registries keep texts. */
function spellings(bytes: Uint8Array, at: number, length: number): string[] {
  const from = Buffer.from(bytes.buffer, bytes.byteOffset + at);
  return [from.subarray(0, length * 2).toString('utf16le'), from.subarray(0, length).toString('latin1')];
}
