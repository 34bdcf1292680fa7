// The library: everything put together. The command line and the page in a browser come in here; there is no other way.

import { rules as allRules } from '../rules/index.ts';
import { collectAll } from './engine/collect.ts';
import { judgeFleet } from './engine/fleet.ts';
import { type Gathered, type Judgement, judge as judgeBy } from './engine/judge.ts';
import type { Collected, Reading } from './engine/reading.ts';
import { createRemember } from './engine/remember.ts';
import { INTEREST, interpret } from './interpreters/interpret.ts';
import type { Fact } from './model/fact.ts';
import type { InputReport, Problem } from './model/finding.ts';
import type { Hold } from './model/hold.ts';
import type { Input } from './model/input.ts';
import type { Encoding, Reader } from './model/reader.ts';
import type { AnyRule } from './model/rule.ts';
import type { Settings } from './model/settings.ts';
import type { Survey } from './model/survey.ts';
import { unpack } from './readers/archive/archive.ts';
import { archiveKind } from './readers/archive/archive-kind.ts';
import { namedLikePackage } from './readers/archive/archive-names.ts';
import { detect, headOf, lackOf, namedLikeOurs } from './readers/detect.ts';
import { readers as allReaders } from './readers/readers.ts';

export { rules } from '../rules/index.ts';
export { coverageRows } from './engine/fleet.ts';
export type { Gathered } from './engine/judge.ts';
export type { JudgedRealm } from './engine/judged.ts';
export { diagnostic } from './model/diagnostic.ts';
export type * from './model/evidence.ts';
export type * from './model/expectation.ts';
export type * from './model/fact.ts';
export type * from './model/finding.ts';
export { type Format, type FormatTraits, type Holder, type Side, traitsOf } from './model/format.ts';
export type * from './model/hold.ts';
export type { EntryWish, Input, OpenSource } from './model/input.ts';
export { type Located, type Segment, splitLocated, sub } from './model/located.ts';
export type { Encoding, Head, Reader, ReadOptions } from './model/reader.ts';
export { realmKey } from './model/realm-name.ts';
export type * from './model/record.ts';
export type * from './model/rule.ts';
export { defineRule } from './model/rule.ts';
export { type ConfiguredRealm, DEFAULT_SETTINGS, type Requirement, type Settings } from './model/settings.ts';
export { type Interest, type Source, SourceError } from './model/source.ts';
export type { Region, Span } from './model/span.ts';
export type { Page, Sheet, Survey } from './model/survey.ts';
export { readers } from './readers/readers.ts';

export interface GatherOptions {
  /** Overrules every guess about the encoding of text inputs. */
  readonly encoding?: Encoding;
  /** Instead of `readers`, all that there are. */
  readonly readers?: readonly Reader[];
  /** Called before each input, and each entry of an archive, with how many inputs are done, the path that comes next, and how many bytes were opened so far. */
  readonly onProgress?: (done: number, total: number, path: string, bytes: number) => void;
}

export interface JudgeOptions {
  readonly settings: Settings;
  /** Shown in the report; that of the package when absent. */
  readonly version?: string;
  /** Instead of `rules`, all that there are. */
  readonly rules?: readonly AnyRule[];
  /** Suppressions and a baseline, with the day on which they are judged; nothing is held back without them. */
  readonly hold?: Hold;
}

export interface LintOptions extends GatherOptions, JudgeOptions {}

/** The report, and what is said about it beside it. Plain data. */
export type LintResult = Judgement;

declare const REALMLINT_VERSION: string | undefined;

/** The package's version; the build puts it in. */
export const VERSION: string = typeof REALMLINT_VERSION === 'string' ? REALMLINT_VERSION : '0.0.0-source';

/**
 * Reads inputs, synchronously and one at a time; memory is bounded by the facts, not by the inputs. What it returns is plain
 * JSON, so that it can be judged later or elsewhere. Never throws for what an input contains.
 */
export function gather(inputs: readonly Input[], options: GatherOptions = {}): Gathered {
  const facts: Fact[] = [];
  const rest = collectEach(inputs, options, readingOf(options), (collected) => {
    for (const fact of collected.facts) facts.push(fact);
  });
  return { facts, ...rest };
}

/**
 * The same, with what clients have in common kept once: a hundred thousand of them take not much more than their paths.
 * Never throws for what an input contains.
 */
export function survey(inputs: readonly Input[], options: GatherOptions = {}): Survey {
  const parts: Survey['parts'][number][] = [];
  const reading = { ...readingOf(options), remember: createRemember() };
  const rest = collectEach(inputs, options, reading, ({ facts, sheet }) => {
    if (sheet) parts.push(sheet);
    else if (facts.length > 0) parts.push(facts);
  });
  return { parts, ...rest };
}

function readingOf(options: GatherOptions): Reading {
  return {
    readers: options.readers ?? allReaders,
    interest: INTEREST,
    interpret,
    headOf,
    detect,
    namedLikeOurs,
    lackOf,
    archiveKind: ({ bytes }) => archiveKind(bytes),
    namedLikePackage,
    unpack,
    ...(options.encoding ? { encoding: options.encoding } : {}),
  };
}

/** Reads one input after the other, and returns what is said of them beside what they gave. */
function collectEach(
  inputs: readonly Input[],
  options: GatherOptions,
  reading: Reading,
  take: (collected: Collected) => void,
): Omit<Gathered, 'facts'> {
  let bytes = 0;
  const counting: Reading = {
    ...reading,
    onOpen(size) {
      bytes += size;
    },
  };
  const reports: InputReport[] = [];
  const problems: Problem[] = [];
  let skipped = 0;
  inputs.forEach((input, done) => {
    const progress = (path: string) => options.onProgress?.(done, inputs.length, path, bytes);
    progress(input.path);
    for (const collected of collectAll(input, counting, progress)) {
      take(collected);
      for (const problem of collected.problems) problems.push(problem);
      if (collected.input) reports.push(collected.input);
      skipped += collected.strangers;
    }
  });
  return { inputs: reports, problems, skipped };
}

/** Judges what was gathered: facts of one GPO join, lists of one domain add up. The same in, the same out. */
export function judge(gathered: Gathered, options: JudgeOptions): LintResult {
  const { rules: chosen = allRules, settings, version = VERSION, hold = null } = options;
  return judgeBy(gathered, chosen, settings, version, hold);
}

/** Judges a survey, as `judge` would all of its facts: clients of the same configuration are judged once. */
export function judgeSurvey(surveyed: Survey, options: JudgeOptions): LintResult {
  const { rules: chosen = allRules, settings, version = VERSION, hold = null } = options;
  return judgeFleet(surveyed, chosen, settings, version, hold);
}

/** Reads and judges. Never throws for what an input contains. */
export function lint(inputs: readonly Input[], options: LintOptions): LintResult {
  return judgeSurvey(survey(inputs, options), options);
}
