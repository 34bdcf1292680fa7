// realmlint collect: what exports say, kept as facts, so that many machines can read and one can judge.

import { listOf, shardOf } from '../facts/shard.ts';
import { writeFacts } from '../facts/write.ts';
import type { CollectedInput, Shard } from '../model/collected.ts';
import { EXIT_CODES } from '../model/exit-codes.ts';
import { amount } from '../reporters/place.ts';
import type { Invocation } from './arguments.ts';
import { findInputs, leftOut, type Prepared, prepare } from './evidence.ts';
import { refusal } from './failure.ts';
import type { CliInput } from './file-input.ts';
import type { Io } from './io.ts';
import { notify, print } from './output.ts';
import type { Session } from './parts.ts';
import { absolute } from './paths.ts';
import { createProgress } from './progress.ts';

/** What is said of a run, counted while it goes by. */
interface Tally {
  /** Inputs that a reader took, whatever it made of them. */
  read: number;
  unreadable: number;
  facts: number;
  skipped: number;
  internal: boolean;
  /** What could not be read, or only in part, as lines; no more than are shown. */
  readonly gaps: string[];
  incomplete: number;
}

const SHOWN = 20;

/** Returns 0 when the facts are written, whatever they say. Throws UsageError and OutputError. */
export async function collectCommand(session: Session, invocation: Invocation): Promise<number> {
  const { io, parts } = session;
  const prepared = prepare(session, invocation, ['text']);
  const { request, settings } = prepared;
  // Clouds are a matter of judging.
  const found = await findInputs(session, { ...prepared, settings: { ...settings, cloud: null } });
  const inputs = await withoutOutput(io, found.inputs, request.quiet);
  const shard = shardFor(prepared, inputs);
  const chosen = shard ? inputs.filter(({ path }) => shardOf(path, shard.count) === shard.index) : inputs;
  const progress = createProgress(io);
  const encoding = request.encoding ? { encoding: request.encoding } : {};
  const tally: Tally = {
    read: 0,
    unreadable: 0,
    facts: 0,
    skipped: 0,
    internal: false,
    gaps: [],
    incomplete: 0,
  };
  session.doing = 'reading';
  const collected = parts.collect(chosen, {
    ...encoding,
    seal: true,
    onProgress(done, total, path, bytes) {
      session.doing = `reading ${path}`;
      progress.report(done, total, path, bytes);
    },
  });
  const run = { version: parts.version, ...encoding, ...(shard ? { shard } : {}) };
  await print(io, writeFacts(tallied(collected, tally), run));
  await progress.clear();
  const ofAll = shard ? `shard ${shard.index} of ${shard.count}, ` : '';
  const total = shard
    ? `${chosen.length} of ${amount(inputs.length, 'path')}`
    : amount(inputs.length, 'path');
  const exitCode = exitCodeOf(
    tally,
    inputs.length === 0 && !request.allowEmpty,
    shard === null && !request.allowEmpty,
  );
  if (!request.quiet || exitCode !== EXIT_CODES.clean.code) {
    await notify(io, [...wordsOf(tally, `${ofAll}${total}`), ...leftOut(prepared.loaded, found)]);
  }
  return exitCode;
}

/** What standard output is written to grows while it is read. */
async function withoutOutput(
  io: Io,
  inputs: readonly CliInput[],
  quiet: boolean,
): Promise<readonly CliInput[]> {
  const kept: CliInput[] = [];
  for (const input of inputs) {
    if (!isOutput(io, input.path)) kept.push(input);
    else if (!quiet) await notify(io, [`${input.path} is where the facts go, and no input`]);
  }
  return kept;
}

function isOutput(io: Io, path: string): boolean {
  try {
    return io.isOutput(absolute(io, path));
  } catch (error) {
    // What is not there, or may not be seen, says so when it is opened.
    refusal(error);
    return false;
  }
}

function shardFor({ request: { shard } }: Prepared, inputs: readonly CliInput[]): Shard | null {
  return shard && { ...shard, ...listOf(inputs.map(({ path }) => path)) };
}

function* tallied(collected: Iterable<CollectedInput>, tally: Tally): Iterable<CollectedInput> {
  for (const one of collected) {
    const { path, input, problems, strangers } = one;
    tally.skipped += strangers;
    if (problems.length > 0) tally.internal = true;
    if (input) {
      tally.facts += input.facts;
      if (input.status === 'unreadable') tally.unreadable++;
      else tally.read++;
      if (input.status === 'unreadable' || input.status === 'partial') {
        tally.incomplete++;
        if (tally.gaps.length < SHOWN) tally.gaps.push(`${path}: ${input.status}. ${input.message ?? ''}`);
      }
    }
    yield one;
  }
}

function exitCodeOf({ read, unreadable, internal }: Tally, isEmpty: boolean, mustRead: boolean): number {
  if (internal) return EXIT_CODES.internal.code;
  const lacks = read === 0 && (unreadable > 0 || mustRead);
  return lacks || isEmpty ? EXIT_CODES.incomplete.code : EXIT_CODES.clean.code;
}

function wordsOf({ read, facts, skipped, gaps, incomplete }: Tally, paths: string): readonly string[] {
  const more = incomplete - gaps.length;
  const blocked =
    incomplete === 0
      ? []
      : [`${amount(incomplete, 'input')} incomplete, which has no verdict where it is judged`];
  const passed = skipped === 0 ? '' : `, ${skipped} passed over`;
  const none = read === 0 ? ['nothing was read'] : [];
  return [
    ...gaps,
    ...(more > 0 ? [`and ${more} more`] : []),
    ...blocked,
    ...none,
    `${amount(facts, 'fact')} of evidence from ${amount(read, 'input')} (${paths}${passed})`,
  ];
}
