// The library: everything put together. The command line and the page in a browser come in here; there is no other way.

import { rules as allRules } from '../rules/index.ts';
import { collect, type Reading } from './engine/collect.ts';
import { type Judgement, judge } from './engine/judge.ts';
import { INTEREST, interpret } from './interpreters/interpret.ts';
import type { Fact } from './model/fact.ts';
import type { InputReport, Problem } from './model/finding.ts';
import type { Input } from './model/input.ts';
import type { Encoding, Reader } from './model/reader.ts';
import type { AnyRule } from './model/rule.ts';
import type { Settings } from './model/settings.ts';
import { detect, headOf, lackOf, namedLikeOurs } from './readers/detect.ts';
import { readers as allReaders } from './readers/readers.ts';

export type { Fact } from './model/fact.ts';
export type { CoverageRow, Finding, InputReport, Report, Severity } from './model/finding.ts';
export type { Input, OpenSource } from './model/input.ts';
export type { AnyRule, Rule } from './model/rule.ts';
export { DEFAULT_SETTINGS, type Settings } from './model/settings.ts';
export { type Source, SourceError } from './model/source.ts';

export interface LintOptions {
  readonly settings: Settings;
  /** Overrules every guess about the encoding of text inputs. */
  readonly encoding?: Encoding;
  /** Shown in the report; that of the package when absent. */
  readonly version?: string;
  readonly readers?: readonly Reader[];
  readonly rules?: readonly AnyRule[];
  /** Called before each input with how many are done and the path that comes next. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

/** The report, and what is said about it beside it. */
export type LintResult = Judgement;

declare const REALMLINT_VERSION: string | undefined;

/** The package's version; the build puts it in. */
export const VERSION: string = typeof REALMLINT_VERSION === 'string' ? REALMLINT_VERSION : '0.0.0-source';

/**
 * Lints inputs together: facts of one GPO join, lists of one domain add up. Reads synchronously and one input
 * at a time; memory is bounded by the facts, not by the inputs. Never throws for what an input contains.
 */
export function lint(inputs: readonly Input[], options: LintOptions): LintResult {
  const reading: Reading = {
    readers: options.readers ?? allReaders,
    interest: INTEREST,
    interpret,
    headOf,
    detect,
    namedLikeOurs,
    lackOf,
    ...(options.encoding ? { encoding: options.encoding } : {}),
  };
  const facts: Fact[] = [];
  const reports: InputReport[] = [];
  const problems: Problem[] = [];
  let skipped = 0;
  inputs.forEach((input, done) => {
    options.onProgress?.(done, inputs.length, input.path);
    const collected = collect(input, reading);
    for (const fact of collected.facts) facts.push(fact);
    problems.push(...collected.problems);
    if (collected.input) reports.push(collected.input);
    else skipped++;
  });
  const gathered = { facts, inputs: reports, problems, skipped };
  return judge(gathered, options.rules ?? allRules, options.settings, options.version ?? VERSION);
}
