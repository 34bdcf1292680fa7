// Objects, commands and errors of one input to records: every object goes to its mapper, every answer to the cmdlet that gave it.

import { diagnostic } from '../../model/diagnostic.ts';
import type { Diagnostic, Item } from '../../model/record.ts';
import type { Interest } from '../../model/source.ts';
import { EXPORT_TRUST } from '../advice.ts';
import { type Command, commandIn } from '../cmdlets/command.ts';
import type { Bag, Complaint, Mapper, Printed, Stray } from './bag.ts';
import { complained } from './complained.ts';

/** What follows the last prompt. */
interface Current {
  command: Command | null;
  mapper: Mapper | null;
  objects: number;
  whole: boolean;
  complaint: Complaint | null;
  domains: Set<string>;
}

interface State {
  readonly mappers: readonly Mapper[];
  readonly interest: Interest;
  readonly strangers: Set<string>;
  /** The first line that was left aside without being a gap. */
  aside: Stray | null;
  seen: boolean;
  current: Current;
}

const SHOWN = 200;
const GLIMPSE = 80;
/** Kinds of objects that are named; a file with more of them is none of ours. */
const MOST_STRANGERS = 50;
// Two domains are enough to know that it is not one.
const MOST_DOMAINS = 2;

/** Gives every bag to the first mapper that accepts it. A bag that none accepts is a gap, said once for each kind. */
export function* mapBags(
  printed: Iterable<Printed>,
  mappers: readonly Mapper[],
  interest: Interest,
): Iterable<Item> {
  const strangers = new Set<string>();
  const state: State = { mappers, interest, strangers, aside: null, seen: false, current: nothing() };
  let settled = false;
  for (const item of printed) {
    state.seen ||= item.kind === 'bag' || item.kind === 'typed';
    if (item.kind === 'bag') yield* mapped(state, item);
    else if (item.kind === 'typed') {
      yield* finish(state, true);
      state.current = begun(commandIn(item.line, namesOfAll(mappers)), mappers);
    } else if (item.kind === 'complaint') yield* failed(state.current, item);
    else if (item.kind === 'stray') yield* strayed(state, item);
    else if (item.kind === 'end') settled = item.settled;
    else {
      if (item.effect !== 'notice') state.current.whole = false;
      yield item;
    }
  }
  yield* finish(state, settled);
  if (state.aside && state.seen) yield leftAside(state.aside);
}

function namesOfAll(mappers: readonly Mapper[]): string[] {
  return mappers.map(({ name }) => name.toLowerCase());
}

function nothing(): Current {
  return { command: null, mapper: null, objects: 0, whole: true, complaint: null, domains: new Set() };
}

function begun(command: Command | null, mappers: readonly Mapper[]): Current {
  const mapper = mappers.find(({ name }) => name.toLowerCase() === command?.cmdlet) ?? null;
  return { ...nothing(), command, mapper };
}

function* mapped(state: State, bag: Bag): Iterable<Item> {
  const { current, interest, mappers } = state;
  const asked = (mapper: Mapper) => (mapper === current.mapper ? current.command : null);
  const mapper = mappers.find((candidate) => candidate.accepts(bag, asked(candidate)));
  if (!mapper) {
    yield* unknownKind(state, bag);
    return;
  }
  if (mapper === current.mapper) current.objects++;
  if (bag.end !== 'closed') current.whole = false;
  for (const item of mapper.map(bag, interest, asked(mapper))) {
    if (item.kind === 'diagnostic' && item.effect !== 'notice') current.whole = false;
    const domain = item.kind === 'directory' ? item.domain?.value.toLowerCase() : undefined;
    if (domain !== undefined && current.domains.size < MOST_DOMAINS) current.domains.add(domain);
    yield { ...item, holder: mapper.holder };
  }
}

/** The first error of one of our commands may be its answer; any other leaves a gap. */
function* failed(current: Current, complaint: Complaint): Iterable<Diagnostic> {
  if (current.mapper && !current.complaint) {
    current.complaint = complaint;
    return;
  }
  current.whole = false;
  yield complained(complaint);
}

function* finish({ current, interest }: State, settled: boolean): Iterable<Item> {
  const { command, mapper, objects, complaint, domains } = current;
  if (!command || !mapper) return;
  const holder = mapper.holder;
  if (!settled && objects === 0 && !complaint) {
    const message = `The input ends after this command, and what ${mapper.name} printed is not there.`;
    yield { ...diagnostic('truncated', 'partial', message, command.word.at, 'Copy the output too.'), holder };
    return;
  }
  const whole = current.whole && settled;
  const [domain = null] = domains.size === 1 ? domains : [];
  for (const item of mapper.answered({ command, objects, whole, complaint, domain }, interest)) {
    yield { ...item, holder };
  }
}

function* strayed(state: State, stray: Stray): Iterable<Diagnostic> {
  const { current, interest } = state;
  const { line } = stray;
  const lower = line.value.toLowerCase();
  // Short names (cn, name) are words of any text.
  const telling = [...interest.keyPaths, ...interest.objectClasses, ...interest.attributes].filter(
    (word) => word.length > 8,
  );
  if (!current.mapper && !telling.some((word) => lower.includes(word))) {
    state.aside ??= stray;
    return;
  }
  if (!current.whole) return;
  current.whole = false;
  const message = `This line belongs to no object: "${line.value.trim().slice(0, GLIMPSE)}".`;
  const hint = 'Export it again without changing the lines that PowerShell prints.';
  yield diagnostic('malformed', 'partial', message, line.at, hint);
}

function leftAside({ line }: Stray): Diagnostic {
  const message = `Lines that are no objects were left aside, this one first: "${line.value.trim().slice(0, GLIMPSE)}".`;
  return diagnostic('not-read', 'notice', message, line.at);
}

function* unknownKind(state: State, bag: Bag): Iterable<Diagnostic> {
  const { current, strangers, mappers } = state;
  current.whole = false;
  const names = bag.properties.map((property) => property.name.value).join(', ');
  if (strangers.has(names) || strangers.size >= MOST_STRANGERS) return;
  strangers.add(names);
  const shown = names.length > SHOWN ? `${names.slice(0, SHOWN)}...` : names;
  const known = mappers.map((mapper) => mapper.name).join(', ');
  const seen = shown === '' ? 'It has no properties.' : `Its properties are ${shown}.`;
  const message = `This object is not of a kind that is read (${known}). ${seen}`;
  yield diagnostic('unsupported', 'partial', message, bag.at, EXPORT_TRUST);
}
