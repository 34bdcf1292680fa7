// Lines of facts back to facts. Whatever was cut, lost or bent on the way is told with its line, and nothing behind it is believed.

import { type Checksum, createChecksum } from '../model/checksum.ts';
import { clipped } from '../model/clipped.ts';
import type { CollectedInput, FactsFault, FactsRun } from '../model/collected.ts';
import { type Fact, isEvidence, type Origin } from '../model/fact.ts';
import type { InputReport } from '../model/finding.ts';
import type { Source } from '../model/source.ts';
import { expand } from './compact.ts';
import { type EndLine, FACTS_VERSION, type FactLine, type InputLine, type RunLine } from './lines.ts';
import { sourceLines } from './source-lines.ts';
import { lineError } from './validators.generated.ts';

export type FactsItem = CollectedInput | FactsRun | FactsFault;

/** `clientOf` names the client of an input by its path, where the user says whose it is; that overrules what was collected. */
export type ClientOf = (path: string) => string | null;

interface Run {
  readonly head: FactsRun;
  readonly line: number;
  readonly all: Checksum;
  inputs: number;
}

/** Of an input whose last line is still to come. */
interface Pending {
  facts: Fact[];
  origin: Origin | null;
  sum: Checksum;
}

interface State {
  readonly path: string;
  readonly clientOf: ClientOf;
  run: Run | null;
  pending: Pending;
}

type Said = Pick<FactsFault, 'message' | 'hint'> & { readonly cut?: true };

// Of what a message quotes.
const LONGEST = 300;

const AGAIN = 'Collect again what it was made of, and let the command come to its end.';

/** Each input as soon as it is whole, and each run behind its inputs. A fault is the last item. SourceError passes through. */
export function* readFacts(source: Source, clientOf: ClientOf = () => null): Iterable<FactsItem> {
  const { lines, number, place } = sourceLines(source);
  const state: State = { path: source.path, clientOf, run: null, pending: nothing() };
  for (const line of lines) {
    if (line !== null && line.trim() === '') continue;
    const item = line === null ? tooLong() : take(state, line, number());
    if (item === null) continue;
    if ('message' in item) {
      const message = `Line ${number()}: ${item.message}`;
      yield { kind: 'fault', at: place(), cut: item.cut ?? false, message, hint: item.hint };
      return;
    }
    yield item;
  }
  if (state.run) {
    const message = `Line ${number()}: The facts end here, and the run that begins on line ${state.run.line} does not: its last line, of kind end, is missing.`;
    yield { kind: 'fault', at: place(), cut: true, message, hint: AGAIN };
  }
}

function nothing(): Pending {
  return { facts: [], origin: null, sum: createChecksum() };
}

function tooLong(): Said {
  return { message: 'It is longer than any line of facts.', hint: AGAIN };
}

/** Null where a line only adds to what is to come. */
function take(state: State, text: string, number: number): CollectedInput | FactsRun | Said | null {
  const line = parsed(text);
  if (line === null) {
    // Two files that were put together where the first of them was cut have one line that is both.
    const message = 'It is no whole line of facts. The file was cut, or changed by another program.';
    return { message, hint: AGAIN, cut: true };
  }
  if (line.kind === 'run') return begin(state, line, text, number);
  const problem = lineError(line.kind, line);
  if (problem !== null) return { message: `It is no line of facts (${problem}).`, hint: AGAIN };
  const { run } = state;
  if (!run) {
    const message = 'It belongs to a run whose first line, of kind run, is missing.';
    return { message, hint: 'Keep the lines of a facts file together and in their order.', cut: true };
  }
  if (line.kind === 'end') return finish(state, run, line as EndLine);
  if (line.kind === 'input') return complete(state, run, line as InputLine, text);
  return add(state, line, text);
}

function parsed(text: string): FactLine | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null || !('kind' in value)) return null;
  return typeof value.kind === 'string' ? (value as FactLine) : null;
}

function begin(state: State, line: FactLine, text: string, number: number): Said | null {
  const { schemaVersion } = line as Partial<RunLine>;
  const by = toolOf(line);
  if (typeof schemaVersion === 'number' && schemaVersion !== FACTS_VERSION) {
    const newer = schemaVersion > FACTS_VERSION;
    return {
      message: `The facts that begin here are of schemaVersion ${schemaVersion}${by}; this realmlint reads ${FACTS_VERSION}.`,
      hint: newer ? 'Update realmlint here to the version there.' : 'Collect them again with this version.',
    };
  }
  const problem = lineError('run', line);
  if (problem !== null) return { message: `It is no line of facts (${problem}).`, hint: AGAIN };
  if (state.run) {
    const message = `A run begins, and the one before it, from line ${state.run.line} on, has no end.`;
    return { message, hint: AGAIN, cut: true };
  }
  const { tool, shard, encoding } = line as FactLine & RunLine;
  if (shard && shard.index > shard.count) {
    return { message: `There is no shard ${shard.index} of ${shard.count}.`, hint: AGAIN };
  }
  const head: FactsRun = {
    kind: 'run',
    version: tool.version,
    ...(shard ? { shard } : {}),
    ...(encoding ? { encoding } : {}),
  };
  const all = createChecksum();
  all.addText(text);
  state.run = { head, line: number, all, inputs: 0 };
  return null;
}

function toolOf(line: object): string {
  const tool = 'tool' in line ? line.tool : null;
  const version = typeof tool === 'object' && tool !== null && 'version' in tool ? tool.version : null;
  return typeof version === 'string' ? `, from realmlint ${clipped(version, 40)}` : '';
}

function add({ pending, clientOf }: State, line: FactLine, text: string): Said | null {
  pending.sum.addText(text);
  if (line.origin) {
    const { path } = line.origin;
    const client = clientOf(path);
    pending.origin = client === null ? line.origin : { ...line.origin, client };
  }
  if (pending.origin === null) return { message: 'The first fact of an input has no origin.', hint: AGAIN };
  const { kind, origin: _own, ...rest } = line;
  expand(rest);
  pending.facts.push({ kind, origin: pending.origin, ...rest } as unknown as Fact);
  return null;
}

function complete(state: State, run: Run, line: InputLine, text: string): CollectedInput | Said {
  const { facts, sum } = state.pending;
  const { path, problems = [], skipped, content } = line;
  const lost = lackIn(line, facts, sum.hex());
  if (lost !== null)
    return { message: `${lost} ${clipped(path, LONGEST)} is not as it was collected.`, hint: AGAIN };
  state.pending = nothing();
  run.all.addText(text);
  run.inputs++;
  return {
    path,
    input: reportOf(line),
    facts,
    problems,
    strangers: skipped,
    from: state.path,
    ...(content ? { seal: content } : {}),
  };
}

function lackIn(line: InputLine, facts: readonly Fact[], digest: string): string | null {
  if (line.lines !== facts.length) {
    return `Of ${line.lines} lines of facts above ${facts.length} are here.`;
  }
  if (line.digest !== digest) return 'A line of facts above was changed.';
  if (facts.some(({ origin }) => origin.path !== line.path)) return 'A fact above is of another input.';
  const evidence = facts.filter(isEvidence).length;
  return evidence === line.facts ? null : `Of ${line.facts} facts of evidence above ${evidence} are here.`;
}

function reportOf({ path, format, status, facts, taken, message }: InputLine): InputReport | null {
  if (status === 'none') return null;
  return {
    path,
    format,
    status,
    facts,
    ...(taken === undefined ? {} : { taken }),
    ...(message === undefined ? {} : { message }),
  };
}

function finish(state: State, run: Run, { inputs, digest }: EndLine): FactsRun | Said {
  if (state.pending.facts.length > 0) {
    return { message: 'The run ends, and the facts above have no line of their input.', hint: AGAIN };
  }
  if (inputs !== run.inputs) {
    return {
      message: `The run ends with ${inputs} inputs, and ${run.inputs} of them are here.`,
      hint: AGAIN,
    };
  }
  if (digest !== run.all.hex())
    return { message: 'The first line of this run was changed, or that of an input.', hint: AGAIN };
  state.run = null;
  return run.head;
}
