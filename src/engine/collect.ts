// One input after the other, from bytes to facts. Whatever goes wrong with one is said and never stops the next.

import { pathInfo } from '../evidence/paths.ts';
import { type Fact, type GapFact, isEvidence, type Origin } from '../model/fact.ts';
import type { InputReport, InputStatus, Problem } from '../model/finding.ts';
import { fileStart } from '../model/format.ts';
import type { Input } from '../model/input.ts';
import type { Encoding, Head, Reader, ReadOptions } from '../model/reader.ts';
import type { Item } from '../model/record.ts';
import { type Interest, type Source, SourceError } from '../model/source.ts';

/** What the engine is given to read with: readers and interpreters are handed in, never imported. */
export interface Reading {
  readonly readers: readonly Reader[];
  readonly interest: Interest;
  readonly interpret: (item: Item, origin: Origin) => Iterable<Fact>;
  readonly headOf: (source: Source) => Head;
  readonly detect: (head: Head, readers: readonly Reader[]) => Reader | null;
  /** Whether a file of this name is one of ours, so that it may not be passed over in silence. */
  readonly namedLikeOurs: (path: string) => boolean;
  /** What an input that no reader accepts lacks, as a sentence; null where its name says nothing. */
  readonly lackOf: (path: string, head: Head) => string | null;
  readonly encoding?: Encoding;
}

/** What one input gave. `input` is null for a stranger that was passed over. */
export interface Collected {
  readonly input: InputReport | null;
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
}

const STRANGER: Collected = { input: null, facts: [], problems: [] };

/** Reads one input to its end and closes it. Never throws. */
export function collect(input: Input, reading: Reading): Collected {
  const { path } = input;
  let source: ReturnType<Input['open']>;
  try {
    source = input.open();
  } catch (error) {
    return failed(path, 'Opening', error);
  }
  let collected: Collected;
  try {
    collected = collectOpen(input, source, reading);
  } catch (error) {
    collected = failed(path, 'The detection of formats', error);
  }
  try {
    source.close();
    return collected;
  } catch (error) {
    // What was read stands; that the medium failed at the very end is said all the same.
    return { ...collected, problems: [...collected.problems, internal(path, failure('Closing', error))] };
  }
}

/** An input of which nothing could be read. */
function failed(path: string, who: string, error: unknown): Collected {
  if (error instanceof SourceError) return unreadable(path, 'medium', error.message, '');
  const message = failure(who, error);
  return { ...unreadable(path, 'malformed', message, DEFECT), problems: [internal(path, message)] };
}

function collectOpen(input: Input, source: Source, reading: Reading): Collected {
  const { path } = input;
  const head = reading.headOf(source);
  const reader = source.size === 0 ? null : reading.detect(head, reading.readers);
  if (!reader) {
    if (!input.named && !reading.namedLikeOurs(path)) return STRANGER;
    return source.size === 0 ? empty(path) : unknown(path, reading.lackOf(path, head));
  }
  return readWith(reader, input, source, reading);
}

function readWith(reader: Reader, input: Input, source: Source, reading: Reading): Collected {
  const { path } = input;
  const info = pathInfo(path);
  const origin: Origin = {
    path,
    format: reader.format,
    holder: info.holder ?? reader.holder,
    container: info.container,
    part: null,
    side: info.side,
    ...(input.client === undefined ? {} : { client: input.client }),
  };
  const facts: Fact[] = [];
  const problems: Problem[] = [];
  const options: ReadOptions = reading.encoding ? { encoding: reading.encoding } : {};
  try {
    for (const item of reader.read(source, reading.interest, options)) {
      for (const fact of reading.interpret(item, origin)) facts.push(fact);
    }
  } catch (error) {
    if (error instanceof SourceError) {
      facts.push(gap(origin, 'medium', 'unreadable', error.message, ''));
    } else {
      const message = failure(`The reader for ${reader.format}`, error);
      facts.push(gap(origin, 'malformed', 'unreadable', message, DEFECT));
      problems.push(internal(path, message));
    }
  }
  return { input: reportOf(path, reader.format, facts), facts: withoutBrokenScopes(facts), problems };
}

const DEFECT = 'This is a defect of realmlint: please report it.';

function failure(who: string, error: unknown): string {
  return `${who} failed: ${error instanceof Error ? error.message : String(error)}`;
}

function internal(path: string, message: string): Problem {
  return { kind: 'internal', message: `${path}: ${message}` };
}

function reportOf(path: string, format: string, facts: readonly Fact[]): InputReport {
  const gaps = facts.filter((fact): fact is GapFact => fact.kind === 'gap');
  const worst =
    gaps.find((fact) => fact.effect === 'unreadable') ?? gaps.find((fact) => fact.effect === 'partial');
  const evidence = facts.filter(isEvidence).length;
  const status: InputStatus = worst
    ? worst.effect === 'unreadable' && evidence === 0
      ? 'unreadable'
      : 'partial'
    : evidence === 0
      ? 'no-evidence'
      : 'read';
  return { path, format, status, facts: evidence, ...(worst ? { message: worst.message } : {}) };
}

// A reader that stumbled after it stated a scope must not let absence mean anything.
function withoutBrokenScopes(facts: readonly Fact[]): readonly Fact[] {
  const torn = facts.some(
    (fact) => fact.kind === 'gap' && fact.effect === 'unreadable' && fact.origin.part === null,
  );
  return torn ? facts.filter((fact) => fact.kind !== 'scope') : facts;
}

function gap(
  origin: Origin,
  code: GapFact['code'],
  effect: GapFact['effect'],
  message: string,
  hint: string,
): GapFact {
  return { kind: 'gap', origin, at: fileStart(origin.format), locator: '', code, effect, message, hint };
}

/** The origin of what could not even be recognised: it belongs to no format and, by its path alone, to a container. */
function originOf(path: string): Origin {
  const { container, side } = pathInfo(path);
  return { path, format: null, holder: 'gpo', container, part: null, side };
}

function unreadable(path: string, code: GapFact['code'], message: string, hint: string): Collected {
  const input: InputReport = { path, format: null, status: 'unreadable', facts: 0, message };
  return { input, facts: [gap(originOf(path), code, 'unreadable', message, hint)], problems: [] };
}

function empty(path: string): Collected {
  return unreadable(path, 'empty', 'The file is empty.', 'Export it again.');
}

function unknown(path: string, lack: string | null): Collected {
  const what = 'The content is of no kind that realmlint reads';
  return unreadable(
    path,
    'unsupported',
    lack === null ? `${what}.` : `${what}. ${lack}`,
    'Export a GPO report as XML, a GPO backup, a .reg file, the output of reg query, or the trust with Get-ADObject -Properties *.',
  );
}
