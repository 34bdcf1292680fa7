// The lines of a facts file (schemas/facts.schema.json), as they are written and read.

import type { FactsRun, Seal } from '../model/collected.ts';
import type { Origin } from '../model/fact.ts';
import type { InputReport, Problem } from '../model/finding.ts';

/**
 * Higher as soon as facts can say what they could not before: rules would take its absence from older facts for absence
 * from the input.
 */
export const FACTS_VERSION = 1;

/** Begins a run. */
export interface RunLine extends Omit<FactsRun, 'version'> {
  readonly kind: 'run';
  readonly schemaVersion: typeof FACTS_VERSION;
  readonly tool: { readonly name: 'realmlint'; readonly version: string };
}

/** Of a fact; it has its own members beside these. The origin is that of the line above where it is absent. */
export interface FactLine {
  readonly kind: string;
  readonly origin?: Origin;
}

/** Ends what one input gave. */
export interface InputLine extends Pick<InputReport, 'taken' | 'message'> {
  readonly kind: 'input';
  readonly path: string;
  readonly format: InputReport['format'];
  /** `none`: a file that is of no kind that is read, or an archive, whose entries are inputs of their own. */
  readonly status: Exclude<InputReport['status'], 'superseded'> | 'none';
  /** Facts of evidence. */
  readonly facts: number;
  readonly skipped: number;
  readonly problems?: readonly Problem[];
  readonly content?: Omit<Seal, 'path'>;
  /** How many lines of facts stand between the line of the input before and this one, and their checksum. */
  readonly lines: number;
  readonly digest: string;
}

/** Ends a run. */
export interface EndLine {
  readonly kind: 'end';
  readonly inputs: number;
  /** Checksum of the line that begins the run and of those of all inputs. */
  readonly digest: string;
}
