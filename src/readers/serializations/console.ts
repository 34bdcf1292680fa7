// What PowerShell printed on a console or into a file, a line at a time: lists and tables in any order, with the commands and
// errors between them.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Head } from '../../model/reader.ts';
import { FILE_START } from '../../model/span.ts';
import { locatedIn, spanIn } from '../../model/text.ts';
import { EXPORT_TRUST } from '../advice.ts';
import type { Mapper, Printed } from './bag.ts';
import {
  type Block,
  failedCmdlet,
  type Input,
  isBarePrompt,
  isRule,
  type Line,
  promptOf,
  propertyIn,
} from './block.ts';
import { listBlock } from './list-block.ts';
import { tableBlock } from './table-block.ts';
import { complaintBlock, isBanner, ofTranscript, type Transcript, typedBlock } from './talk.ts';

interface State {
  block: Block | null;
  /** A line that may be the header of a table. */
  held: Line | null;
  found: boolean;
  /** Empty lines since the last that was not. */
  blanks: number;
  /** Whether the last line that was not empty is a prompt at which nothing was typed. */
  prompted: boolean;
  /** Whether bytes, or the end of the input, cut what was printed. */
  end: 'open' | 'cut';
  /** Lower-case names of the cmdlets whose answers are understood. */
  readonly cmdlets: readonly string[];
  readonly transcript: Transcript;
}

/** Everything that was printed; ends with `end`. */
export function* printedIn(lines: Iterable<Input>, mappers: readonly Mapper[]): Iterable<Printed> {
  const state: State = {
    block: null,
    held: null,
    found: false,
    blanks: 0,
    prompted: false,
    end: 'open',
    cmdlets: mappers.map(({ name }) => name.toLowerCase()),
    transcript: { started: null, frame: false },
  };
  for (const line of lines) {
    if ('kind' in line) {
      state.end = 'cut';
      yield line;
    } else yield* step(state, line);
  }
  yield* finish(state);
}

function* step(state: State, line: Line): Iterable<Printed> {
  state.end = line.terminated ? 'open' : 'cut';
  const blank = line.text.trim() === '';
  state.blanks = blank ? state.blanks + 1 : 0;
  if (!blank) state.prompted = isBarePrompt(line);
  if (state.block) {
    const taken = state.block.take(line);
    if (taken) {
      yield* taken;
      return;
    }
    yield* state.block.close(line, 'open');
    state.block = null;
  }
  if (ofTranscript(state.transcript, line)) return;
  const { held } = state;
  state.held = null;
  if (held && isRule(line.text)) state.block = tableBlock(held, line);
  if (held && !state.block) yield stray(held);
  if (blank || state.block) {
    state.found ||= state.block !== null;
    return;
  }
  state.block = blockOf(state, line);
  if (!state.block && !isBanner(line.text)) state.held = line;
}

function blockOf(state: State, line: Line): Block | null {
  const { text } = line;
  if (promptOf(text) > 0) {
    const lower = text.toLowerCase();
    state.found ||= state.cmdlets.some((name) => lower.includes(name));
    return typedBlock(line);
  }
  const failed = failedCmdlet(text);
  const block = failed ? complaintBlock(line, failed) : listBlock(line);
  state.found ||= block !== null;
  return block;
}

function stray(line: Line): Printed {
  return { kind: 'stray', line: locatedIn(line, 0, line.text.length) };
}

function* finish(state: State): Iterable<Printed> {
  const { block, held, found, transcript } = state;
  const settled = state.prompted || state.blanks >= 2;
  if (block) yield* block.close(null, state.end);
  if (held && !held.terminated) yield cutName(held);
  else if (held) yield stray(held);
  const { started } = transcript;
  if (started) {
    const message = 'The transcript has a beginning and no end.';
    const hint = 'Run Stop-Transcript, and copy the whole file.';
    yield diagnostic('truncated', 'partial', message, spanIn(started, 0, started.text.length), hint);
  }
  yield { kind: 'end', settled };
  if (found) return;
  yield diagnostic(
    'unsupported',
    'unreadable',
    'No object that PowerShell printed was found.',
    FILE_START,
    EXPORT_TRUST,
  );
}

/** The last line may be the beginning of a property, and so of an object, or the header of a table. */
function cutName(line: Line): Printed {
  const message = `The output ends within a line, after "${line.text.trim().slice(-60)}".`;
  const hint = 'Export it again, and keep the empty line that PowerShell prints after the last object.';
  return diagnostic('truncated', 'partial', message, spanIn(line, 0, line.text.length), hint);
}

/** What the head of an input shows first of what a mapper wants: a list, a table, or a command alone. */
export function glance(head: Head, mappers: readonly Mapper[]): 'list' | 'table' | 'command' | null {
  const wants = (names: ReadonlySet<string>) => mappers.some((mapper) => mapper.wants(names));
  const lines = head.text.split(/\r?\n/);
  const listed = new Set<string>();
  let asked = false;
  for (const [index, text] of lines.entries()) {
    if (index > 0 && isRule(text) && wants(headings(lines[index - 1] ?? '', text))) return 'table';
    const prompt = promptOf(text);
    const lower = text.slice(prompt).toLowerCase();
    asked ||= prompt > 0 && mappers.some(({ name }) => lower.includes(name.toLowerCase()));
    const name = prompt > 0 || failedCmdlet(text) !== null ? null : propertyIn(text)?.name;
    if (!name) continue;
    listed.add(name.toLowerCase());
    if (wants(listed)) return 'list';
  }
  return asked ? 'command' : null;
}

function headings(header: string, rule: string): ReadonlySet<string> {
  return new Set(
    [...rule.matchAll(/-+/g)].map(({ index, 0: dashes }) =>
      header.slice(index, index + dashes.length).toLowerCase(),
    ),
  );
}
