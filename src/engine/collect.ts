// One input after the other, from bytes to facts. Whatever goes wrong with one is said and never stops the next.

import { pathInfo } from '../evidence/paths.ts';
import type { CollectedInput } from '../model/collected.ts';
import { type Fact, type GapFact, isEvidence, type Origin } from '../model/fact.ts';
import type { InputReport, InputStatus, Problem } from '../model/finding.ts';
import type { Archive, Input } from '../model/input.ts';
import type { Head, Reader, ReadOptions } from '../model/reader.ts';
import { type Source, SourceError } from '../model/source.ts';
import { leaveBare, withoutScope } from './bare-gpos.ts';
import { besideWords } from './beside.ts';
import { collectFacts } from './collect-facts.ts';
import { withForcedEncoding, withoutIdleAssumption } from './encodings.ts';
import { DEFECT, failure, gap, internal, originOf, unreadable } from './gap.ts';
import type { Collected, Reading } from './reading.ts';

const STRANGER: Collected = { input: null, facts: [], problems: [], strangers: 1 };

/** An input and, one after the other, what lies in it. Never throws. */
export function* collectAll(
  input: Input,
  reading: Reading,
  onEntry: (path: string) => void = () => undefined,
): Iterable<CollectedInput> {
  const outer = collect(input, reading);
  if (outer.holdsFacts) {
    yield* collectFacts(input, reading);
    return;
  }
  yield told(input, outer);
  if (!outer.entries) return;
  let any = outer.input !== null;
  for (const entry of outer.entries) {
    onEntry(entry.path);
    const inner = collect(entry, reading);
    const found = inner.holdsFacts ? collectFacts(entry, reading) : [told(entry, inner)];
    for (const one of found) {
      if (one.input) any = true;
      yield one;
    }
  }
  if (!any && input.named) yield told(input, nothingIn(input.path));
}

function told({ path }: Input, collected: Collected): CollectedInput {
  const { input, facts, problems, strangers, sheet, seal } = collected;
  // Spelled out, for there is one of them for each input.
  if (sheet && !seal) return { path, input, facts, problems, strangers, sheet };
  return { path, input, facts, problems, strangers, ...(sheet ? { sheet } : {}), ...(seal ? { seal } : {}) };
}

// As for a folder that was named: there was nothing in it, and that is no defect of the archive.
function nothingIn(path: string): Collected {
  const message = 'Nothing in the archive is of a kind that realmlint reads.';
  const input: InputReport = { path, format: null, status: 'no-evidence', facts: 0, message };
  return { input, facts: [], problems: [], strangers: 0 };
}

/** Reads one input to its end and closes it. Never throws. */
function collect(input: Input, reading: Reading): Collected {
  const { path } = input;
  let source: ReturnType<Input['open']>;
  try {
    source = input.open();
    reading.onOpen?.(source.size);
  } catch (error) {
    return failed(path, 'Opening', error);
  }
  let collected: Collected;
  try {
    const read = () => collectOpen(input, source, reading);
    const found = reading.remember ? reading.remember(input, source, read) : read();
    collected = sealed(input, source, reading, found);
    // A log that grows beside the exports is nobody's evidence.
    if (collected.input ?? collected.entries) source.settle?.();
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

/** An entry of an archive is told by its archive. */
function sealed(input: Input, source: Source, { seal, encoding }: Reading, collected: Collected): Collected {
  if (!seal || input.packed || collected.holdsFacts) return collected;
  return { ...collected, seal: { ...seal(source), ...(encoding ? { encoding } : {}) } };
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
  const kind = reading.archiveKind(head);
  if (kind !== null) return collectArchive(kind, input, source, head, reading);
  // Behind archives: what is in one can stand in its head as it is.
  if (reading.facts.holds(head)) {
    return { input: null, facts: [], problems: [], strangers: 0, holdsFacts: true };
  }
  const reader = source.size === 0 ? null : reading.detect(head, reading.readers);
  if (!reader) {
    if (!input.named && !reading.namedLikeOurs(path, head)) return STRANGER;
    return source.size === 0 ? empty(path) : unknown(path, reading.lackOf(path, head));
  }
  return readWith(reader, input, source, reading);
}

function collectArchive(kind: string, input: Input, source: Source, head: Head, reading: Reading): Collected {
  const { path } = input;
  const ours = input.named || reading.namedLikeOurs(path);
  if (!ours && reading.namedLikePackage(path)) return STRANGER;
  const archive = input.packed ? null : reading.unpack(input, source, head);
  if (archive) return entered(path, archive);
  // What lies in an archive was put there by somebody: an archive among that may hold anything of ours.
  if (!ours && !input.packed) return STRANGER;
  if (!input.packed && reading.namedLikePackage(path)) {
    const message = `This is a document or a program (a ${kind} inside), which realmlint does not enter.`;
    return unreadable(path, 'unsupported', message, 'Save what is in it as a text file of its own.');
  }
  const where = input.packed ? ' in an archive' : '';
  const message = `The content is a ${kind}${where}, which realmlint does not enter.`;
  return unreadable(path, 'unsupported', message, 'Unpack it first, and name the folder.');
}

function entered(path: string, { inputs, strangers, problems }: Archive): Collected {
  const worst = worstOf(problems);
  const origin = originOf(path);
  const facts = problems.map(({ code, effect, message, hint }) => gap(origin, code, effect, message, hint));
  const base = { facts, problems: [], strangers, entries: inputs };
  if (!worst) return { ...base, input: null };
  const status = worst.effect === 'unreadable' ? 'unreadable' : 'partial';
  return { ...base, input: { path, format: null, status, facts: 0, message: worst.message } };
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
    let begin = 0;
    for (const item of reader.read(source, reading.interest, options)) {
      for (const fact of reading.interpret(item, origin)) facts.push(fact);
      if (item.kind !== 'gpo') continue;
      if (item.among) leaveBare(facts, begin);
      begin = facts.length;
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
  const settled = withForcedEncoding(withoutIdleAssumption(facts), reading.encoding);
  return {
    input: reportOf(path, reader.format, settled),
    facts: withoutBrokenScopes(settled),
    problems,
    strangers: 0,
  };
}

function reportOf(path: string, format: string, facts: readonly Fact[]): InputReport {
  const gaps = facts.filter((fact): fact is GapFact => fact.kind === 'gap');
  const worst = worstOf(gaps);
  const evidence = facts.filter(isEvidence).length;
  const status: InputStatus = worst
    ? worst.effect === 'unreadable' && evidence === 0
      ? 'unreadable'
      : 'partial'
    : evidence === 0
      ? 'no-evidence'
      : 'read';
  const [taken] = facts.flatMap(timeOf).sort();
  const message = worst ? worst.message : evidence === 0 ? besideWords(facts) : null;
  return {
    path,
    format,
    status,
    facts: evidence,
    ...(taken === undefined ? {} : { taken }),
    ...(message === null ? {} : { message }),
  };
}

/** The first of what weighs most; a notice weighs nothing. */
function worstOf<T extends Pick<GapFact, 'effect'>>(flaws: readonly T[]): T | undefined {
  return (
    flaws.find(({ effect }) => effect === 'unreadable') ?? flaws.find(({ effect }) => effect === 'partial')
  );
}

// A catalogue tells of other files. A time without its date is none.
function timeOf(fact: Fact): readonly string[] {
  const time =
    fact.kind === 'gpo'
      ? fact.readTime
      : fact.kind === 'client' || (fact.kind === 'backup' && !fact.catalogue)
        ? fact.time
        : null;
  return time !== null && /^\d{4}-\d\d-\d\d/.test(time) ? [time] : [];
}

// A reader that stumbled after it stated a scope must not let absence mean anything.
function withoutBrokenScopes(facts: readonly Fact[]): readonly Fact[] {
  const torn = facts.some(
    (fact) => fact.kind === 'gap' && fact.effect === 'unreadable' && fact.origin.part === null,
  );
  return torn ? facts.flatMap(withoutScope) : facts;
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
    // What it is may have said already how to get at what is in it.
    `${lack === null ? 'Export' : 'Or export'} a GPO report as XML, a GPO backup, a .reg file, the output of reg query, or the trust with Get-ADObject -Properties *.`,
  );
}
