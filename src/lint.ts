// The library: everything put together. The command line and the page in a browser come in here; there is no other way.

import { rules as allRules } from '../rules/index.ts';
import { collectAll } from './engine/collect.ts';
import { judgeFleet } from './engine/fleet.ts';
import { joined, surveyed } from './engine/join.ts';
import { type Gathered, type Judgement, judge as judgeBy } from './engine/judge.ts';
import type { Reading, Remember } from './engine/reading.ts';
import { createRemember } from './engine/remember.ts';
import { aboutRuns } from './engine/runs.ts';
import { holdsFacts } from './facts/detect.ts';
import { readFacts } from './facts/read.ts';
import { sealOf } from './facts/seal.ts';
import { INTEREST, interpret } from './interpreters/interpret.ts';
import type { CollectedInput, FactsRun } from './model/collected.ts';
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
export { readFacts } from './facts/read.ts';
export { shardOf } from './facts/shard.ts';
export { writeFacts } from './facts/write.ts';
export type * from './model/collected.ts';
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
export type * from './model/sheet.ts';
export { type Interest, type Source, SourceError } from './model/source.ts';
export type { Region, Span } from './model/span.ts';
export type { Survey } from './model/survey.ts';
export { readers } from './readers/readers.ts';

export interface GatherOptions {
  /** Overrules every guess about the encoding of text inputs. */
  readonly encoding?: Encoding;
  /** Instead of `readers`, all that there are. */
  readonly readers?: readonly Reader[];
  /** Called before each input, and each entry of an archive, with how many inputs are done, the path that comes next, and how many bytes were opened so far. */
  readonly onProgress?: (done: number, total: number, path: string, bytes: number) => void;
}

export interface CollectOptions extends GatherOptions {
  /** Whether to note, for whoever keeps the facts, what each input is like. */
  readonly seal?: boolean;
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
 * Reads inputs one after the other, as they are asked for; what is in a facts file comes as it was collected. Never throws for
 * what an input contains.
 */
export function collect(inputs: readonly Input[], options: CollectOptions = {}): Iterable<CollectedInput> {
  return collectWith(inputs, options, null);
}

function* collectWith(
  inputs: readonly Input[],
  options: CollectOptions,
  remember: Remember | null,
): Iterable<CollectedInput> {
  const runs: { run: FactsRun; path: string }[] = [];
  let bytes = 0;
  const reading: Reading = {
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
    facts: {
      holds: holdsFacts,
      read: (source, input) => readFacts(source, (path) => input.clientOf?.(path) ?? null),
      onRun: (run, path) => runs.push({ run, path }),
    },
    ...(options.encoding ? { encoding: options.encoding } : {}),
    ...(options.seal ? { seal: sealOf } : {}),
    onOpen(size) {
      bytes += size;
    },
    ...(remember ? { remember } : {}),
  };
  for (const [done, input] of inputs.entries()) {
    const progress = (path: string) => options.onProgress?.(done, inputs.length, path, bytes);
    progress(input.path);
    yield* collectAll(input, reading, progress);
  }
  yield* aboutRuns(runs, VERSION);
}

/**
 * Reads inputs, synchronously and one at a time; memory is bounded by the facts, not by the inputs. What it returns is plain
 * JSON, so that it can be judged later or elsewhere. Never throws for what an input contains.
 */
export function gather(inputs: readonly Input[], options: GatherOptions = {}): Gathered {
  return joined(collect(inputs, options));
}

/**
 * The same, with what clients have in common kept once: a hundred thousand of them take not much more than their paths.
 * Never throws for what an input contains.
 */
export function survey(inputs: readonly Input[], options: GatherOptions = {}): Survey {
  const { remember, sheetOf } = createRemember();
  return surveyed(collectWith(inputs, options, remember), sheetOf);
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
