// The contract of a reporter: a pure function from a report to text.

import type { DriftReport } from './drift.ts';
import type { CoverageRow, Finding, JudgedRealm, Report, Severity } from './finding.ts';
import type { Pictures } from './picture.ts';
import type { AnyRule } from './rule.ts';
import type { Region } from './span.ts';

/** Paints text, or returns it as it is when colour is off. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly info: (text: string) => string;
  readonly pass: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

const same = (text: string) => text;

/** For files, pipes and programs. */
export const PLAIN: Palette = { error: same, warning: same, info: same, pass: same, bold: same, dim: same };

/** The raw lines of a region, undecorated, from its first line on; `firstLine` is 1-based. */
export interface Excerpt {
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/**
 * The comparison that a report of lint shows; null where there are not several copies, or nothing to hold them against. `limit`:
 * there are more clients, or exports of clients, than these, and `realmlint drift` compares them.
 */
export type ReportComparison =
  | { readonly report: DriftReport }
  | { readonly limit: number; readonly of: 'clients' | 'exports' }
  | null;

/** All that a reporter may know beside the report. */
export interface ReportContext {
  readonly palette: Palette;
  /** Columns of the terminal, or of the paper: text wraps here. */
  readonly width: number;
  readonly verbose: boolean;
  /** Findings alone: no coverage, no closing remarks. */
  readonly quiet: boolean;
  /** How many findings are shown in full; the rest is counted. */
  readonly maxFindings: number;
  /** Where the rest can be seen, as the end of a sentence; absent on the command line, which has an option for it. */
  readonly rest?: string;
  readonly failOn: Severity | 'never';
  readonly rules: ReadonlyMap<string, AnyRule>;
  /** Null when the source is gone, changed since it was read, or has no lines. */
  lines(path: string, region: Region): Excerpt | null;
  /** The file that a path of the report lies in: of an entry the archive, of all else itself. */
  fileOf(path: string): string;
  /** A file as the code host knows it: from the root of the repository, where there is one. */
  fromRoot(file: string): string;
  /** A file as an absolute path. */
  onDisk(file: string): string;
  /** The coverage of the report row by row, where the whole of it would be too much at once. */
  readonly coverage?: () => Iterable<CoverageRow>;
  /** Which realms were judged, by whose expectation and in whose settings; absent where only the report is there. */
  readonly judged?: readonly JudgedRealm[];
  /** The config that was followed, as shown; null when there was none, absent where nothing is known of it. */
  readonly config?: string | null;
  /** What the evidence draws; absent where only the report is there. */
  readonly pictures?: () => Pictures;
  /** All copies of a setting against what is expected; absent as above. */
  readonly comparison?: () => ReportComparison;
  /** By what a finding was judged, such as `profile zscaler`; null when by nothing but the format. */
  basis(finding: Finding): string | null;
}

export type Reporter = (report: Report, context: ReportContext) => Iterable<string>;
