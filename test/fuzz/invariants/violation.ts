// What a run looks for: promises that hold for every input, and what is said of one that was broken.

import {
  type Fact,
  gather,
  type Input,
  type LintResult,
  type OpenSource,
  type Reader,
  type Report,
} from '../../../src/lint.ts';

export type Invariant =
  | 'throws'
  | 'internal'
  | 'slow'
  | 'memory'
  | 'spans'
  | 'unsure'
  | 'judge'
  | 'torn'
  | 'unstable'
  | 'facts'
  | 'reports'
  | 'hangs'
  | 'dies';

export interface Violation {
  readonly invariant: Invariant;
  readonly message: string;
}

/** An input and what reads it. */
export interface Subject {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Instead of all that there are. */
  readonly readers?: readonly Reader[];
}

/** What one execution gave, for all that look at it. */
export interface Outcome {
  readonly result: LintResult;
  readonly report: Report;
  /** All that was gathered, gaps included. */
  readonly facts: readonly Fact[];
}

export function outcomeOf(subject: Subject, result: LintResult): Outcome {
  const options = subject.readers ? { readers: subject.readers } : {};
  return { result, report: result.report, facts: gather([inputOf(subject)], options).facts };
}

/** A source that gives copies, as a file does. */
export function inputOf({ path, bytes }: Subject): Input {
  const open = (): OpenSource => ({
    path,
    size: bytes.length,
    read: (offset, length) => bytes.slice(offset, offset + length),
    close() {},
  });
  return { path, named: true, open };
}

/** A source that gives views of one Buffer, which the next answer overwrites, and puts them where it is asked to. */
export function reusingInputOf({ path, bytes }: Subject): Input {
  const room = Buffer.alloc(bytes.length + 3);
  const read = (offset: number, length: number, into?: Uint8Array): Uint8Array => {
    const answer = bytes.subarray(offset, offset + length);
    const target = into ?? room.subarray(3);
    if (!into) room.fill(0xee);
    target.set(answer);
    return target.subarray(0, answer.length);
  };
  return { path, named: true, open: () => ({ path, size: bytes.length, read, close() {} }) };
}

export function shortened(text: string, most = 300): string {
  return text.length > most ? `${text.slice(0, most)}... (${text.length} characters)` : text;
}
